// What came back and was not understood waits for a person to read it: sealed, its beginning only, for a fortnight.

import type { Deps, SealedText } from '#kernel/deps';
import { keyedHash, open, seal } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { addQuarantined, allQuarantined } from '../queries.ts';
import type { QuarantineRow } from '../queries.ts';

/**
 * - `no-letter`: a report that names no letter of ours. - `forged`: it names one in a way in which we do not. - `unclear`: it came to an
 *   envelope of ours and says nothing that we understand. - `unreadable`: it is no message.
 */
export type Unclear = 'no-letter' | 'forged' | 'unclear' | 'unreadable';
export type QuarantineDeps = Pick<Deps, 'ids' | 'keys' | 'clock'>;

const KEPT_MS = 14 * 86_400_000;
/** A report says what it has to say at its beginning; our own letter hangs on behind. */
const KEPT_BYTES = 16 * 1024;

export async function quarantine(
  tx: Tx,
  deps: QuarantineDeps,
  bytes: Uint8Array,
  { way, reason, subjectId = null }: { way: string; reason: Unclear; subjectId?: string | null },
): Promise<boolean> {
  const at = deps.clock.now();
  const beginning = Buffer.from(bytes.subarray(0, KEPT_BYTES));
  return addQuarantined(tx, {
    id: deps.ids.next(),
    subject_id: subjectId,
    way,
    reason,
    mark: keyedHash(deps.keys.session, 'returns.message', Buffer.from(bytes).toString('latin1')),
    received_at: at.toISOString(),
    expires_at: new Date(at.getTime() + KEPT_MS).toISOString(),
    content: seal(deps.keys.sealing, beginning),
  });
}

/** Its text as somebody reads it: no byte of a stranger steers the page or the reader. */
export function contentOf({ keys }: Pick<Deps, 'keys'>, { content }: Pick<QuarantineRow, 'content'>): string {
  const bytes = open(keys.sealing, content);
  const text = bytes.toString('utf8').includes('\uFFFD') ? bytes.toString('latin1') : bytes.toString('utf8');
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '')
    .slice(0, KEPT_BYTES);
}

/** Opened for re-discovery: who was erased may be named in a message that waits, and the certificate says until when. */
export async function* quarantinedTexts(deps: Pick<Deps, 'database' | 'keys'>): AsyncIterable<SealedText> {
  for (const row of await allQuarantined(deps.database.db)) {
    const text = readable(deps, row);
    if (text !== null)
      yield {
        where: 'return_quarantine.content',
        recordId: row.id,
        subjectId: row.subject_id,
        staff: false,
        text,
        keptUntil: row.expires_at,
      };
  }
}

function readable(deps: Pick<Deps, 'keys'>, row: QuarantineRow): string | null {
  try {
    return contentOf(deps, row);
  } catch {
    return null;
  }
}
