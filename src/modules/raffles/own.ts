// What an entrant sees of their own entry: the code that is theirs, its place in the public list, and what came of it.

import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import { entriesOfPerson } from './queries-own.ts';
import type { OwnRow } from './queries-own.ts';
import { hashes, raffleOf } from './raffle.ts';

export interface OwnEntry {
  readonly slug: string;
  readonly name: Text;
  readonly code: string;
  readonly hash: string;
  readonly standing: 'open' | 'closed' | 'merged' | 'won' | 'reserve' | 'not-drawn' | 'told' | 'taken' | 'silent' | 'refused';
  /** Among the winners, or among the reserves; 0 when there is none. */
  readonly place: number;
}

/** What somebody who has just entered by a form is given to check the draw with; undefined when they are in no raffle of it. */
export async function ownEntryBy(conn: Conn, formId: string, subjectId: string): Promise<OwnEntry | undefined> {
  return standingsOf((await entriesOfPerson(conn, subjectId)).filter((row) => row.form_id === formId))[0];
}

export async function ownEntries(conn: Conn, subjectId: string): Promise<OwnEntry[]> {
  return standingsOf(await entriesOfPerson(conn, subjectId));
}

function standingsOf(rows: readonly OwnRow[]): OwnEntry[] {
  return rows.map(({ code, hash, entry_state, ...row }) => {
    const { slug, name, state, winners } = raffleOf(row);
    const at = row.drawn === null ? -1 : hashes(row.drawn).indexOf(hash);
    const shared = { slug, name, code, hash, place: at < winners ? at + 1 : at + 1 - winners };
    // Of the same person by another entry, or not on the list because it was another's when that was locked.
    const listed = row.list === null || hashes(row.list).includes(hash);
    if (entry_state === 'twin' || !listed) return { ...shared, standing: 'merged' };
    if (state !== 'drawn') return { ...shared, standing: state === 'open' ? 'open' : 'closed' };
    if (entry_state !== 'in') return { ...shared, standing: entry_state };
    return { ...shared, standing: at === -1 ? 'not-drawn' : at < winners ? 'won' : 'reserve' };
  });
}
