// What the running register asks on every write: the union over a person's registers, and the clause to cite.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilePolicy } from './compile.ts';
import { accepted } from './load.ts';
import { changed, firmPolicy, firmYaml } from './testing.ts';

describe('compiled policy', () => {
  const lajina = firmPolicy('lajina-mieli');
  const interniemi = firmPolicy('interniemi');
  const lexmentor = firmPolicy('lexmentor');

  it('the marketing register of S0-06 holds an e-mail address and nothing else', () => {
    assert.deepEqual([...lajina.fieldsOf('marketing')], ['person.email']);
    assert.equal(lajina.allows(['marketing'], 'person.name'), false);
    assert.equal(lajina.allows(['marketing'], 'person.email'), true);
  });

  it('a person in several registers may have what any of them declares', () => {
    assert.equal(lajina.allows(['marketing', 'customer'], 'person.name'), true);
    assert.equal(interniemi.allows(new Set(['peili']), 'person.phone'), false);
    assert.equal(interniemi.allows(new Set(['peili', 'mediation']), 'person.phone'), true);
    assert.equal(interniemi.allows([], 'person.email'), false);
    assert.equal(interniemi.allows(['no-such-register'], 'person.email'), false);
  });

  it('the Peili register holds exactly the five fields of S3-10', () => {
    const five = ['assessment.scope', 'person.email', 'person.employer', 'person.job_title', 'person.name'];
    assert.deepEqual([...interniemi.fieldsOf('peili')].toSorted(), five);
  });

  it("knows the catalogue, the policy's own fields, and nothing else", () => {
    assert.equal(interniemi.field('person.email')?.class, 'contact');
    assert.equal(interniemi.field('event.diet')?.class, 'special');
    const own = interniemi.field('person.given_info');
    assert.deepEqual([own?.custom, own?.home, own?.freeText, own?.class], [true, 'custom', true, 'ordinary']);
    assert.equal(lexmentor.field('person.given_info'), undefined);
    assert.ok(interniemi.allFields.has('person.given_info'));
    assert.equal(interniemi.allFields.has('event.diet'), false);
  });

  it('a policy may raise the class of a field', () => {
    const yaml = firmYaml('interniemi').replace(
      '    fields: [person.social]',
      '    condition: { fi: a, sv: b, en: c }\n    fields: [{ id: person.social, class: confidential }]',
    );
    const compiled = compilePolicy(accepted(yaml), { versionId: 'x', versionNo: 1, effectiveFrom: '2026-01-01' });
    assert.equal(compiled.field('person.social')?.class, 'confidential');
  });

  it('cites the rows that declare a field, and for an undeclared one the list in which it is missing', () => {
    assert.deepEqual(interniemi.clauseOf('person.given_info').clauses, ['S3-07']);
    assert.deepEqual(interniemi.clauseOf('service.delivered_on', 'customer-marketing').clauses, ['S3-15']);
    assert.deepEqual(lajina.clauseOf('person.name', 'marketing').clauses, ['S0-06']);
    assert.equal(lajina.clauseOf('person.name', 'marketing').title.fi, 'Tietosisältö');
    assert.deepEqual(interniemi.clauseOf('person.phone', 'peili'), {
      section: 6,
      title: { fi: 'Tietosisältö', sv: 'Datainnehåll', en: 'Data content' },
      clauses: ['S3-10'],
    });
  });

  it('gives the rules of a register, of a group, and the group that declares a field', () => {
    assert.deepEqual(
      interniemi.rulesOf('peili').map(({ id }) => id),
      ['peili-end', 'erasure-request'],
    );
    assert.deepEqual(
      interniemi.groupRules('raffles').map(({ id }) => id),
      ['raffle-end'],
    );
    assert.deepEqual(interniemi.groupRules('basics'), []);
    assert.deepEqual(interniemi.rulesOf('no-such-register'), []);
    assert.equal(interniemi.groupOf('customer-marketing', 'marketing.raffle')?.id, 'raffles');
    assert.equal(interniemi.groupOf('peili', 'marketing.raffle'), undefined);
  });

  it('of two groups that declare a field, the one with a clock of its own answers', () => {
    const { yaml } = changed(
      firmYaml('interniemi'),
      '    fields: [marketing.permission]',
      '    fields: [marketing.permission, web.cookie]',
    );
    const compiled = compilePolicy(accepted(yaml), { versionId: 'x', versionNo: 1, effectiveFrom: '2026-01-01' });
    assert.equal(compiled.groupOf('customer-marketing', 'web.cookie')?.id, 'web');
  });

  it('answers a million questions in less than a second', () => {
    const registers = ['mediation', 'peili', 'customer-marketing'];
    const from = performance.now();
    let yes = 0;
    for (let i = 0; i < 1_000_000; i++) if (interniemi.allows(registers, 'person.note')) yes++;
    assert.equal(yes, 1_000_000);
    assert.ok(performance.now() - from < 1000);
  });
});
