// A policy that would promise something untrue or unlawful is refused, and its author learns the line and the clause.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { citations } from './citations.ts';
import { checkPolicy } from './check.ts';
import { accepted, parsePolicy } from './load.ts';
import type { Problem } from './problem.ts';
import { changed, FIRMS, firmYaml } from './testing.ts';
import type { Firm } from './testing.ts';

const interniemi = firmYaml('interniemi');
const lexmentor = firmYaml('lexmentor');

/** The only problem that one change makes. */
function only(yaml: string, from: string, to: string): Problem & { changedAt: number } {
  const edit = changed(yaml, from, to);
  const { policy, problems } = parsePolicy(edit.yaml);
  assert.equal(problems.length, 1, JSON.stringify(problems, null, 1));
  const [problem] = problems;
  assert.ok(problem);
  assert.equal(policy === undefined, problem.severity === 'error');
  for (const lang of ['fi', 'sv', 'en'] as const) assert.doesNotMatch(problem.message[lang], /[{}]/);
  return { ...problem, changedAt: edit.line };
}

describe('the five declarations', () => {
  const rows: Record<Firm, [string, number]> = {
    'lajina-mieli': ['S0', 20],
    valmennuskumppani: ['S1', 23],
    prover: ['S2', 19],
    interniemi: ['S3', 20],
    lexmentor: ['S4', 24],
  };
  for (const firm of FIRMS) {
    it(`${firm} is right and cites every row of its notice and no other`, () => {
      const { policy, problems } = parsePolicy(firmYaml(firm));
      assert.deepEqual(problems, []);
      assert.ok(policy);
      const [prefix, count] = rows[firm];
      const all = Array.from({ length: count }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`);
      assert.deepEqual([...new Set(citations(policy).map(({ clause }) => clause))].toSorted(), all);
    });
  }
});

describe('what the schema refuses is told in the words of the trade', () => {
  it('an unknown trigger, with the rule, its clause and the known ones', () => {
    const problem = only(interniemi, 'trigger: assignment-end', 'trigger: moon-full');
    assert.equal(problem.code, 'unknown-trigger');
    assert.equal(problem.path, 'retention/peili-end/trigger');
    assert.equal(problem.line, problem.changedAt);
    assert.equal(problem.clause, 'S3-04, S3-10');
    assert.match(problem.message.fi, /moon-full.*peili-end.*S3-04.*last-contact/s);
  });

  it('an unknown trigger in a list and in a review', () => {
    assert.equal(
      only(interniemi, 'triggers: [consent-withdrawn, ban, outdated]', 'triggers: [consent-withdrawn, never]').path,
      'retention/tracking-end/triggers/never',
    );
    const review = only(lexmentor, 'inactive: { trigger: last-contact, period: P2Y }', 'inactive: { trigger: silence, period: P2Y }');
    assert.deepEqual([review.code, review.clause], ['unknown-trigger', 'S4-21']);
  });

  it('a purpose without basis, by its name and clause', () => {
    const { yaml } = changed(interniemi, '    basis: contract\n    clauses: [S3-05, S3-06]\n', '    clauses: [S3-05, S3-06]\n');
    const [problem, ...others] = parsePolicy(yaml).problems;
    assert.deepEqual(others, []);
    assert.ok(problem);
    assert.equal(problem.code, 'purpose-without-basis');
    assert.equal(problem.path, 'purposes/assignments/basis');
    assert.equal(yaml.split('\n')[(problem.line ?? 0) - 1], '  - id: assignments');
    assert.equal(problem.clause, 'S3-05, S3-06');
    assert.match(problem.message.fi, /Sovittujen toimeksiantojen tekeminen.*S3-05, S3-06/);
    assert.match(problem.message.sv, /Utförande av avtalade uppdrag.*legitimate-interest/);
  });

  it('an unknown key, a missing text and a wrong period, each on its line', () => {
    const extra = only(interniemi, '    businessId: 2069704-4\n', '    businessId: 2069704-4\n    colour: red\n');
    assert.deepEqual(
      [extra.code, extra.path, extra.line, extra.clause],
      ['unknown-key', 'controllers/interniemi/colour', extra.changedAt + 1, 'S3-01'],
    );
    const text = only(
      interniemi,
      'place: { fi: lukittu tila, sv: ett låst utrymme, en: a locked room }',
      'place: { fi: lukittu tila, en: a locked room }',
    );
    assert.deepEqual([text.code, text.path, text.line, text.clause], ['missing', 'archives/paper/place/sv', text.changedAt, 'S3-19']);
    const period = only(interniemi, '    trigger: assignment-end\n    period: P2Y\n', '    trigger: assignment-end\n    period: 2 years\n');
    assert.deepEqual([period.code, period.line], ['wrong-format', period.changedAt + 1]);
  });

  it('a rule of an unknown kind and a contact without a valid address', () => {
    assert.equal(only(lexmentor, 'kind: claim-period', 'kind: forever').code, 'not-one-of');
    const email = only(lexmentor, 'email: tietosuoja@lexmentor.example.test', 'email: nowhere');
    assert.deepEqual([email.code, email.clause], ['wrong-format', 'S4-01']);
  });

  it('an object field says which part of it is wrong, not that it should be a text', () => {
    const { yaml } = changed(
      interniemi,
      '        name: { fi: Palvelun toteutuspäivä, sv: Dag då tjänsten utfördes, en: Day on which the service was delivered }\n        class: ordinary\n',
      '        class: secret\n',
    );
    const codes = parsePolicy(yaml).problems.map(({ code, path, clause }) => ({ code, path, clause }));
    assert.deepEqual(codes, [{ code: 'not-one-of', path: 'dataGroups/orders/fields/service.delivered_on/class', clause: 'S3-15' }]);
  });
});

describe('what refers must lead somewhere', () => {
  const cases: [name: string, from: string, to: string, path: string][] = [
    ['an unknown source', 'sources: [google-analytics]', 'sources: [rumour]', 'dataGroups/web/sources/rumour'],
    [
      'an unknown register',
      '    registers: [peili]\n    basis: contract',
      '    registers: [peili, mirror]\n    basis: contract',
      'purposes/peili-service/registers/mirror',
    ],
    [
      'an unknown purpose',
      'purposes: [quality]\n    agreement',
      'purposes: [quality, fun]\n    agreement',
      'recipients/feedback-tool/purposes/fun',
    ],
    [
      'an unknown rule',
      'retention: [mediation-end, erasure-request]',
      'retention: [mediation-end, some-day]',
      'registers/mediation/retention/some-day',
    ],
    [
      'an unknown subject group',
      'subjectGroups: [mediation-clients]',
      'subjectGroups: [mediation-clients, friends]',
      'registers/mediation/subjectGroups/friends',
    ],
    ['an unknown processor', '    processor: integro', '    processor: someone', 'registers/peili/processor'],
    ['an unknown parent', '    processor: integro', '    processor: integro\n    parent: nowhere', 'registers/peili/parent'],
  ];
  for (const [name, from, to, path] of cases) {
    it(name, () => {
      const { problems } = parsePolicy(changed(interniemi, from, to).yaml);
      const errors = problems.filter(({ severity }) => severity === 'error').map((each) => [each.code, each.path]);
      assert.deepEqual(errors, [['unresolved', path]]);
    });
  }

  it('an id used twice, at its second place', () => {
    const { yaml } = changed(interniemi, '  - id: contact-details\n', '  - id: basics\n');
    const [problem] = parsePolicy(yaml).problems;
    assert.equal(problem?.code, 'duplicate-id');
    assert.equal(yaml.split('\n')[(problem?.line ?? 0) - 1], '  - id: basics');
    assert.ok((problem?.line ?? 0) > yaml.slice(0, yaml.indexOf('  - id: basics')).split('\n').length);
    assert.equal(problem?.clause, 'S3-07');
  });

  it("registers that are each other's parents", () => {
    const looped = changed(
      changed(interniemi, '    processor: integro', '    processor: integro\n    parent: mediation').yaml,
      '    subjectGroups: [mediation-clients]',
      '    parent: peili\n    subjectGroups: [mediation-clients]',
    );
    assert.deepEqual(
      parsePolicy(looped.yaml).problems.map(({ code, path }) => [code, path]),
      [
        ['parent-cycle', 'registers/peili/parent'],
        ['parent-cycle', 'registers/mediation/parent'],
      ],
    );
  });

  it('a register named as a part of another, with its own list, is right', () => {
    assert.deepEqual(
      parsePolicy(changed(interniemi, '    processor: integro', '    processor: integro\n    parent: customer-marketing').yaml).problems,
      [],
    );
  });

  it('an automatic proof by a check that does not exist', () => {
    const problem = only(lexmentor, 'check: access.mfa', 'check: access.magic');
    assert.deepEqual(
      [problem.code, problem.path, problem.line, problem.clause],
      ['unknown-check', 'safeguards/mfa/proof/check', problem.changedAt, 'S4-17'],
    );
  });

  it('what nobody points to is a warning, unless a completion explains it', () => {
    const problem = only(interniemi, 'sources: [mediation-site, contacts]', 'sources: [contacts]');
    assert.deepEqual([problem.code, problem.severity, problem.path], ['never-used', 'warning', 'sources/mediation-site']);
  });
});

describe('fields', () => {
  it('a recipient may get only what a data group declares', () => {
    const problem = only(
      interniemi,
      'fields: [person.name, person.employer, person.email]',
      'fields: [person.name, person.employer, person.email, person.birth_date]',
    );
    assert.deepEqual(
      [problem.code, problem.path, problem.line, problem.clause],
      ['field-undeclared', 'recipients/email-tool/fields/person.birth_date', problem.changedAt, 'S3-13, S3-18'],
    );
  });

  it('an archive may hold only what a data group declares', () => {
    const problem = only(
      interniemi,
      'fields: [person.name, person.email, person.phone, order.details, contact.note]',
      'fields: [person.name, document.quote]',
    );
    assert.deepEqual([problem.code, problem.clause], ['field-undeclared', 'S3-19']);
  });

  it('a field that the catalogue does not know needs a name and a class', () => {
    const problem = only(interniemi, 'fields: [person.social]', 'fields: [person.social, person.shoe_size]');
    assert.deepEqual(
      [problem.code, problem.path, problem.clause],
      ['custom-field-undefined', 'dataGroups/social/fields/person.shoe_size', 'S3-07'],
    );
  });

  it('a field of its own cannot mean two things', () => {
    const problem = only(interniemi, 'fields: [person.social]', 'fields: [person.social, { id: person.given_info, class: financial }]');
    assert.equal(problem.code, 'custom-field-conflict');
  });

  it('a policy cannot make a sealed class milder', () => {
    const problem = only(lexmentor, 'fields: [person.identity_code]', 'fields: [{ id: person.identity_code, class: ordinary }]');
    assert.deepEqual([problem.code, problem.clause], ['class-lowered', 'S4-10']);
  });

  it('special data need a condition of Article 9, an identity code its ground', () => {
    const art9 = parsePolicy(lexmentor.replace(/    art9:\n.*\n.*\n.*\n    clauses: \[S4-10\]\n/, '    clauses: [S4-10]\n')).problems;
    assert.deepEqual(
      art9.map(({ code, path, clause }) => [code, path, clause]),
      [['art9-missing', 'dataGroups/diet/fields/event.diet', 'S4-10']],
    );
    const ground = parsePolicy(lexmentor.replace(/(fields: \[person.identity_code\]\n)    condition:\n.*\n.*\n.*\n/, '$1')).problems;
    assert.deepEqual(
      ground.map(({ code, clause }) => [code, clause]),
      [['identifier-ground-missing', 'S4-10']],
    );
  });

  it('the same field twice in a group', () => {
    assert.equal(only(interniemi, 'fields: [person.social]', 'fields: [person.social, person.social]').code, 'duplicate-field');
  });

  it('a group needs a purpose in each of its registers, and a register some group', () => {
    const aimless = only(
      lexmentor,
      'registers: [customer]\n    purposes: [surveys]',
      'registers: [customer, marketing]\n    purposes: [surveys]',
    );
    assert.deepEqual(
      [aimless.code, aimless.path, aimless.clause],
      ['register-without-purpose', 'dataGroups/surveys/registers/marketing', 'S4-03'],
    );
    const empty = parsePolicy(
      interniemi.replace(
        '    registers: [mediation]\n    purposes: [mediation-enquiries]',
        '    registers: [customer-marketing]\n    purposes: [communication]',
      ),
    ).problems;
    assert.deepEqual(
      empty.map(({ code, path }) => [code, path]).filter(([code]) => code !== 'never-used'),
      [['register-without-fields', 'registers/mediation']],
    );
  });
});

describe('what the law asks of every policy', () => {
  it('a legitimate interest is named', () => {
    const { yaml } = changed(
      lexmentor,
      '    interest:\n      fi: saada maksu suoritetusta palvelusta\n      sv: få betalt för en utförd tjänst\n      en: being paid for a service rendered\n',
      '',
    );
    const [problem, ...others] = parsePolicy(yaml).problems;
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.code, problem?.path, problem?.clause], ['interest-missing', 'purposes/collection/basis', 'S4-03']);
  });

  it('a transfer has an instrument other than none', () => {
    const instrument = '    clauses: [S3-13, S3-18]';
    const none = interniemi.replace('instrument: dpf', 'instrument: none');
    const [problem, ...others] = parsePolicy(none).problems;
    assert.deepEqual(others, []);
    assert.deepEqual(
      [problem?.code, problem?.path, problem?.clause],
      ['transfer-without-safeguard', 'recipients/email-tool/transfer/instrument', 'S3-13, S3-18'],
    );
    assert.match(none.split('\n')[(problem?.line ?? 0) - 1] ?? '', /instrument: none/);
    assert.ok(none.includes(instrument));
  });

  it('a completed transfer that names no safeguard at all is refused', () => {
    const bare = interniemi.replace(/    transfer:\n      instrument: dpf\n      reason:\n.*\n.*\n.*\n      recheckOn: .*\n/, '');
    const [problem, ...others] = parsePolicy(bare).problems;
    assert.deepEqual(others, []);
    assert.deepEqual([problem?.code, problem?.path], ['transfer-missing', 'recipients/email-tool']);
    assert.equal(
      parsePolicy(interniemi.replace('instrument: dpf', 'instrument: handshake')).problems[0]?.code,
      'transfer-without-safeguard',
    );
  });

  it('the Data Privacy Framework serves the United States only', () => {
    assert.deepEqual(
      parsePolicy(interniemi.replace('country: US', 'country: IN')).problems.map(({ code }) => code),
      ['dpf-only-us'],
    );
  });

  it('who processes or sees data has an agreement', () => {
    const problem = only(interniemi, 'agreement:\n      kind: joint-arrangement', 'agreement:\n      kind: none');
    assert.deepEqual([problem.code, problem.clause], ['agreement-missing', 'S3-17']);
  });

  it('every register has a rule that ends storage; a request or a floor is none', () => {
    const problem = parsePolicy(
      changed(interniemi, 'retention: [mediation-end, erasure-request]', 'retention: [erasure-request, vouchers]').yaml,
    ).problems;
    assert.deepEqual(
      problem.map(({ code, path, clause }) => [code, path, clause]),
      [['register-without-erasing', 'registers/mediation/retention', 'S3-03, S3-17']],
    );
  });

  it("all rights are told, the law's rule cited where no clause stands", () => {
    const { yaml } = changed(lexmentor, '    - right: portability\n', '    - right: objection\n');
    assert.deepEqual(
      parsePolicy(yaml).problems.map(({ code, clause }) => [code, clause]),
      [
        ['right-missing', 'S4-23'],
        ['duplicate-id', 'S4-23'],
      ],
    );
    const policy = accepted(lexmentor);
    policy.requests.clauses = [];
    policy.requests.rights = policy.requests.rights.filter(({ right }) => right !== 'complaint' && right !== 'withdrawal');
    assert.deepEqual(
      checkPolicy(policy).map(({ code, clause, line }) => [code, clause, line]),
      [
        ['right-missing', 'R7j', undefined],
        ['right-missing', 'R7i', undefined],
      ],
    );
  });

  it('an erasure within more than a month is refused', () => {
    const problem = only(interniemi, '  erasureHours: 672', '  erasureHours: 2000');
    assert.deepEqual([problem.code, problem.clause], ['erasure-too-slow', 'S3-20']);
  });
});

describe('files from anywhere', () => {
  it('shows all problems at once: trigger, basis, field and transfer', () => {
    const yaml = interniemi
      .replace('trigger: assignment-end', 'trigger: moon-full')
      .replace('    basis: contract\n', '')
      .replace('fields: [person.name, person.employer, person.email]', 'fields: [person.name, person.birth_date]')
      .replace('instrument: dpf', 'instrument: none');
    const found = parsePolicy(yaml).problems;
    assert.deepEqual(
      found.map(({ code }) => code),
      ['purpose-without-basis', 'unknown-trigger', 'field-undeclared', 'transfer-without-safeguard'],
    );
    assert.ok(found.every(({ line, clause }) => (line ?? 0) > 1 && /^S3-\d\d/.test(clause ?? '')));
  });

  it('refuses what is no YAML, on its line', () => {
    const [problem] = parsePolicy('format: lupaus-policy/1\nid: [a\nname: b\n').problems;
    assert.equal(problem?.code, 'yaml-syntax');
    assert.ok((problem?.line ?? 0) >= 2);
    assert.equal(parsePolicy('id: a\nid: b\n').problems[0]?.line, 2);
  });

  it('refuses files that grow when read, and those too large', () => {
    const laughs = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((k, i) => `${k}: &${k} [${Array.from({ length: 10 }, () => `*${'abcdefgh'[i]}`).join(',')}]`),
    ].join('\n');
    assert.equal(parsePolicy(laughs).problems[0]?.code, 'yaml-syntax');
    assert.equal(parsePolicy(`# ${'x'.repeat(600_000)}`).problems[0]?.code, 'too-large');
  });

  it('refuses an empty file, a list and a text', () => {
    for (const yaml of ['', '[]', 'hello', 'null', '__proto__: { a: 1 }']) assert.ok(parsePolicy(yaml).problems.length > 0, yaml);
  });
});
