// One question typed anywhere: names and addresses first, then those about whom the words are written.

import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { notesOf } from '#kernel/records';
import { fold, search, searchNotes } from '#kernel/subjects';
import type { HandlersOf } from '#platform/contract';
import type { finding } from './contract.ts';
import { asStored } from './list-filter.ts';
import { fieldName } from './labels.ts';
import { contactPointsOf, organisationsByIds } from './queries.ts';
import { employersOf } from './queries-finding.ts';
import { subjectLabels } from './views.ts';

const PEOPLE = 7;
const ORGANISATIONS = 4;
const NOTES = 5;

export function findingHandlers(deps: Deps): HandlersOf<typeof finding, Call> {
  return {
    async find({ query: { q } }) {
      const { db } = deps.database;
      const typed = asStored(q);
      const people = await search(db, typed, PEOPLE, 'person');
      const organisations = await search(db, typed, ORGANISATIONS, 'organisation');
      const noted = (await searchNotes(db, q, NOTES + PEOPLE + ORGANISATIONS)).filter(
        (id) => !people.includes(id) && !organisations.includes(id),
      );
      const written = await snippets(deps, noted.slice(0, NOTES), q);
      const all = [...people, ...organisations, ...written.map(({ id }) => id)];
      const labels = await subjectLabels(deps, all);
      const details = await detailsOf(deps, all);
      const hit = (id: string) => {
        const known = details.get(id) ?? { kind: 'person' as const, detail: null };
        return { id, label: labels.get(id) ?? '–', ...known };
      };
      return {
        people: people.map(hit),
        organisations: organisations.map(hit),
        notes: written.map((note) => ({ ...hit(note.id), ...note })),
      };
    },
  };
}

/** What tells one namesake from another: the organisation, else an address; the Y-tunnus of an organisation. */
async function detailsOf({ database: { db } }: Deps, ids: readonly string[]) {
  const details = new Map<string, { kind: 'person' | 'organisation'; detail: string | null }>();
  for (const point of await contactPointsOf(db, ids))
    if (point.field_id === 'person.email') details.set(point.subject_id, { kind: 'person', detail: point.value });
  for (const { person_id, name } of await employersOf(db, ids)) if (name !== null) details.set(person_id, { kind: 'person', detail: name });
  for (const row of await organisationsByIds(db, ids)) details.set(row.id, { kind: 'organisation', detail: row.business_id });
  return details;
}

async function snippets(deps: Deps, ids: readonly string[], q: string) {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const notes = Map.groupBy(await notesOf(deps.database.db, deps.registry, ids), ({ subject }) => subject);
  return ids.flatMap((id) => {
    const texts = notes.get(id) ?? [];
    // The text with most of the words; the rest of them may stand in another one of the same person.
    const [best] = texts.toSorted((a, b) => holding(b.text, words) - holding(a.text, words));
    return best === undefined ? [] : [{ id, field: fieldName(deps.policy.current(), best.field), snippet: snippet(best.text, words) }];
  });
}

function holding(text: string, words: readonly string[]): number {
  const folded = fold(text);
  return words.filter((word) => folded.includes(word)).length;
}

const BEFORE = 30;
const AFTER = 70;

/** The piece of the text round the first word that was asked for, cut between words. */
export function snippet(text: string, words: readonly string[]): string {
  const letters = Array.from(text.replaceAll(/\s+/g, ' '));
  const folded = letters.map((letter) => fold(letter));
  const line = folded.join('');
  const [first = 0] = words
    .map((word) => line.indexOf(word))
    .filter((at) => at >= 0)
    .toSorted((a, b) => a - b);
  let at = 0;
  for (let length = 0; at < folded.length && length < first; at++) length += folded[at]?.length ?? 0;
  const from = at <= BEFORE ? 0 : letters.indexOf(' ', at - BEFORE) + 1;
  const cut = letters.slice(from, at + AFTER).join('');
  return `${from > 0 ? '… ' : ''}${cut.trim()}${at + AFTER < letters.length ? ' …' : ''}`;
}
