// Who answers, what must be told besides, and whether the data named come from somewhere (Art. 13, 14).

import { fieldUse } from '../fields.ts';
import { validBusinessId } from '../import/controllers.ts';
import type { Policy } from '../schema.ts';
import type { Fault } from './policy-fault.ts';
import { freeId } from '../draft-edit.ts';

export function contactFaults({ controllers, dpo }: Policy): Fault[] {
  const found = controllers.flatMap(({ businessId, contact }, i): Fault[] => {
    const at = ['controllers', i];
    const faults: Fault[] = [];
    if (businessId === undefined) faults.push({ code: 'business-id-missing', at });
    else if (!validBusinessId(businessId)) faults.push({ code: 'business-id-invalid', at: [...at, 'businessId'] });
    if (/@(?:[\w-]+\.)*example(?:\.(?:test|com|org))?$/.test(contact.email ?? ''))
      faults.push({ code: 'contact-placeholder', at: [...at, 'contact'] });
    return faults;
  });
  const { appointed, contact } = dpo;
  const reached = contact?.email ?? contact?.phone ?? contact?.post;
  return appointed && reached === undefined ? [...found, { code: 'dpo-unreachable', at: ['dpo'] }] : found;
}

const SENT = /uutiskirj|suoramarkkinoin|sähköi\p{L}* markkinoin|sähköpostimarkkinoin/iu;

export function purposeFaults(policy: Policy): Fault[] {
  return policy.purposes.flatMap(({ name, basis }, i): Fault[] =>
    SENT.test(name.fi) && (basis === 'contract' || basis === 'legal-obligation')
      ? [{ code: 'marketing-basis', at: ['purposes', i, 'basis'] }]
      : [],
  );
}

/** A form on a page is filled in by the person; these watch what the person does there. */
const FOLLOWING = /käyttäyty|klikkau|kävijä|selai|analyti|analytics|eväste|seurant|lokitie|IP-/iu;
const SEEN = ['web.page', 'web.device', 'web.cookie', 'marketing.open', 'marketing.click'];

export function sourceFaults(policy: Policy): Fault[] {
  return policy.sources.flatMap(({ id, from, name, completed }, i): Fault[] => {
    if (!(from === 'device' || (from === 'web' && FOLLOWING.test(name.fi))) || completed.some(({ what }) => what !== 'translation'))
      return [];
    const groups = policy.dataGroups.filter(({ sources }) => sources.includes(id));
    const listed = groups.some(({ fields }) => fields.some((field) => isSeen(fieldUse(field).id)));
    return listed ? [] : [{ code: 'source-without-field', at: ['sources', i] }];
  });
}

function isSeen(field: string): boolean {
  return SEEN.includes(field) || field.startsWith('web.');
}

const GIVING = {
  text: {
    fi: 'Sopimuksen tekemiseen ja palvelun hoitamiseen tarvitaan yhteystiedot, eikä palvelua voi tarjota ilman niitä. Muiden tietojen antaminen on vapaaehtoista.',
    sv: 'Kontaktuppgifter behövs för att ingå avtal och sköta tjänsten, som inte kan erbjudas utan dem. Att lämna andra uppgifter är frivilligt.',
    en: 'Contact details are needed to make a contract and provide the service, which cannot be offered without them. Giving other data is voluntary.',
  },
  completed: [
    {
      what: 'must-give',
      stated: null,
      reason: {
        fi: 'On kerrottava, mitkä tiedot on annettava ja mitä seuraa, jos niitä ei anna.',
        sv: 'Det ska berättas vilka uppgifter som måste lämnas och vad som annars följer.',
        en: 'People must be told which data they have to give and what follows if they do not.',
      },
      rule: 'R7k',
    },
  ],
};

const BAN = {
  text: {
    fi: 'Markkinointi päättyy heti, kun siihen ilmoitetaan kielto. Kielto ja sen aika jäävät muistiin, jotta sitä voidaan noudattaa.',
    sv: 'Marknadsföringen upphör genast när ett förbud anmäls. Förbudet och tidpunkten antecknas så att det kan följas.',
    en: 'Marketing stops at once when a ban is announced. The ban and its time are kept so that it can be obeyed.',
  },
  proof: {
    kind: 'attested',
    rhythm: 'P3M',
    task: {
      fi: 'Vertaa postituslistoja kieltoihin ja poista listoilta jokainen kiellon antanut.',
      sv: 'Jämför utskickslistorna med förbuden och ta bort var och en som har gett ett förbud.',
      en: 'Compare the mailing lists with the bans and take off everyone who has given one.',
    },
  },
  completed: [
    {
      what: 'suppression',
      stated: null,
      reason: {
        fi: 'Kiellosta jäävä merkintä on henkilötieto, joten siitä on kerrottava.',
        sv: 'Anteckningen om ett förbud är en personuppgift och ska berättas.',
        en: 'The record of a ban is personal data and must be told of.',
      },
      rule: 'R19',
    },
  ],
};

export function tellingFaults(policy: Policy): Fault[] {
  const found: Fault[] = [];
  if (policy.mustGive.length === 0)
    found.push({
      code: 'must-give-missing',
      at: ['mustGive'],
      mend: [{ do: 'append', path: ['mustGive'], value: { id: 'needed', ...GIVING } }],
    });
  const markets = policy.purposes.some(({ name, id }) => /markkinoin|uutiskirj/iu.test(name.fi) || /marketing|newsletter/.test(id));
  if (markets && !policy.marketing.some(({ text }) => /kiel(?:to|lo|tä)/iu.test(text.fi)))
    found.push({
      code: 'suppression-undeclared',
      at: ['marketing'],
      mend: [{ do: 'append', path: ['marketing'], value: { id: freeId('ban', policy.marketing), ...BAN } }],
    });
  return [...found, ...profiling(policy)];
}

const DENIED = /(?:ei|eikä|emme)[^.]{0,80}profiloi|profiloin\p{L}*[^.]{0,20} ei|päätöksiä eikä profiileja/iu;
const FOLLOWED = ['marketing.open', 'marketing.click'];

function profiling(policy: Policy): Fault[] {
  const i = policy.automated.findIndex(({ text }) => DENIED.test(text.fi) && !/kohdist|kohdenn|kohdent|muuta/iu.test(text.fi));
  const targets = policy.purposes.some(({ name }) => /kohdenta|profiloin|segmentoi/iu.test(name.fi));
  const followed = policy.dataGroups.some(({ fields }) => fields.some((field) => FOLLOWED.includes(fieldUse(field).id)));
  return i >= 0 && (targets || followed) ? [{ code: 'profiling-contradiction', at: ['automated', i] }] : [];
}
