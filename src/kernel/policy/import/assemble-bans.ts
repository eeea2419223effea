// What a notice promises of its subscribers never ends a ban: a time of theirs goes to the data of the letters, or is told where it has no place.

import type { Fact } from './types.ts';

const OF_LETTERS = ['marketing.action', 'marketing.open', 'marketing.click'];
const ENDS = new Set(['after-event', 'relation', 'outdated', 'claim-period']);
const MARKETING = new Set('direct-marketing marketing targeting newsletter content raffles'.split(' '));

interface Said {
  kind: unknown;
  /** The words of the notice. */
  words: string;
  /** Declared fields. */
  fields: ReadonlySet<string>;
  /** Paths of the purposes that the notice names. */
  purposes: readonly string[];
}

/** The fields that a rule on marketing is about, none for one of the whole register; `nowhere` if it has no place, undefined if it is of other things. */
export function placeOfMarketing({ value }: Fact, { kind, words, fields, purposes }: Said): string[] | 'nowhere' | undefined {
  if (value['field'] !== 'marketing.permission' || kind === 'statutory') return undefined;
  const ofCustomers = /asiak|sopimu/i.test(words) && !/uutiskir|tilaaj/i.test(words);
  if (ofCustomers || !ENDS.has(String(kind))) return [];
  const letters = OF_LETTERS.filter((each) => fields.has(each));
  if (letters.length > 0) return letters;
  // Where people are in the register for other things too, the time of subscribers would end those as well.
  return purposes.length > 0 && purposes.every((path) => MARKETING.has(path.slice(path.lastIndexOf('/') + 1))) ? [] : 'nowhere';
}
