// The notice is read by people: what a program would repeat or number wrongly is said once and rightly.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CHECK_IDS } from '../check-ids.ts';
import { applyFacts } from '../facts.ts';
import { accepted } from '../load.ts';
import { statements } from '../statements.ts';
import type { Abilities } from '../statements.ts';
import { FIRMS, firmYaml } from '../testing.ts';
import type { Firm } from '../testing.ts';

const ALL: Abilities = { storable: () => true, checks: new Set<string>(CHECK_IDS) };

describe('the words of the notice read as a person wrote them', () => {
  const said = (firm: Firm) => statements(accepted(firmYaml(firm)), ALL);
  const text = (firm: Firm, id: string) => said(firm).find((each) => each.id === id)?.text ?? assert.fail(id);

  test('one register is not called many', () => {
    assert.match(text('valmennuskumppani', 'about/_scope').fi, /^Seloste koskee tätä rekisteriä: /);
    assert.match(text('interniemi', 'about/_scope').fi, /^Seloste koskee näitä rekistereitä: /);
  });

  test('no sentence stands twice in the section on data subjects', () => {
    for (const firm of FIRMS)
      for (const lang of ['fi', 'sv', 'en'] as const) {
        const starts = said(firm)
          .filter(({ section, kind }) => section === 'subjects' && kind === 'clause')
          .map(({ text: words }) => words[lang].split(':')[0]);
        assert.equal(new Set(starts).size, starts.length, `${firm} ${lang}`);
      }
  });

  test('the month of the law is named only where the days promised may be longer than a month', () => {
    assert.match(
      text('lajina-mieli', 'procedure/_requests').fi,
      /30 päivän kuluessa pyynnön saapumisesta, kuitenkin aina viimeistään kuukauden/,
    );
    assert.match(text('prover', 'procedure/_requests').fi, /28 päivän kuluessa pyynnön saapumisesta\. /);
  });

  test('what is said of the earlier notice never seems to be said of this one', () => {
    const OURS = {
      fi: /(?<!aiempi )seloste (?:ei|vaikenee|luettelee)/iu,
      sv: /(?<!tidigare )beskrivningen (?:nämner|säger|saknar)/iu,
      en: /(?<!earlier )notice (?:is silent|does not)/iu,
    };
    for (const firm of FIRMS)
      for (const { kind, text: words } of said(firm))
        for (const lang of ['fi', 'sv', 'en'] as const)
          if (kind !== 'clause') assert.doesNotMatch(words[lang].replace(/[”“][^”]*”/gu, ''), OURS[lang], `${firm} ${lang}`);
  });

  test('no right that the law gives on conditions is said to be everybody’s', () => {
    const EVERYBODY = { fi: /jokaisel|kaikil/iu, sv: /\balla\b|var och en/iu, en: /every(?:one|body)|anyone/iu };
    for (const firm of FIRMS)
      for (const { right, completed } of accepted(firmYaml(firm)).requests.rights)
        for (const { reason } of ['restriction', 'objection', 'portability'].includes(right) ? (completed ?? []) : [])
          for (const lang of ['fi', 'sv', 'en'] as const) assert.doesNotMatch(reason[lang], EVERYBODY[lang], `${firm} ${right}`);
  });

  test('whoever is named by task is not called the contact person once more, and a named role stays beside its name', () => {
    const asks = (name: string, role?: string) => {
      const policy = accepted(applyFacts(firmYaml('prover'), { contact: { name } }));
      const [controller] = policy.controllers;
      if (role !== undefined && controller) controller.contact.role = { fi: role, sv: role, en: role };
      return statements(policy, ALL).find(({ id }) => id.startsWith('contact/') && id !== 'contact/dpo')?.text.fi ?? '';
    };
    assert.match(asks('Toimitusjohtaja'), /palvelee: Toimitusjohtaja, tietosuoja@/);
    assert.match(asks('Rekisterin yhteyshenkilö'), /palvelee: Rekisterin yhteyshenkilö, tietosuoja@/);
    assert.match(asks('Esi Merkki', 'Toimistopäällikkö'), /palvelee: Esi Merkki, Toimistopäällikkö, /);
  });
});
