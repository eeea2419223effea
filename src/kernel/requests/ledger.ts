// A request for erasure is remembered outside the database from the moment it is received: an older copy knows nothing of it, and its deadline runs on.

import { appendLedger } from '#kernel/audit';
import type { Tx } from '#platform/db';
import { clocksOf } from './clocks.ts';
import { factsOf } from './facts.ts';
import type { RequestCaseRow } from './tables.ts';

/** Written again when it has become known whose it is. */
export async function rememberAsked(tx: Tx, row: RequestCaseRow): Promise<void> {
  if (row.asked_right !== 'erasure') return;
  const clocks = clocksOf(factsOf(row, []), new Date(row.entered_at));
  await appendLedger(tx, {
    kind: 'request',
    at: row.entered_at,
    ref: row.id,
    ...(row.subject_id === null ? {} : { subjectId: row.subject_id }),
    code: row.identity_method === null ? row.channel : `${row.channel}:${row.identity_method}`,
    receivedAt: row.received_at,
    deadlineAt: clocks[clocks.nearer].dueAt.toISOString(),
  });
}

/** An answered, refused or withdrawn one does not come back as open. */
export async function rememberEnd(tx: Tx, row: RequestCaseRow, at: string): Promise<void> {
  if (row.asked_right !== 'erasure' || row.outcome === null) return;
  const code = row.ground === null ? row.outcome : `${row.outcome}:${row.ground}`;
  await appendLedger(tx, { kind: 'request-end', at, ref: row.id, ...(row.subject_id === null ? {} : { subjectId: row.subject_id }), code });
}
