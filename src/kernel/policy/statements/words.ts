// Periods, lists and field names in words, in three languages, so that no sentence of the notice is left half a machine's.

import type { Lang, Text } from '#platform/i18n';
import { CATALOGUE } from '../catalogue.ts';
import { fieldUse } from '../fields.ts';
import type { DataGroup, Policy } from '../schema.ts';

export function eachLang(make: (lang: Lang) => string): Text {
  return { fi: make('fi'), sv: make('sv'), en: make('en') };
}

export function same(value: string): Text {
  return { fi: value, sv: value, en: value };
}

/** Sentences put one after another; empty ones fall away. */
export function join(...texts: readonly (Text | undefined)[]): Text {
  const present = texts.filter((each) => each !== undefined);
  return eachLang((lang) => present.map((each) => capital(sentence(each[lang]))).join(' '));
}

/** Texts the owner writes may lack their full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…][”"')]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function bare(text: Text): Text {
  return eachLang((lang) => text[lang].trim().replace(/\.$/, ''));
}

const COMPOUND = /,| (ja|och|and|tai|eller|or) /;
const AND: Text = { fi: 'ja', sv: 'och', en: 'and' };

/** "a, b ja c"; items that hold commas or conjunctions of their own are parted by semicolons. */
export function list(items: readonly Text[], last: Text = AND): Text {
  return eachLang((lang) => {
    const words = items.map((item) => item[lang]);
    const tangled = words.some((word) => COMPOUND.test(word.replace(/\([^)]*\)/g, '')));
    if (words.length < 2 || tangled) return words.join('; ');
    return `${words.slice(0, -1).join(', ')} ${last[lang]} ${words.at(-1)}`;
  });
}

const UNITS = ['Y', 'M', 'W', 'D'] as const;
type Unit = (typeof UNITS)[number];
/** nominative: "5 vuotta"; genitive: "5 vuoden"; every: "5 vuoden" (välein), "vart femte år", what follows "every". */
export type PeriodForm = 'nominative' | 'genitive' | 'every';
type Forms = readonly [one: string, many: string];

const NOMINATIVE: Record<Lang, Record<Unit, Forms>> = {
  fi: { Y: ['vuosi', 'vuotta'], M: ['kuukausi', 'kuukautta'], W: ['viikko', 'viikkoa'], D: ['päivä', 'päivää'] },
  sv: { Y: ['år', 'år'], M: ['månad', 'månader'], W: ['vecka', 'veckor'], D: ['dag', 'dagar'] },
  en: { Y: ['year', 'years'], M: ['month', 'months'], W: ['week', 'weeks'], D: ['day', 'days'] },
};
const GENITIVE_FI: Record<Unit, Forms> = {
  Y: ['vuoden', 'vuoden'],
  M: ['kuukauden', 'kuukauden'],
  W: ['viikon', 'viikon'],
  D: ['päivän', 'päivän'],
};
const ORDINALS_SV = ['', '', 'annat', 'tredje', 'fjärde', 'femte', 'sjätte', 'sjunde', 'åttonde', 'nionde', 'tionde', 'elfte', 'tolfte'];

/** An ISO period in words. */
export function period(iso: string, form: PeriodForm = 'nominative'): Text {
  const parts = [...iso.matchAll(/(\d+)([YMWD])/g)].map(([, n, unit]) => ({ n: Number(n), unit: unit as Unit }));
  return eachLang((lang) => {
    const [first] = parts;
    if (lang === 'sv' && form === 'every' && first !== undefined && parts.length === 1) return everySv(first.n, first.unit);
    const words = parts.map(({ n, unit }) => part(n, lang === 'fi' && form !== 'nominative' ? GENITIVE_FI[unit] : NOMINATIVE[lang][unit]));
    const text = words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${AND[lang]} ${words.at(-1)}`;
    if (form !== 'every') return text;
    if (lang === 'sv') return `en gång per ${text}`;
    return parts.length === 1 ? text.replace(/^1 /, '') : text;
  });
}

function part(n: number, [one, many]: Forms): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** "varje år", "vartannat år", "vart femte år", "var 18:e månad". */
function everySv(n: number, unit: Unit): string {
  const [noun] = NOMINATIVE.sv[unit];
  if (n === 1) return `varje ${noun}`;
  const neuter = unit === 'Y';
  if (n === 2) return neuter ? `vartannat ${noun}` : `varannan ${noun}`;
  return `${neuter ? 'vart' : 'var'} ${ORDINALS_SV[n] ?? `${n}:e`} ${noun}`;
}

/** True for a period of no length, which is said as "at once". */
export function isZero(iso: string): boolean {
  return !/[1-9]/.test(iso);
}

/** Above three days nobody counts in hours. */
const FEW_HOURS = 72;
const HOURS: Record<Lang, Forms> = { fi: ['tunnin', 'tunnin'], sv: ['timme', 'timmar'], en: ['hour', 'hours'] };
const DAYS: Record<Lang, Forms> = { fi: ['vuorokauden', 'vuorokauden'], sv: ['dygn', 'dygn'], en: ['day', 'days'] };

/** "2 vuorokauden (48 tunnin)", "28 vuorokauden": as it stands before "kuluessa" and after "inom" and "within". */
export function hours(n: number): Text {
  return eachLang((lang) => {
    const inHours = part(n, HOURS[lang]);
    if (n % 24 !== 0) return inHours;
    const inDays = part(n / 24, DAYS[lang]);
    return n <= FEW_HOURS ? `${inDays} (${inHours})` : inDays;
  });
}

/** Field names stand inside sentences in lower case; abbreviations and Y-tunnus keep theirs. */
export function inSentence(name: string): string {
  return /^(\p{Lu}{2}|Y-)/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** The field's name: the catalogue's, or the policy's own for a custom field. */
export function fieldName(policy: Policy, fieldId: string): Text {
  const known = CATALOGUE.get(fieldId);
  if (known !== undefined) return known.name;
  const uses = policy.dataGroups.flatMap((group) => group.fields.map(fieldUse));
  return uses.find((use) => use.id === fieldId && use.name !== undefined)?.name ?? same(fieldId);
}

/** Names of fields as a list inside a sentence. */
export function fieldList(policy: Policy, fieldIds: readonly string[]): Text {
  return list(fieldIds.map((id) => fieldInSentence(policy, id)));
}

function fieldInSentence(policy: Policy, fieldId: string): Text {
  const name = fieldName(policy, fieldId);
  return eachLang((lang) => inSentence(name[lang]));
}

/** The same for a data group, with the condition of each field after its name. */
export function groupFieldNames(policy: Policy, group: DataGroup): Text[] {
  return group.fields.map(fieldUse).map(({ id, when }) => {
    const name = fieldInSentence(policy, id);
    return when === undefined ? name : eachLang((lang) => `${name[lang]} (${when[lang].replace(/\.$/, '')})`);
  });
}

export function namesOf(items: readonly { id: string; name: Text }[], ids: readonly string[]): Text[] {
  return ids.map((id) => items.find((item) => item.id === id)?.name ?? same(id));
}
