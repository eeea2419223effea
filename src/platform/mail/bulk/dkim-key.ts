// A new key for signing letters, and the words that the firm's name server must say about it.

import { createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

const making = promisify(generateKeyPair);

export interface NewDkimKey {
  readonly privatePem: string;
  /** The TXT record of <selector>._domainkey.<domain>; name servers split it into strings of 255 themselves. */
  readonly publicRecord: string;
}

/** RSA of 2048 bits is what everybody verifies; Ed25519 only ever goes beside it. */
export async function newDkimKey(kind: 'rsa' | 'ed25519' = 'rsa'): Promise<NewDkimKey> {
  const { privateKey } = kind === 'rsa' ? await making('rsa', { modulusLength: 2048 }) : await making('ed25519', {});
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { privatePem, publicRecord: dkimRecord(privatePem) };
}

/** The same words for a key that is already in use. */
export function dkimRecord(privatePem: string): string {
  const key = createPublicKey(createPrivateKey(privatePem));
  const der = key.export({ type: 'spki', format: 'der' });
  // Of Ed25519 the record holds the 32 bytes alone.
  if (key.asymmetricKeyType === 'ed25519') return `v=DKIM1; k=ed25519; p=${der.subarray(-32).toString('base64')}`;
  return `v=DKIM1; k=rsa; p=${der.toString('base64')}`;
}
