// Claims about hostile declarations: a text of any shape is answered soon, and no click takes away what else a text says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { stringify } from 'yaml';
import { applyFixes, createApartReader, DEFAULT_REFERENCE, lintPolicy, parsePolicy, setAt } from '#kernel/policy';
import type { Policy } from '#kernel/policy';

const ON = { today: '2026-11-22', reference: DEFAULT_REFERENCE };
const FIRM = readFileSync(join(import.meta.dirname, '../../policies/interniemi.yaml'), 'utf8');

function declared(edit: (policy: Policy) => void): string {
  const { policy } = parsePolicy(FIRM);
  assert.ok(policy);
  edit(policy);
  return stringify(policy, { lineWidth: 0, aliasDuplicateObjects: false });
}

function node(fi: string): Policy['disclosures'][number] {
  return {
    id: 'told',
    text: { fi, sv: 'Uppgifter lämnas till inkasso.', en: 'Data go to collectors.' },
    clauses: [],
    completed: [],
    superseded: [],
  };
}

describe('a hostile text', () => {
  for (const [name, text] of Object.entries({
    'forty thousand keys': Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n'),
    'twenty thousand faults': '}\n'.repeat(20_000),
    'a list in a list, without end': '- '.repeat(190_000),
    'one clause of a hundred pages': declared((policy) => policy.transfers.push(node('pysyvät '.repeat(40_000)))),
  }))
    test(`${name} is refused in few words and never hangs`, () => {
      const began = performance.now();
      const { policy, problems } = parsePolicy(text);
      if (policy !== undefined) lintPolicy(policy, ON);
      assert.deepEqual(applyFixes(text, ['no-such:finding'], ON).fixed, []);
      assert.ok(performance.now() - began < 30_000);
      assert.equal(policy, undefined);
      assert.ok(problems.length <= 501);
    });

  test('a key said twice is refused at its line, whoever reads the text', () => {
    const twice = FIRM.replace('\nlanguage:', '\nid: other\nlanguage:');
    assert.notEqual(twice, FIRM);
    const [problem] = parsePolicy(twice).problems;
    assert.deepEqual([problem?.code, problem?.line], ['yaml-syntax', twice.split('\n').indexOf('id: other') + 1]);
    assert.throws(() => setAt(twice, ['id'], 'third'));
  });
});

describe('a click on a text that says more than the fault', () => {
  const clicked = (yaml: string) => {
    const { policy } = parsePolicy(yaml);
    assert.ok(policy);
    const found = lintPolicy(policy, ON);
    return {
      found: found.map(({ code }) => code),
      yaml: applyFixes(
        yaml,
        found.map(({ id }) => id),
        ON,
      ).yaml,
    };
  };

  test('is not offered: who else is given data stays told', () => {
    const more = 'Tietoja luovutetaan perintätoimistolle. Kumppanit voivat nähdä tietoja, mutta eivät käsittele niitä.';
    const done = clicked(declared((policy) => policy.disclosures.push(node(more))));
    assert.ok(done.found.includes('view-is-processing'));
    assert.ok(done.yaml.includes(more));
  });

  test('is offered where the fault is all it says', () => {
    const alone = 'Kumppanit voivat nähdä tietoja, mutta eivät käsittele niitä.';
    assert.ok(!clicked(declared((policy) => policy.disclosures.push(node(alone)))).yaml.includes(alone));
  });

  test('a promise not to transfer stays where other things are said beside it', () => {
    const more = 'Tietoja ei siirretä EU:n ulkopuolelle. Siirroista kerrotaan aina etukäteen.';
    const yaml = declared((policy) => {
      policy.transfers.push(node(more));
      const [first] = policy.recipients;
      assert.ok(first);
      Object.assign(first, {
        country: 'CH',
        access: 'copy',
        transfer: { instrument: 'adequacy', recheckOn: '2027-11-22', reason: node('Sijainti.').text },
      });
    });
    const done = clicked(yaml);
    assert.ok(done.found.includes('transfer-contradiction'));
    assert.ok(done.yaml.includes(more));
  });
});

test('a decision on a fact with a name that every object has is refused and does not end the reader', async (t) => {
  const reader = createApartReader();
  t.after(() => reader.close());
  const source = `# Tietosuojaseloste\n\n## Rekisterinpitäjä\nEsimerkki Oy\n\n## Rekisterin nimi\nAsiakasrekisteri\n\n## Tietosisältö\nnimi, sähköposti\n\n## Säilytysaika\nTiedot säilytetään viisi vuotta viimeisestä yhteydenotosta.\n`;
  const job = { source, today: ON.today, reference: DEFAULT_REFERENCE };
  const { facts } = await reader.read({ ...job, decisions: { rejected: [], changed: [] } });
  const [fact] = facts;
  assert.ok(fact);
  for (const text of ['{"__proto__":"x"}', '{"constructor":"x"}', '{"__defineGetter__":"x"}']) {
    const changed = [{ path: fact.path, value: JSON.parse(text) as Record<string, string> }];
    await assert.rejects(reader.read({ ...job, decisions: { rejected: [], changed } }), /decision-invalid/);
  }
});
