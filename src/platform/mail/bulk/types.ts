// What a mailing hands to its line: a letter compiled once, filled per recipient, and a connection on which each hand-over has two steps.

import type { MailFailure } from '../failure.ts';
import type { Lang } from '#platform/i18n';

export type Escaping = 'text' | 'html' | 'url' | 'dot';

/**
 * Words as they are, or a place for a value of one recipient:
 * - `text`, `html`: words. In the page they are always escaped: no value becomes markup, whichever of the two was named.
 * - `url`: an address for a link; only http, https, mailto and tel lead anywhere.
 * - `dot`: the address of a picture of one point, in the page only; an empty value leaves nothing at all.
 *
 * Control characters and line breaks in values become one space.
 */
export type Piece = string | { readonly slot: string; readonly as: Escaping };

export interface MessageTemplate {
  readonly lang: Lang;
  readonly subject: readonly Piece[];
  readonly text: readonly Piece[];
  readonly html: readonly Piece[];
}

export interface MessageHead {
  /** Of ours, the same at every attempt; with or without its angle brackets. */
  readonly messageId: string;
  readonly date: Date;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo?: string | undefined;
  readonly to: string;
  /** One click (RFC 8058): the pair of headers is written, or neither. */
  readonly listUnsubscribe?: { readonly url: string } | undefined;
  /** 'Uutiskirje <uutiskirje.firma.fi>' or the part in brackets alone. */
  readonly listId?: string | undefined;
  readonly feedbackId?: string | undefined;
  readonly autoSubmitted?: 'auto-generated' | 'auto-replied' | undefined;
}

export interface CompiledMessage {
  /** Every slot that a value is needed for. */
  readonly slots: ReadonlySet<string>;
  /** A whole message: seven-bit, lines of at most 998. @throws when a slot has no value: '' must be said */
  make(values: Readonly<Record<string, string>>, head: MessageHead): Buffer;
}

export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** RSA of 2048 bits or more, or Ed25519. */
  readonly privatePem: string;
}

export interface DkimSigner {
  /** The message with one signature for each key before it; the work is done in another thread. */
  sign(message: Buffer): Promise<Buffer>;
}

export type Answer =
  | { readonly kind: 'go' }
  | { readonly kind: 'accepted' }
  /** For certain not delivered. */
  | { readonly kind: 'refused'; readonly failure: MailFailure }
  /** The end of the letter may have reached the relay and no answer came: never sent again by itself. */
  | { readonly kind: 'silent'; readonly code: string };

/** One connection, held by one hand-over at a time. */
export interface Slot {
  /** Who to whom. `go`: the relay waits for the letter. Tried once more by itself when the relay had closed an idle connection. */
  begin(envelope: { readonly from: string; readonly to: string }): Promise<Answer>;
  /**
   * Two seconds begin: call it just before the permission is read. A body that comes later than a second and a half
   * after this, or is not taken by then, is never ended: `refused`, code `BODY LATE`. Without it they begin with `body`.
   */
  hold(): void;
  /** The whole letter, then its end. `accepted` only when the relay said so. */
  body(message: Buffer): Promise<Answer>;
  /** Closes without an end: nothing was delivered. May be called at any time; the slot is given back as well. */
  abandon(): void;
  /** Gives the connection back for the next. */
  release(): void;
}

export interface BulkLine {
  /** A connection ready for a letter, opened when needed. @throws what `failureOf` sorts, when the relay cannot be used; the next take waits longer */
  take(): Promise<Slot>;
  /** Ends idle connections now and the others when they are given back; resolves when none is open. */
  close(): Promise<void>;
  readonly open: number;
}

/** How long each step may take, in milliseconds. */
export interface BulkLimits {
  /** Name look-up, connection and encryption, each. */
  readonly connect: number;
  readonly greeting: number;
  readonly command: number;
  /** From the permission (`hold`) or from `body` until the last byte before the end is handed over. */
  readonly body: number;
  /** From the end of the letter to the answer. */
  readonly answer: number;
  readonly idle: number;
  /** After the first failed opening; doubles up to a minute. */
  readonly backOff: number;
}

export interface BulkOptions {
  readonly connections: number;
  /** Letters over one connection before a new one is opened. */
  readonly perConnection?: number;
  readonly limits?: Partial<BulkLimits>;
  /** Certificates that are trusted beside the system's, PEM. */
  readonly ca?: string;
}
