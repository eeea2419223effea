// A day of the last contact that a file tells is an event of its own source, so that the same import can be told apart from the next.

import type { Writer } from '#kernel/records';
import type { BulkEvent, BulkMembership } from '../bulk.ts';

/** The run, and the register it fills. */
export interface Target {
  readonly importId: string;
  readonly membership: BulkMembership;
}

export function eventsOf(writer: Writer, { importId }: Target, lastContact: string | null): BulkEvent[] {
  if (lastContact === null) return [];
  return [{ trigger: 'last-contact', on: lastContact, sourceKind: 'import', sourceId: `${importId}/${writer.ctx.ids.next()}` }];
}
