import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { LANGS } from '#platform/i18n';
import { CHECK_IDS } from '../check-ids.ts';
import { parsePolicy } from '../load.ts';
import type { Policy } from '../schema.ts';
import { SECTION_IDS } from '../sections.ts';
import { statements } from '../statements.ts';
import type { Abilities, Statement } from '../statements.ts';
import { rightsPhrases } from './rights-phrases.ts';
import { noticePhrases } from './say.ts';

const FOLDER = join(import.meta.dirname, '../../../../policies');
const CHECKS = new Set<string>(CHECK_IDS);
const ALL: Abilities = { storable: () => true, checks: CHECKS };
const NOTHING: Abilities = { storable: () => false, checks: CHECKS };

const policies = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, policy: read(file) }));

function read(file: string): Policy {
  const { policy, problems } = parsePolicy(readFileSync(join(FOLDER, file), 'utf8'));
  assert.ok(policy, `${file}: ${JSON.stringify(problems)}`);
  return policy;
}

function lajina(): Policy {
  return structuredClone(read('lajina-mieli.yaml'));
}

function byId(said: readonly Statement[], id: string): Statement {
  const found = said.find((statement) => statement.id === id);
  assert.ok(found, id);
  return found;
}

function texts({ text, heading, details, attest }: Statement): { fi: string; sv: string; en: string }[] {
  return [text, heading, attest?.task, ...details.flatMap(({ label, values }) => [label, ...values])].filter((each) => each !== undefined);
}

/** Every clause id that stands on any node of the policy. */
function cited(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(cited);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (/^(clauses|contactClauses)$/.test(key) ? (value as string[]) : cited(value)));
}

test('there are declarations to speak of', () => assert.ok(policies.length > 0));

