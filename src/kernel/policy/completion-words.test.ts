// What a person ticks at set-up is what the notice says there: never the words of another clause.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completionGroup } from './completion-groups.ts';
import { completionWords } from './completion-words.ts';
import { completions } from './facts.ts';
import type { CompletionRow } from './facts.ts';
import { accepted } from './load.ts';
import type { Policy } from './schema.ts';
import { FIRMS, firmYaml } from './testing.ts';

const BASES = /oikeusperuste on (?:sopimus|suostumuksesi|nimenomainen suostumuksesi|oikeutettu etu|lakisääteinen velvoite)/;

/** What the words of a completion cannot do without. */
function about(policy: Policy, { id, where, rule }: CompletionRow): (string | RegExp)[] {
  const [part = '', node = '', under = ''] = id.split('/');
  const what = id.split('/').at(-1);
  const recipient = policy.recipients.find((each) => each.id === node);
  switch (part) {
    case 'purposes':
      return [where.fi, BASES, ...(rule === 'R8' ? [/muualta kuin sinulta/] : [])];
    case 'dataGroups':
      return [where.fi, ...(what === 'period' || what === 'retention' || rule === 'R7g' ? [/Säilytys: \S/] : [])];
    case 'sources':
      return [
        where.fi,
        ...(what === 'informing' ? [/muualta kuin sinulta/] : []),
        ...(what === 'fields' ? [/ei tällä hetkellä tallenneta/] : []),
      ];
    case 'retention':
      return [/säilytettävä|säilytetään|poistetaan/, /\d|heti/];
    case 'recipients':
      if (what === 'transfer') return [where.fi, /ulkopuolelle/, /Siirron peruste on /, /tarkistetaan uudelleen viimeistään/];
      if (what === 'agreement' || rule === 'R12') return [where.fi, /Sopimus tai muu peruste: /, /Tarkistetaan: vähintään/];
      return [where.fi, recipient?.fields.length === 0 ? /ei anneta/ : /vain nämä tiedot/];
    case 'transfers':
      return [
        where.fi,
        ...(policy.recipients.some(({ transfer }) => transfer !== undefined) ? [/Siirron peruste on/, /Siirtyvät tiedot: /] : []),
      ];
    case 'registers':
      return [
        where.fi,
        ...(what === 'parts' ? policy.registers.map(({ name }) => name.fi) : []),
        ...(what === 'joint-arrangement' ? [/sopi|vasta/] : []),
      ];
    case 'subjectGroups':
      return policy.subjectGroups.map(({ name }) => name.fi);
    case 'controllers':
      return [/sinua palvelee/];
    case 'dpo':
      return [/Tietosuojavastaavaa? /];
    case 'requests':
      if (node === 'rights')
        return [RIGHTS[under] ?? /never/, ...(rule === 'R5' ? [/epäillä/] : []), ...(rule === 'R4' ? [/maksuttomia/] : [])];
      if (what === 'deadline') return [`${policy.requests.answerDays} päivän kuluessa`, /kuukauden kuluessa/, /maksuttomia/];
      if (what === 'identity') return [/epäillä/];
      return [/puhelimitse/];
    default:
      return id.endsWith('/date') ? [/version numero/] : [where.fi];
  }
}

const RIGHTS: Readonly<Record<string, RegExp>> = {
  access: /saada niistä jäljennös/,
  erasure: /poistetuksi/,
  restriction: /vain säilytetään/,
  objection: /vastustaa/,
  portability: /koneellisesti/,
  withdrawal: /peruuttaa antamasi suostumuksen/,
  'marketing-ban': /suoramarkkinointiin/,
  complaint: /tietosuoja\.fi/,
};

describe('what is confirmed at set-up', () => {
  for (const firm of FIRMS) {
    it(`${firm}: every completion is shown with the sentences that hang on it, in three languages`, () => {
      const policy = accepted(firmYaml(firm));
      const words = completionWords(policy);
      const wrong = completions(policy).flatMap((row) => {
        const shown = words(row);
        const all = shown.map(({ fi }) => fi).join(' ');
        const missing = about(policy, row).filter((each) => (typeof each === 'string' ? !all.includes(each) : !each.test(all)));
        assert.ok(shown.length > 0 && shown.every(({ sv, en }) => sv !== '' && en !== ''), row.id);
        return missing.map((each) => `${row.id}: ${String(each)} is not in: ${all}`);
      });
      assert.deepEqual(wrong, []);
    });
  }

  it('what asks the same with the same proposal is one thing to confirm; another country or basis is not', () => {
    const policy = accepted(firmYaml('valmennuskumppani'));
    const group = completionGroup(policy);
    const of = (id: string) => group(completions(policy).find((row) => row.id === id) ?? assert.fail(id));
    assert.equal(of('recipients/google/completed/transfer'), of('recipients/meta/completed/transfer'));
    const other = structuredClone(policy);
    const meta = other.recipients.find(({ id }) => id === 'meta');
    if (meta?.transfer) meta.transfer.instrument = 'none';
    const now = completionGroup(other);
    const [google, second] = ['google', 'meta'].map((id) =>
      completions(other).find((row) => row.id === `recipients/${id}/completed/transfer`),
    );
    assert.ok(google && second && now(google) !== now(second));
  });

  it('nothing is grouped that asks something else', () => {
    for (const firm of FIRMS) {
      const policy = accepted(firmYaml(firm));
      const groups = Map.groupBy(completions(policy), completionGroup(policy));
      for (const rows of groups.values()) {
        assert.equal(new Set(rows.map(({ reason, stated, superseded }) => `${superseded} ${stated?.fi} ${reason.fi}`)).size, 1);
        assert.equal(new Set(rows.map(({ id }) => id.split('/')[0])).size, 1);
      }
    }
  });
});
