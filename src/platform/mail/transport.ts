// The line to one relay: always encrypted unless the relay is on this machine, with limits on every wait, and no resending behind our back.

import { createTransport } from 'nodemailer';
import { appError } from '../errors.ts';
import { isLoopback } from '../config.ts';
import type { Letter } from './letter.ts';

/** `tls`: encrypted from the first byte (465). `starttls`: encrypted before anything is said (587). `none`: this machine only. */
export type TlsMode = 'tls' | 'starttls' | 'none';

export interface RelaySettings {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

export interface Envelope {
  /** Of ours, the same at every attempt: a receiver can tell a repetition. */
  readonly messageId: string;
  readonly date: Date;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly lang: string;
}

export interface MailTransport {
  /** Resolves when the relay has taken the letter; rejects with what `failureOf` sorts. */
  send(envelope: Envelope, letter: Letter): Promise<void>;
  close(): void;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** Opens a pool to the relay. @throws errors.mail-plain when an unencrypted line would leave this machine */
export function connectSmtp({ host, port, tls, user, password }: RelaySettings): MailTransport {
  if (tls === 'none' && !isLoopback(host)) throw appError('refused', 'errors.mail-plain', { field: 'tls' });
  const pool = createTransport({
    pool: true,
    maxConnections: 2,
    // A letter whose line broke may have arrived: whoever keeps the queue decides, and says so.
    maxRequeues: 0,
    host,
    port,
    secure: tls === 'tls',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    idleTimeout: SILENCE_MS,
    ...(user === undefined || user === '' ? {} : { auth: { user, pass: password ?? '' } }),
  });
  // Errors of idle connections concern no letter; without a listener they would end the process.
  pool.on('error', () => undefined);
  return {
    async send({ messageId, date, from, to, lang }, letter) {
      await pool.sendMail({
        messageId,
        date,
        from,
        to: { name: '', address: to },
        ...letter,
        headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => pool.close(),
  };
}
