// The port through which a module gives a mailing its people and its words; the house of the engine knows neither.

import type { Conn, Tx } from '#platform/db';
import type { Lang } from '#platform/i18n';
import type { MessageTemplate } from '#platform/mail';

/** One row of the ledger, as whoever fills a letter sees it. */
export interface Recipient {
  /** The ledger id. */
  readonly id: string;
  readonly subjectId: string;
  readonly lang: Lang;
  readonly variant: string;
}

export interface MailingLetters {
  /** Whom the mailing is meant for, page by page; read when it begins. */
  audience(mailingId: string): AsyncIterable<readonly string[]>;
  /** In which language each of these people is written to; who is missing is written to in Finnish. */
  langs(conn: Conn, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Lang>>;
  /** The letter; made once for each language and variant. */
  template(mailingId: string, lang: Lang, variant: string): Promise<MessageTemplate>;
  /**
   * What stands in the slots, by ledger id, in a number of statements that does not depend on how many they are. The engine itself fills
   * 'unsubscribe', 'preferences', 'why' and 'archive'; of these only 'archive' may be given.
   */
  values(tx: Tx, mailingId: string, recipients: readonly Recipient[]): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
}

/** A letter that is tried against others, and the share of the list that gets it. */
export interface Variant {
  readonly id: string;
  readonly share: number;
  /** Waits until `releaseVariant` says which letter it becomes. */
  readonly held?: boolean;
}
