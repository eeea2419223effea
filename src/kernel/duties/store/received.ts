// Who has seen or received data of a person, by the log of disclosures.

import type { Conn } from '#platform/db';

export function receivedBy(_conn: Conn, _subjectId: string): Promise<ReadonlySet<string>> {
  return Promise.resolve(new Set());
}
