// A certificate says what was erased, what stays and why, and that it was looked for again; it holds no personal data and can be checked offline.

import { keyedHash, signer, verifySignature } from '#platform/crypto';
import { localDate } from '#platform/clock';
import type { OpenedDuty } from '#kernel/deps';
import type { RightsDeps } from './deps.ts';
import { backupsUntil } from './plan.ts';
import type { KeptValue, Outcome, Recheck } from './outcome.ts';
import type { ErasureRow } from './tables.ts';

export const CERTIFICATE_FORMAT = 'lupaus-erasure-certificate/1';

export interface Certificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly erasureId: string;
  /** Keyed: the firm can tell whose it is while it knows the id, nobody else can. */
  readonly subject: string;
  readonly ground: ErasureRow['ground'];
  readonly receivedAt: string;
  readonly deadlineAt: string;
  readonly erasedAt: string;
  readonly inTime: boolean;
  readonly stores: readonly { kind: string; action: string; count: number; keepUntil?: string; basis?: string }[];
  readonly blanked: readonly string[];
  readonly kept: readonly KeptValue[];
  readonly suppressed: number;
  readonly ledger: number;
  readonly recheck: Recheck;
  /** What was still to be done outside the register when this was issued: copies to remove and recipients to tell, by id of the declaration. */
  readonly outside?: readonly OpenedDuty[];
  /** Copies made before the erasure are gone by this day; a restored one is erased again before use. */
  readonly backupsUntil: string;
  /** When the last of them was made; null when there is none. It need not hold the person, who may have come after it. */
  readonly lastBackup: string | null;
  readonly engine: 'sqlite' | 'postgres';
  readonly policyVersion: string;
  readonly issuedAt: string;
  /** The data came back with a backup and were erased again at this instant. */
  readonly replayedAt?: string;
}

export interface SignedCertificate {
  readonly certificate: Certificate;
  /** Ed25519 over the certificate as JSON with keys in order, base64url. */
  readonly signature: string;
  readonly publicKey: string;
}

/** What a certificate is issued from. */
export interface Proof {
  readonly outcome: Outcome;
  readonly recheck: Recheck;
  /** When each backup at hand was made. */
  readonly backups: readonly string[];
}

export function issueCertificate(deps: RightsDeps, row: ErasureRow, { outcome, recheck, backups }: Proof): SignedCertificate {
  const erasedAt = row.erased_at ?? deps.clock.now().toISOString();
  const certificate: Certificate = {
    format: CERTIFICATE_FORMAT,
    erasureId: row.id,
    subject: keyedHash(deps.keys.suppression, 'certificate', row.subject_id),
    ground: row.ground,
    receivedAt: row.received_at,
    deadlineAt: row.deadline_at,
    erasedAt,
    inTime: erasedAt <= row.deadline_at,
    stores: outcome.stores.map(({ kind, action, count, keepUntil, basis }) => ({
      kind,
      action,
      count,
      ...(keepUntil ? { keepUntil } : {}),
      ...(basis ? { basis } : {}),
    })),
    blanked: outcome.blanked,
    kept: outcome.kept,
    suppressed: outcome.suppressed,
    ledger: outcome.ledgerSeq,
    recheck,
    ...(outcome.outside ? { outside: outcome.outside } : {}),
    backupsUntil: backupsUntil(localDate(new Date(erasedAt))),
    lastBackup:
      backups
        .filter((made) => made < erasedAt)
        .toSorted()
        .at(-1) ?? null,
    engine: deps.database.dialect,
    policyVersion: row.policy_version_id,
    issuedAt: deps.clock.now().toISOString(),
    ...(outcome.replayedAt === undefined ? {} : { replayedAt: outcome.replayedAt }),
  };
  const { privatePem, publicPem } = deps.keys.certificate;
  return { certificate, signature: signerOf(privatePem).sign(ordered(certificate)), publicKey: publicPem };
}

/** True only when every word of the certificate is as it was signed by the holder of the key. Needs nothing but the certificate and the firm's public key. */
export function verifyCertificate(signed: { certificate: unknown; signature: string }, publicPem: string): boolean {
  const { certificate } = signed;
  if (typeof certificate !== 'object' || certificate === null || !('format' in certificate) || certificate.format !== CERTIFICATE_FORMAT)
    return false;
  return verifySignature(publicPem, ordered(certificate), signed.signature);
}

/** JSON with the keys of every object in order, so that the same content always has the same signature. */
export function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${ordered(each)}`)
    .join()}}`;
}

const signers = new Map<string, ReturnType<typeof signer>>();

// Reading a key costs more than signing with it.
function signerOf(privatePem: string): ReturnType<typeof signer> {
  const known = signers.get(privatePem);
  if (known) return known;
  const made = signer(privatePem);
  signers.set(privatePem, made);
  return made;
}
