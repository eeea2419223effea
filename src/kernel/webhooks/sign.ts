// Signatures in the manner of Standard Webhooks: over the id, the time and the body, with a secret that only the receiver and the house know.

import { signHmac } from '#platform/crypto';

const PREFIX = 'whsec_';
/** Bytes of a secret. */
const SECRET_BYTES = 32;

export function newSecret(ids: { token(bytes: number): string }): string {
  return `${PREFIX}${Buffer.from(ids.token(SECRET_BYTES), 'base64url').toString('base64')}`;
}

export interface Signed {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/** Headers of one attempt; during a change of secrets both sign, and the receiver needs to know one. */
export function signedHeaders({ id, at, body }: Signed, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map(
    (secret) => `v1,${signHmac(Buffer.from(secret.slice(PREFIX.length), 'base64'), `${id}.${timestamp}.${body}`)}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
