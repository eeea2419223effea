// The line to one mailbox (IMAP): always encrypted unless it is on this machine, with limits on every wait and on every message.

import type { ImapFlow } from 'imapflow';
import { isLoopback } from '../config.ts';
import { AppError, appError } from '../errors.ts';
import type { RelaySettings } from './transport.ts';

/** `tls`: encrypted from the first byte (993). `starttls`: encrypted before anything is said (143). `none`: this machine only. */
export type ImapSettings = Omit<RelaySettings, 'user' | 'password'> & { readonly user: string; readonly password: string };

export interface FolderState {
  /** What makes numbers comparable: another value, and they count anew. */
  readonly validity: string;
  /** The number that the next message will get. */
  readonly next: number;
}

export interface OpenMailbox {
  readonly state: FolderState;
  /** Numbers after this one, lowest first, with the size of each message. */
  after(uid: number): Promise<readonly { readonly uid: number; readonly size: number }[]>;
  /** Numbers of messages that came on this day or later. */
  since(day: Date): Promise<readonly number[]>;
  /** The whole message as it came; null when it is gone. */
  source(uid: number): Promise<Uint8Array | null>;
  move(uid: number, folder: string): Promise<void>;
  remove(uid: number): Promise<void>;
  close(): Promise<void>;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** Signs in and opens the folder. @throws errors.mail-plain when an unencrypted line would leave this machine; what `imapFailure` sorts */
export async function openMailbox({ host, port, tls, user, password }: ImapSettings, folder: string): Promise<OpenMailbox> {
  if (tls === 'none' && !isLoopback(host)) throw appError('refused', 'errors.mail-plain', { field: 'tls' });
  // Most registers read no mailbox: what reads one is fetched by the first that does.
  const imap = await import('imapflow');
  const client = new imap.ImapFlow({
    host,
    port,
    secure: tls === 'tls',
    doSTARTTLS: tls === 'starttls',
    auth: { user, pass: password },
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableAutoIdle: true,
    logger: false,
  });
  // Errors of a line that falls concern whoever waits on it; without a listener they would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const opened = await client.mailboxOpen(folder);
    return lineOf(client, { validity: String(opened.uidValidity), next: opened.uidNext });
  } catch (error) {
    client.close();
    throw error;
  }
}

function lineOf(client: ImapFlow, state: FolderState): OpenMailbox {
  return {
    state,
    async after(uid) {
      const found: { uid: number; size: number }[] = [];
      // A range that begins past the end names the last message again.
      for await (const { uid: each, size = 0 } of client.fetch(`${uid + 1}:*`, { uid: true, size: true }, { uid: true }))
        if (each > uid) found.push({ uid: each, size });
      return found.toSorted((a, b) => a.uid - b.uid);
    },
    async since(day) {
      const found = await client.search({ since: day }, { uid: true });
      return found === false || found === undefined ? [] : found;
    },
    async source(uid) {
      const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
      return message === false ? null : (message.source ?? null);
    },
    async move(uid, folder) {
      if ((await client.messageMove(String(uid), folder, { uid: true })) === false) throw new Error('move');
    },
    async remove(uid) {
      await client.messageDelete(String(uid), { uid: true });
    },
    async close() {
      await client.logout().catch(() => client.close());
    },
  };
}

/** Why the mailbox could not be read, as a code for a page and a log: never the server's words, which repeat addresses. */
export function imapFailure(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'FAILED';
  if (error instanceof AppError) return error.code === 'errors.mail-plain' ? 'PLAIN' : 'FAILED';
  if ('authenticationFailed' in error && error.authenticationFailed === true) return 'AUTH';
  if ('mailboxMissing' in error && error.mailboxMissing === true) return 'FOLDER';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if ('tlsFailed' in error || /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return 'TLS';
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? code : 'FAILED';
}
