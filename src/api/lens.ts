// What is held on one person, to look at and to take along. In the lens, what ten thousand values have in common is told once, and each value names its ground.

import { actorNames } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { heldValues } from '#kernel/retention';
import type { HeldValue } from '#kernel/retention';
import type { Act } from '#kernel/rights';
import { localDate } from '#platform/clock';
import type { FileAnswer, ResponseOf } from '#platform/contract';
import type { Lang, Text } from '#platform/i18n';
import { accessCopy, heldWords } from '#customers';
import type { CopyForm } from '#customers';
import type { rights } from './contract/retention.ts';

type Lens = ResponseOf<typeof rights.held>;

interface Words {
  readonly part: Text | null;
  readonly shown: Text | null;
  readonly by: string | null;
}

/** Every value, soonest to go first. @throws errors.subject-not-found */
export async function lensOn(deps: Deps, subjectId: string): Promise<Lens> {
  const { db } = deps.database;
  const values = await heldValues(deps, db, subjectId, { actors: true });
  const words = await heldWords(deps, values);
  const names = await actorNames(db);
  return lensOf(values, (value) => ({ ...words(value), by: names.get(value.actorId ?? '') ?? null }));
}

const MEDIA: Readonly<Record<CopyForm, string>> = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' };

/** The access copy as a file; the log tells that it was made. @throws errors.subject-not-found */
export async function copyOf(
  deps: Deps,
  { subjectId, form, lang }: { subjectId: string; form: CopyForm; lang: Lang },
  act: Act,
): Promise<FileAnswer> {
  const bytes = await accessCopy(deps, subjectId, { form, lang }, act);
  return { name: `tiedot-${localDate(deps.clock.now())}.${form}`, mediaType: MEDIA[form], bytes };
}

/** Values in the order given, each with its place among the grounds. */
function lensOf(values: readonly HeldValue[], wordsOf: (value: HeldValue) => Words): Lens {
  const places = new Map<string, number>();
  const grounds: Lens['grounds'] = [];
  const placeOf = (value: HeldValue, part: Text | null) => {
    const { field, name, source, purpose, until, reviewOn, explanation, clause } = value;
    const key = [value.kind, value.column, field, value.sourceId, value.purposeId, until ?? '', reviewOn ?? ''].join(' ');
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, grounds.length);
    return grounds.push({ field, name, part, source, purpose, until, reviewOn, explanation, clause }) - 1;
  };
  return {
    grounds,
    values: values.map((value) => {
      const { part, shown, by } = wordsOf(value);
      const { kind, recordId, column, recordedAt } = value;
      return { kind, recordId, column, ground: placeOf(value, part), value: String(value.value), shown, recordedAt, by };
    }),
  };
}
