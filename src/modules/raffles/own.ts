// What an entrant sees of their own entry: the code that is theirs, its place in the public list, and what came of it.

import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import { entriesOfPerson } from './queries-own.ts';
import { hashes, raffleOf } from './raffle.ts';

export interface OwnEntry {
  readonly slug: string;
  readonly name: Text;
  readonly code: string;
  readonly hash: string;
  readonly standing: 'open' | 'closed' | 'won' | 'reserve' | 'not-drawn' | 'told' | 'taken' | 'silent' | 'refused';
  /** Among the winners, or among the reserves; 0 when there is none. */
  readonly place: number;
}

export async function ownEntries(conn: Conn, subjectId: string): Promise<OwnEntry[]> {
  return (await entriesOfPerson(conn, subjectId)).map(({ code, hash, entry_state, ...row }) => {
    const { slug, name, state, winners } = raffleOf(row);
    const at = row.drawn === null ? -1 : hashes(row.drawn).indexOf(hash);
    const shared = { slug, name, code, hash, place: at < winners ? at + 1 : at + 1 - winners };
    if (state !== 'drawn') return { ...shared, standing: state === 'open' ? 'open' : 'closed' };
    if (entry_state !== 'in') return { ...shared, standing: entry_state };
    return { ...shared, standing: at === -1 ? 'not-drawn' : at < winners ? 'won' : 'reserve' };
  });
}
