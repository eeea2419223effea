// The door to every secret-handling routine; nothing outside the platform imports node:crypto for secrets.

export { hashPassword, needsRehash, verifyPassword } from './passwords.ts';
export { newTotpSecret, otpauthUri, totpCode, verifyTotp } from './totp.ts';
export type { OtpauthLabel } from './totp.ts';
export { signedByCertificate } from './certificates.ts';
export {
  hmacHex,
  keyedHash,
  md5hex,
  open,
  openBytes,
  sameSecret,
  seal,
  sealBytes,
  sha256hex,
  signer,
  signHmac,
  verifySignature,
} from './sealing.ts';
export type { Signer } from './sealing.ts';
