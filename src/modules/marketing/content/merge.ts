// Merge fields: data of the reader that a letter may show. Only what the declaration keeps for the letter's own purpose, never a sealed class, and always with words for whoever has none (Art. 5(1)(b), 9).

import { CATALOGUE, fieldUse, isSealed } from '#kernel/policy';
import type { ClauseRef, CompiledPolicy } from '#kernel/policy';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';

export const MERGE_KEYS = ['first-name', 'last-name', 'name', 'organisation', 'job-title', 'customer-number'] as const;
export type MergeKey = (typeof MERGE_KEYS)[number];

/** The declared field that each needs, and the word by which it is written in a letter. */
const MERGES: Readonly<Record<MergeKey, { readonly field: string; readonly word: Text }>> = {
  'first-name': { field: 'person.name', word: { fi: 'etunimi', sv: 'förnamn', en: 'first name' } },
  'last-name': { field: 'person.name', word: { fi: 'sukunimi', sv: 'efternamn', en: 'last name' } },
  name: { field: 'person.name', word: { fi: 'nimi', sv: 'namn', en: 'name' } },
  organisation: { field: 'person.employer', word: { fi: 'organisaatio', sv: 'organisation', en: 'organisation' } },
  'job-title': { field: 'person.job_title', word: { fi: 'tehtävänimike', sv: 'befattning', en: 'job title' } },
  'customer-number': { field: 'person.customer_number', word: { fi: 'asiakasnumero', sv: 'kundnummer', en: 'customer number' } },
};

export interface MergeField {
  readonly key: MergeKey;
  readonly field: string;
  readonly word: Text;
  readonly name: Text;
  /** Whether the declaration keeps it for the purpose; where it does not, the clause in which it is missing. */
  readonly kept: boolean;
  readonly clause: ClauseRef;
}

/** Every merge field there is, and which of them a letter for this purpose may use. Without a purpose, as in a template, all are. */
export function mergeFields(policy: CompiledPolicy, purposeId: string | null): MergeField[] {
  const kept = purposeId === null ? undefined : keptFor(policy, purposeId);
  const register = policy.purposes.get(purposeId ?? '')?.registers[0];
  return MERGE_KEYS.map((key) => {
    const { field, word } = MERGES[key];
    const sealed = isSealed(policy.field(field)?.class ?? 'ordinary');
    return {
      key,
      field,
      word,
      name: policy.field(field)?.name ?? word,
      kept: !sealed && (kept?.has(field) ?? true),
      clause: policy.clauseOf(field, register),
    };
  });
}

/** Those of the merge fields that may be used. */
export function keptKeys(policy: CompiledPolicy, purposeId: string | null): ReadonlySet<MergeKey> {
  return new Set(mergeFields(policy, purposeId).flatMap(({ key, kept }) => (kept ? [key] : [])));
}

/** Fields that the declaration keeps for the purpose, but for those of sealed classes. */
function keptFor(policy: CompiledPolicy, purposeId: string): ReadonlySet<string> {
  const ids = policy.policy.dataGroups
    .filter(({ purposes }) => purposes.includes(purposeId))
    .flatMap(({ fields }) => fields.map((field) => fieldUse(field).id));
  return new Set(ids.filter((id) => !isSealed(policy.field(id)?.class ?? 'ordinary')));
}

/** The merge field behind a word of a letter, in whichever language it was written. */
export function mergeKeyOf(word: string): MergeKey | undefined {
  const asked = plain(word);
  return MERGE_KEYS.find((key) => key === asked || LANGS.some((lang) => plain(MERGES[key].word[lang]) === asked));
}

/** A declared or known field that is no merge field, by its id or its name: refused by that name and its clause. */
export function fieldNamed(
  policy: CompiledPolicy,
  word: string,
): { id: string; name: Text; sealed: boolean; clause: ClauseRef } | undefined {
  const asked = plain(word);
  const id = [...new Set([...CATALOGUE.keys(), ...policy.allFields])].find((each) => {
    const name = policy.field(each)?.name;
    return plain(each) === asked || (name !== undefined && LANGS.some((lang) => plain(name[lang]) === asked));
  });
  const field = id === undefined ? undefined : policy.field(id);
  return field && { id: field.id, name: field.name, sealed: isSealed(field.class), clause: policy.clauseOf(field.id) };
}

function plain(word: string): string {
  return word.normalize('NFC').trim().toLocaleLowerCase('fi').replace(/\s+/g, ' ');
}

/** The slot of a merge field with these words for whoever has none. */
export function mergeSlot(key: MergeKey, fallback: string): string {
  return `merge:${key}|${fallback}`;
}

/** A document whose fields that this declaration does not keep for the purpose have become the words for whoever has none. */
export function onlyKept<D>(document: D, kept: ReadonlySet<MergeKey>): D {
  const written = JSON.stringify(document, (_, value: unknown) =>
    typeof value === 'string'
      ? value.replace(/\{\{([^{}|\n]*)\|([^{}\n]*)\}\}/g, (whole, word: string, fallback: string) => {
          const key = mergeKeyOf(word);
          return key === undefined || kept.has(key) ? whole : fallback.trim();
        })
      : value,
  );
  return JSON.parse(written) as D;
}
