// `lupaus verify-certificate FILE`: whether a certificate of erasure is word for word what the firm signed, without a register and without a network.

import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyCertificate } from '#kernel/rights';
import type { SignedCertificate } from '#kernel/rights';
import { formatDate, localDate } from '#platform/clock';
import { sha256hex } from '#platform/crypto';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { proofWords } from './proof-phrases.ts';
import { langOf } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const USAGE = 'verify-certificate FILE [--key KEY.pem] [--json] [--lang fi|sv|en]';
const OPTIONS = { key: { type: 'string' }, json: { type: 'boolean' }, lang: { type: 'string' } } as const;

/** Exit code 1 when a word was changed, or another key signed. With --key it is the key of the firm's site that counts, not the one in the file. */
export function verifyCertificateCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = understood(args);
  if (given === undefined) {
    terminal.err(`lupaus ${USAGE}\n`);
    return Promise.resolve(2);
  }
  const { file, options } = given;
  const lang = langOf(terminal, options.lang);
  const signed = readSigned(file);
  const key = options.key === undefined ? signed.publicKey : read(options.key);
  const genuine = verifyCertificate(signed, key);
  const fingerprint = sha256hex(key.trim()).slice(0, 32);
  if (options.json === true) terminal.out(`${JSON.stringify({ genuine, fingerprint, given: options.key !== undefined }, null, 2)}\n`);
  else terminal.out(`${told(lang, signed, { genuine, fingerprint, given: options.key !== undefined }).join('\n')}\n`);
  return Promise.resolve(genuine ? 0 : 1);
}

function understood(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [file, ...rest] = positionals;
    return file === undefined || rest.length > 0 ? undefined : { file, options: values };
  } catch {
    return undefined;
  }
}

function read(path: string): string {
  if (!existsSync(path)) throw appError('not-found', 'errors.file-unreadable', { params: { path } });
  return readFileSync(path, 'utf8');
}

function readSigned(path: string): SignedCertificate {
  let value: unknown;
  try {
    value = JSON.parse(read(path));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const { certificate, signature, publicKey } = (value ?? {}) as Partial<SignedCertificate>;
  if (typeof certificate !== 'object' || typeof signature !== 'string' || typeof publicKey !== 'string')
    throw appError('invalid', 'errors.certificate-unknown', { params: { path } });
  return { certificate, signature, publicKey };
}

interface Verdict {
  readonly genuine: boolean;
  readonly fingerprint: string;
  readonly given: boolean;
}

function told(lang: Lang, { certificate: of }: SignedCertificate, { genuine, fingerprint, given }: Verdict): string[] {
  const { t } = proofWords;
  if (!genuine) return [t(lang, 'certificate.false'), ...(given ? [] : [t(lang, 'certificate.falseOwn')])];
  const on = (iso: string) => formatDate(localDate(new Date(iso)), lang);
  return [
    t(lang, 'certificate.genuine'),
    t(lang, 'certificate.erased', { number: of.erasureId, on: on(of.erasedAt) }),
    ...(of.replayedAt === undefined ? [] : [t(lang, 'certificate.again', { on: on(of.replayedAt) })]),
    t(lang, 'certificate.kept', { n: of.kept.length + of.stores.filter(({ action }) => action === 'keep').length }),
    of.lastBackup === null
      ? t(lang, 'certificate.noBackup')
      : t(lang, 'certificate.backups', { until: formatDate(of.backupsUntil, lang), last: on(of.lastBackup) }),
    given ? t(lang, 'certificate.keyGiven') : t(lang, 'certificate.keyOwn', { fingerprint }),
  ];
}
