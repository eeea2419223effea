// One button drafts the missing clause; the owner's words, comments and other registers stay as they were.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '#platform/errors';
import { compilePolicy } from './compile.ts';
import { completionWords } from './completion-words.ts';
import { draftField, draftFields } from './draft.ts';
import { applyFacts, completions } from './facts.ts';
import { accepted, parsePolicy } from './load.ts';
import { statements } from './statements.ts';
import { changed, FIRMS, firmYaml } from './testing.ts';

const version = { versionId: 'x', versionNo: 1, effectiveFrom: '2026-01-01' };

/** Lines that differ: removed with -, added with +. */
function difference(before: string, after: string): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return [
    ...a.filter((line) => !b.includes(line)).map((line) => `-${line}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `+${line}`),
  ];
}

describe('drafting a field', () => {
  it('adds it to the group of that register which holds its like, and changes one line', () => {
    const yaml = firmYaml('lajina-mieli');
    const drafted = draftField(yaml, { registerId: 'customer', fieldId: 'person.next_action' });
    assert.deepEqual(difference(yaml, drafted), [
      '-    fields: [person.customer_number, person.name, person.job_title, person.employer]',
      '+    fields: [person.customer_number, person.name, person.job_title, person.employer, person.next_action]',
    ]);
    const compiled = compilePolicy(accepted(drafted), version);
    assert.equal(compiled.allows(['customer'], 'person.next_action'), true);
    assert.equal(compiled.allows(['marketing'], 'person.next_action'), false);
  });

  it('leaves a declared field alone', () => {
    const yaml = firmYaml('interniemi');
    assert.equal(draftField(yaml, { registerId: 'peili', fieldId: 'person.name' }), yaml);
  });

  it('makes a group of its own rather than widen one that other registers share', () => {
    const yaml = firmYaml('lexmentor');
    const drafted = draftField(yaml, { registerId: 'marketing', fieldId: 'person.language' });
    const compiled = compilePolicy(accepted(drafted), version);
    assert.equal(compiled.groupOf('marketing', 'person.language')?.id, 'marketing-more');
    assert.equal(compiled.allows(['customer'], 'person.language'), false);
    assert.deepEqual(
      difference(yaml, drafted).filter((line) => line.startsWith('-')),
      [],
    );
  });

  it('a sealed field never lands in a group whose ground is another, and the draft is refused until its ground is named', () => {
    const drafted = draftField(firmYaml('valmennuskumppani'), { registerId: 'customer-marketing', fieldId: 'event.diet' });
    assert.deepEqual(
      parsePolicy(drafted).problems.map(({ code }) => code),
      ['art9-missing'],
    );
  });

  it('adds to a list of lines and to an object field, and keeps comments', () => {
    const { yaml } = changed(firmYaml('interniemi'), '      - service.used\n', '      # as sold\n      - service.used\n');
    const drafted = draftField(yaml, {
      registerId: 'customer-marketing',
      fieldId: 'order.discount',
      name: { fi: 'Alennus', sv: 'Rabatt', en: 'Discount' },
      class: 'ordinary',
    });
    const compiled = compilePolicy(accepted(drafted), version);
    assert.equal(compiled.field('order.discount')?.name.en, 'Discount');
    assert.ok(drafted.includes('# as sold'));
    assert.equal(compiled.groupOf('customer-marketing', 'order.discount')?.id, 'orders');
  });

  it('drafts several at once and says which were new', () => {
    const { yaml, added } = draftFields(firmYaml('lajina-mieli'), 'customer', ['person.name', 'person.language', 'contact.event']);
    assert.deepEqual(added, ['person.language', 'contact.event']);
    assert.deepEqual(parsePolicy(yaml).problems, []);
  });

  it('refuses an unknown register and what is no policy', () => {
    assert.throws(
      () => draftField(firmYaml('prover'), { registerId: 'nowhere', fieldId: 'person.name' }),
      (e) => e instanceof AppError && e.code === 'errors.register-unknown',
    );
    assert.throws(
      () => draftField('a: [', { registerId: 'x', fieldId: 'person.name' }),
      (e) => e instanceof AppError && e.code === 'errors.policy-invalid',
    );
    assert.throws(
      () => draftField('a: 1', { registerId: 'x', fieldId: 'person.name' }),
      (e) => e instanceof AppError && e.code === 'errors.policy-invalid',
    );
  });
});

describe("the firm's own facts", () => {
  for (const firm of FIRMS) {
    it(`${firm}: contact and confirmations are put in, and no other line changes`, () => {
      const yaml = firmYaml(firm);
      const rows = completions(accepted(yaml));
      const waiting = rows.filter(({ superseded }) => !superseded);
      const contact = { name: 'Esi Merkki', email: 'esi@example.test', phone: '+358 00 000', post: 'PL 0, 00000 Esimerkkilä' };
      const done = applyFacts(yaml, { contact, confirmed: rows.map(({ id }) => id), confirmedOn: '2026-11-22' });
      const policy = accepted(done);
      assert.partialDeepStrictEqual(policy.controllers[0]?.contact, contact);
      assert.equal(completions(policy).filter(({ confirmedOn }) => confirmedOn === '2026-11-22').length, waiting.length);
      const changes = difference(yaml, done).map((line) => line.replace(/^([+-])\s+/, '$1 '));
      assert.ok(
        changes.every((line) => /^[+-] (?:name|email|phone|post|confirmedOn): /.test(line)),
        changes.join('\n'),
      );
    });
  }

  it('another firm that takes a declaration for its model is named everywhere, and the firm of the model nowhere', () => {
    for (const model of FIRMS) {
      const [other] = accepted(firmYaml(model)).controllers;
      const done = accepted(applyFacts(firmYaml(model), { firm: { name: 'Oma: Valmennus "1" Oy', businessId: '0000000-0' } }));
      const all = JSON.stringify(done);
      assert.equal(done.controllers[0]?.name, 'Oma: Valmennus "1" Oy');
      assert.deepEqual([done.statedDate, done.controllers[0]?.domicile], [null, undefined]);
      for (const theirs of [other?.name, other?.alias, other?.businessId])
        if (theirs !== undefined) assert.ok(!all.includes(JSON.stringify(theirs).slice(1, -1)), `${model} still says ${theirs}`);
    }
  });

  it('a firm that begins from the declaration of another has no earlier notice, and tells of none; the firm of the model keeps its own', () => {
    for (const model of FIRMS) {
      const yaml = firmYaml(model);
      const rows = completions(accepted(yaml));
      const confirmed = { confirmed: rows.map(({ id }) => id), confirmedOn: '2026-11-23' };
      const own = accepted(applyFacts(yaml, { firm: { name: 'Oma Valmennus Oy', businessId: '0000000-0' }, ...confirmed }));
      const all = { storable: () => true, checks: new Set<string>() };
      const said = statements(own, all);
      assert.ok(said.length > 50, model);
      assert.deepEqual(
        said.filter(({ kind, clauses, stated }) => kind !== 'clause' || clauses.length > 0 || stated !== undefined).map(({ id }) => id),
        [],
      );
      // What was confirmed, and when, stays with the version; every sentence of the model that is no history is said.
      assert.equal(
        completions(own).filter(({ confirmedOn }) => confirmedOn === '2026-11-23').length,
        rows.filter((row) => !row.superseded).length,
      );
      const [firm] = accepted(yaml).controllers;
      assert.deepEqual(
        said.map(({ id }) => id),
        statements(accepted(yaml), all).flatMap(({ id, kind }) => (kind === 'clause' ? [id] : [])),
      );
      if (firm?.businessId === undefined) continue;
      const renamed = accepted(applyFacts(yaml, { firm: { name: 'Uusi Nimi Oy', businessId: firm.businessId } }));
      assert.equal(renamed.controllers[0]?.name, 'Uusi Nimi Oy');
      assert.ok(
        statements(renamed, all).some(({ kind }) => kind !== 'clause'),
        model,
      );
    }
  });

  it('what a completion adds is shown with the facts put in', () => {
    const contact = { name: 'Tietosuoja', email: 'oma@example.test', post: 'Oma tie 2' };
    const done = accepted(applyFacts(firmYaml('lajina-mieli'), { contact, firm: { name: 'Oma Oy', businessId: '0000000-0' } }));
    const row = completions(done).find(({ id }) => id.endsWith('/contact-details'));
    assert.ok(row);
    const said = completionWords(done)(row)
      .map(({ fi }) => fi)
      .join(' ');
    assert.match(said, /oma@example\.test/);
    assert.match(said, /Oma tie 2/);
    assert.doesNotMatch(said, /lajina-mieli|Esimerkkikatu/);
  });

  it('an empty text removes a detail, no facts change nothing', () => {
    const yaml = firmYaml('interniemi');
    assert.equal(applyFacts(yaml, {}), yaml);
    assert.deepEqual(difference(yaml, applyFacts(yaml, { contact: { post: '' } })), ['-      post: Esimerkkikatu 1, 00000 Esimerkkilä']);
  });

  it('hostile text stays text', () => {
    const name = 'x"\n    email: [evil]\n# { & * ! |';
    assert.equal(accepted(applyFacts(firmYaml('prover'), { contact: { name } })).controllers[0]?.contact.name, name);
  });

  it('a completion is told with its place, what was stated, and the rule', () => {
    const rows = completions(accepted(firmYaml('lexmentor')));
    const deadline = rows.find(({ id }) => id === 'requests/completed/deadline');
    assert.deepEqual(
      [deadline?.section, deadline?.stated?.en, deadline?.rule, deadline?.clauses],
      ['procedure', '30 days', 'R1', ['S4-23']],
    );
    const form = rows.find(({ id }) => id === 'requests/rights/access/superseded/signed-form');
    assert.deepEqual([form?.superseded, form?.rule, form?.clauses], [true, 'R5', ['S4-22']]);
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  });
});
