// What the visits room needs of the house, and the port by which it learns whose an e-mail address is.

import type { RequestDeps } from '#kernel/requests';
import type { Conn } from '#platform/db';

/** An e-mail address as the register holds it. */
export interface HeldMailbox {
  readonly subjectId: string;
  readonly contactPointId: string;
  /** As it was given: letters go here and never to what somebody typed. */
  readonly address: string;
  /** In the form in which addresses are compared. */
  readonly normal: string;
  /** False when it is an organisation's: several people may read it. */
  readonly own: boolean;
  /** True when it came back with a backup after the person had set it right: nobody knows who reads it now. */
  readonly disputed: boolean;
}

/** Kept by the module that keeps addresses. */
export interface Mailboxes {
  /** Everybody who has this normalised address. */
  holders(conn: Conn, normal: string): Promise<HeldMailbox[]>;
  /** The addresses of one subject, the first given first; a disputed one is none of theirs. */
  of(conn: Conn, subjectId: string): Promise<HeldMailbox[]>;
}

export type VisitDeps = RequestDeps & { readonly mailboxes: Mailboxes };
