// Signatures of services that sign with a certificate of theirs (RSA over SHA-1 or SHA-256).

import { createPublicKey, createVerify } from 'node:crypto';

/** Whether the holder of the certificate signed the text. Whose certificate it is must be known from where it came. */
export function signedByCertificate(pem: string, hash: 'sha1' | 'sha256', text: string, signature: string): boolean {
  try {
    return createVerify(hash).update(text, 'utf8').verify(createPublicKey(pem), signature, 'base64');
  } catch {
    return false;
  }
}
