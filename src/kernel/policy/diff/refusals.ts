// A publish that would be untrue is refused: every reason is told at once, with the place in the declaration (DESIGN §3).

import type { Text } from '#platform/i18n';
import { formatDate } from '#platform/clock';
import { isCheckId } from '../check-ids.ts';
import type { LintFinding } from '../lint/types.ts';
import type { Problem } from '../problem.ts';
import type { Policy } from '../schema.ts';
import { say3 } from './change.ts';
import { sealedAmong } from './reach.ts';
import { statements } from '../statements.ts';
import type { Abilities } from '../statements.ts';
import { hours } from '../statements/words.ts';
import type { StaleText } from '../translate/stale.ts';

export interface Refusal {
  code: string;
  text: Text;
  path: string;
}

/** Everything that was found of a draft before it is published. */
export interface Judged {
  /** Absent when the text is no declaration. */
  policy?: Policy | undefined;
  problems: readonly Problem[];
  findings: readonly LintFinding[];
  stale: readonly StaleText[];
  has: Abilities;
  effectiveFrom: string;
  today: string;
  baseIsNewest: boolean;
}

/** An erasure is carried out at the latest two hours before its time: nothing shorter can be watched over. */
const LEAST_HOURS = 2;

export function refusalsOf(judged: Judged): Refusal[] {
  const { policy, problems, findings, stale } = judged;
  return [
    ...timing(judged),
    ...problems.filter(({ severity }) => severity === 'error').map(({ message, path }) => ({ code: 'problem', text: message, path })),
    ...findings.filter(({ severity }) => severity === 'error').map(({ title, path }) => ({ code: 'finding', text: title, path })),
    ...(policy === undefined ? [] : untrue(policy, judged.has)),
    ...stale.map(({ path }) => ({ code: 'stale-translation', text: STALE, path })),
  ];
}

const STALE: Text = {
  fi: 'Tekstiä on muutettu yhdellä kielellä. Muuta myös muut kielet tai vahvista, että ne tarkoittavat yhä samaa.',
  sv: 'Texten har ändrats på ett språk. Ändra också de andra språken eller bekräfta att de fortfarande betyder detsamma.',
  en: 'The text has been changed in one language. Change the others too, or confirm that they still mean the same.',
};

function timing({ effectiveFrom, today, baseIsNewest }: Judged): Refusal[] {
  const found: Refusal[] = [];
  if (!baseIsNewest)
    found.push({
      code: 'base-not-newest',
      path: '',
      text: {
        fi: 'Selosteesta on julkaistu uusi versio luonnoksen aloittamisen jälkeen. Ota sen muutokset ensin luonnokseen.',
        sv: 'En ny version av beskrivningen har publicerats efter att utkastet påbörjades. Ta först in dess ändringar i utkastet.',
        en: 'A new version of the notice has been published since the draft was begun. Take its changes into the draft first.',
      },
    });
  if (effectiveFrom < today)
    found.push({
      code: 'effective-in-past',
      path: '',
      text: say3(
        [
          'Voimaantulopäivä {day} on mennyt. Versio ei voi tulla voimaan ennen julkaisemistaan.',
          'Ikraftträdandedagen {day} har passerat. En version kan inte träda i kraft före publiceringen.',
          'The effective date {day} has passed. A version cannot come into force before it is published.',
        ],
        { day: { fi: formatDate(effectiveFrom, 'fi'), sv: formatDate(effectiveFrom, 'sv'), en: formatDate(effectiveFrom, 'en') } },
      ),
    });
  return found;
}

/** Promises that the house could not keep, or that nobody could look at. */
function untrue(policy: Policy, has: Abilities): Refusal[] {
  return [...unchecked(policy, has), ...sealedAsStored(policy), ...tooSoon(policy)];
}

function unchecked(policy: Policy, has: Abilities): Refusal[] {
  return statements(policy, has)
    .filter(({ nature, check }) => nature === 'automatic' && check !== undefined && !(isCheckId(check) && has.checks.has(check)))
    .map(({ check = '', path }) => ({
      code: 'check-missing',
      path,
      text: say3(
        [
          'Lupaus on merkitty automaattiseksi, mutta tarkastusta ”{check}” ei ole. Merkitse se kuitattavaksi.',
          'Löftet är angivet som automatiskt, men granskningen ”{check}” finns inte. Ange det som kvitterat.',
          'The promise is marked automatic, but there is no check “{check}”. Mark it as signed off.',
        ],
        { check },
      ),
    }));
}

const OVER_STORED = ['fields.only-declared', 'fields.provenance', 'fields.source-declared'];

/** Fields that wait for the vault are kept elsewhere today; a check that looks here would be green over nothing. */
function sealedAsStored(policy: Policy): Refusal[] {
  const looksHere = (proof: Policy['dataGroups'][number]['proof']) => proof?.kind === 'automatic' && OVER_STORED.includes(proof.check);
  return policy.dataGroups
    .filter(({ proof, fields }) => looksHere(proof) && fields.every((field) => sealedAmong(policy, [field]) !== undefined))
    .map(({ id, name }) => ({
      code: 'sealed-as-stored',
      path: `dataGroups/${id}/proof`,
      text: say3(
        [
          'Tietoryhmän ”{name}” tietoja ei voi vielä tallentaa tänne, joten automaattinen tarkastus ei näe niitä. Merkitse lupaus kuitattavaksi.',
          'Uppgifterna i gruppen ”{name}” kan ännu inte lagras här, så en automatisk granskning ser dem inte. Ange löftet som kvitterat.',
          'Data of the group “{name}” cannot be stored here yet, so an automatic check does not see them. Mark the promise as signed off.',
        ],
        { name },
      ),
    }));
}

function tooSoon(policy: Policy): Refusal[] {
  const rules = policy.retention.flatMap((rule) =>
    rule.kind === 'on-request' ? [{ path: `retention/${rule.id}/withinHours`, promised: rule.withinHours }] : [],
  );
  return [{ path: 'requests/erasureHours', promised: policy.requests.erasureHours }, ...rules]
    .filter(({ promised }) => promised < LEAST_HOURS)
    .map(({ path, promised }) => ({
      code: 'erasure-too-soon',
      path,
      text: say3(
        [
          'Poistoa {promised} kuluessa ei voi luvata: lyhin aika, jota Lupaus ehtii valvoa, on {least}.',
          'Radering inom {promised} kan inte utlovas: den kortaste tid som Lupaus hinner övervaka är {least}.',
          'Erasure within {promised} cannot be promised: the shortest time that Lupaus can watch over is {least}.',
        ],
        { promised: hours(promised), least: { fi: '2 tuntia', sv: '2 timmar', en: '2 hours' } },
      ),
    }));
}