for (const { file, policy } of policies) {
  describe(`what ${file} says`, () => {
    const said = statements(policy, ALL);

    test('is said in three languages, with nothing left to fill in', () => {
      for (const statement of said) {
        for (const each of texts(statement)) {
          for (const lang of LANGS) {
            assert.ok(each[lang].trim().length > 1, `${statement.id} ${lang}`);
            assert.doesNotMatch(
              each[lang],
              /[{}]|undefined|\[object|\bP\d+[YMD]\b|\.\.(?!\.)| {2}/,
              `${statement.id} ${lang}: ${each[lang]}`,
            );
          }
        }
        for (const lang of LANGS) assert.match(statement.text[lang], /[.!?][”"]?$/, `${statement.id} ${lang}`);
      }
    });

    test('leaves no English in the Finnish or the Swedish', () => {
      const english = / (the|and|data are|is processed|for as long as|years after|your|this group) /i;
      for (const statement of said) {
        for (const { fi, sv } of texts(statement)) {
          assert.doesNotMatch(` ${fi} `, english, statement.id);
          assert.doesNotMatch(` ${sv} `, english, statement.id);
        }
        assert.notEqual(statement.text.fi, statement.text.en, statement.id);
        assert.notEqual(statement.text.fi, statement.text.sv, statement.id);
      }
    });

    test('has one id for each statement, in the order of the notice, and no empty section', () => {
      const ids = said.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      const order = said.map(({ section }) => SECTION_IDS.indexOf(section));
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
      );
      assert.deepEqual([...new Set(said.map(({ section }) => section))], [...SECTION_IDS]);
    });

    test('cites every row of the source notice that any node cites', () => {
      const rows = new Set(cited(policy));
      const spoken = new Set(said.flatMap(({ clauses }) => clauses));
      assert.deepEqual(
        [...rows].filter((row) => !spoken.has(row)),
        [],
      );
      assert.ok(rows.size > 10);
    });

    test('can be checked, signed or is set aside by a rule of law, each in exactly one way', () => {
      for (const { id, nature, check, attest, law } of said) {
        assert.equal(check !== undefined, nature === 'automatic' || nature === 'fact', id);
        assert.equal(attest !== undefined, nature === 'attested', id);
        if (nature === 'superseded') assert.ok(law, id);
        if (check !== undefined) assert.ok(CHECKS.has(check), `${id}: ${check}`);
      }
    });

    test('does not depend on what the house can do', () => {
      const without = statements(policy, { storable: () => false, checks: new Set() });
      assert.deepEqual(
        without.map(({ id, text, details }) => ({ id, text, details })),
        said.map(({ id, text, details }) => ({ id, text, details })),
      );
    });
  });
}

describe('how a clause is proved', () => {
  test('what is kept here is checked, what is kept elsewhere is signed', () => {
    assert.deepEqual(pick(byId(statements(lajina(), ALL), 'data/contact')), {
      nature: 'automatic',
      check: 'fields.only-declared',
      params: { group: 'contact' },
    });
    assert.equal(byId(statements(lajina(), NOTHING), 'data/contact').nature, 'attested');
    assert.equal(byId(statements(lajina(), NOTHING), 'retention/summary').nature, 'attested');
    assert.deepEqual(pick(byId(statements(lajina(), NOTHING), 'retention/subscription-end')), {
      nature: 'automatic',
      check: 'retention.none-past-due',
      params: { rule: 'subscription-end' },
    });
    assert.deepEqual(pick(byId(statements(lajina(), ALL), 'retention/vouchers')), {
      nature: 'automatic',
      check: 'retention.floor-held',
      params: { rule: 'vouchers' },
    });
  });

  test('each register promises its own field list', () => {
    const only = byId(statements(lajina(), ALL), 'registers/marketing/fields');
    assert.deepEqual(pick(only), { nature: 'automatic', check: 'fields.only-declared', params: { register: 'marketing' } });
    assert.equal(only.text.fi, 'Rekisteriin ”Markkinointirekisteri” tallennetaan vain seuraavaa: sähköpostiosoite.');
  });

  test('a check that does not exist leaves its clause to be signed', () => {
    const review = byId(statements(lajina(), { storable: () => true, checks: new Set() }), 'retention/review');
    assert.equal(review.nature, 'attested');
    assert.equal(review.attest?.rhythm, 'P1Y');
  });

  test('the proof a node names goes before the default', () => {
    const policy = lajina();
    const [first] = policy.recipients;
    assert.ok(first);
    first.proof = { kind: 'fact' };
    const said = byId(statements(policy, ALL), `recipients/${first.id}`);
    assert.deepEqual(pick(said), { nature: 'fact', check: 'notice.says', params: { statement: `recipients/${first.id}` } });
  });

  test('a partner who only looks is watched; a copy elsewhere is signed for', () => {
    const said = statements(lajina(), ALL);
    assert.deepEqual(pick(byId(said, 'recipients/partners')), {
      nature: 'automatic',
      check: 'disclosure.partner',
      params: { recipient: 'partners' },
    });
    assert.equal(byId(said, 'recipients/wopi').nature, 'attested');
  });

  test('a wording that the law sets aside is shown with what is done instead', () => {
    const note = byId(statements(lajina(), ALL), 'recipients/partners/superseded/viewing');
    assert.equal(note.nature, 'superseded');
    assert.equal(note.law, 'R12');
    assert.match(note.text.fi, /^Lain mukaan toimitaan näin\. .* ei sovelleta\.$/);
    assert.ok(note.stated);
  });

  test('a completion of a silent notice is a fact; one of a stated wording supersedes it', () => {
    const said = statements(lajina(), ALL);
    assert.equal(byId(said, 'contact/dpo/completed/dpo').nature, 'fact');
    assert.equal(byId(said, 'retention/review/completed/inactive').nature, 'superseded');
  });
});

describe('what is said when the policy is silent', () => {
  const silent: Policy = {
    ...lajina(),
    about: [],
    disclosures: [],
    transfers: [],
    marketing: [],
    mustGive: [],
    archives: [],
    recipients: [],
  };
  silent.requests = { ...silent.requests, rights: silent.requests.rights.slice(0, 1) };
  const said = statements(silent, ALL);

  test('every section still says something', () => {
    assert.deepEqual([...new Set(said.map(({ section }) => section))], [...SECTION_IDS]);
  });

  test('all nine rights are named, because the law gives them', () => {
    const rights = said.filter(({ section, kind }) => kind === 'clause' && (section === 'rights' || section === 'complaint'));
    assert.deepEqual(rights.map(({ id }) => id).filter((id) => id !== 'rights/_bans').length, 9);
  });

  test('whether data must be given follows from the legal bases', () => {
    const nodes = said.filter(({ section }) => section === 'must-give').map(({ id }) => id);
    assert.deepEqual(nodes, ['must-give/_contract', 'must-give/_voluntary', 'must-give/_law', 'must-give/_interest']);
  });
});

test('phrases have the same gaps in every language', () => {
  assert.deepEqual([...noticePhrases.inconsistencies(), ...rightsPhrases.inconsistencies()], []);
});

function pick({ nature, check, params }: Statement) {
  return { nature, check, params };
}
