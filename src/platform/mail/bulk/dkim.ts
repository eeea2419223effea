// Signatures of letters (RFC 6376, 8463): relaxed head, simple body, made in libuv's pool so that the server goes on answering meanwhile.

import { createHash, createPrivateKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { withBefore } from './room.ts';
import type { DkimKey, DkimSigner } from './types.ts';

const signing = promisify<string | null, Buffer, KeyObject, Buffer>(sign);

const SIGNED = [
  'From',
  'To',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Feedback-ID',
  'Auto-Submitted',
  'Content-Language',
  'MIME-Version',
  'Content-Type',
];
/** Named once more than they occur: another one added on the way breaks the signature. */
const SEALED = new Set(['From', 'To', 'Reply-To', 'Subject', 'Date', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Content-Type']);

interface Signing {
  readonly key: KeyObject;
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256';
  /** 'd=…; s=…' */
  readonly who: string;
}

/** @throws RangeError when a key is neither RSA of 2048 bits or more nor Ed25519, or its names are not names */
export function createDkimSigner(keys: readonly DkimKey[]): DkimSigner {
  const signings = keys.map(signingOf);
  return {
    async sign(message) {
      if (signings.length === 0) return message;
      const { fields, body } = parted(message);
      const digest = createHash('sha256').update(body).digest('base64');
      const heads = await Promise.all(signings.map((each) => signature(each, fields, digest)));
      return withBefore(heads.join(''), message);
    },
  };
}

const NAME = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i;

function signingOf({ domain, selector, privatePem }: DkimKey): Signing {
  const key = createPrivateKey(privatePem);
  const rsa = key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  if (!rsa && key.asymmetricKeyType !== 'ed25519') throw new RangeError('letters are signed with RSA of 2048 bits or Ed25519');
  if (!NAME.test(domain) || !NAME.test(selector)) throw new RangeError('a signature needs a domain and a selector');
  return { key, algorithm: rsa ? 'rsa-sha256' : 'ed25519-sha256', who: `d=${domain}; s=${selector}` };
}

/** The head field by field, and the body as the simple form wants it: one line's end and no empty lines after it. */
function parted(message: Buffer): { fields: ReadonlyMap<string, readonly string[]>; body: Buffer } {
  const end = message.indexOf('\r\n\r\n');
  const head = message.toString('latin1', 0, end < 0 ? message.length : end);
  const fields = new Map<string, string[]>();
  for (const field of head.split(/\r\n(?![ \t])/)) {
    const name = field.slice(0, field.indexOf(':')).trim().toLowerCase();
    const others = fields.get(name);
    if (others === undefined) fields.set(name, [relaxed(field)]);
    else others.push(relaxed(field));
  }
  return { fields, body: simpleBody(end < 0 ? Buffer.alloc(0) : message.subarray(end + 4)) };
}

const LINE_END = Buffer.from('\r\n');

function simpleBody(body: Buffer): Buffer {
  let end = body.length;
  while (end >= 2 && body[end - 1] === 10 && body[end - 2] === 13) end -= 2;
  return end + 2 <= body.length ? body.subarray(0, end + 2) : Buffer.concat([body, LINE_END]);
}

/** More than one space, or one that is no space. */
const WHITESPACE = /[ \t]{2,}|\t/g;

function relaxed(field: string): string {
  const colon = field.indexOf(':');
  const value = field
    .slice(colon + 1)
    .replaceAll('\r\n', '')
    .replace(WHITESPACE, ' ')
    .trim();
  return `${field.slice(0, colon).trim().toLowerCase()}:${value}`;
}

async function signature(
  { key, algorithm, who }: Signing,
  fields: ReadonlyMap<string, readonly string[]>,
  digest: string,
): Promise<string> {
  let lines = '';
  let occurring = '';
  for (const name of NAMES) {
    const present = fields.get(name) ?? NONE;
    // The last one of a name is signed first.
    for (let at = present.length - 1; at >= 0; at -= 1) lines += `${present[at] ?? ''}\r\n`;
    occurring += `${present.length} `;
  }
  const when = timeOf(fields.get('date')?.[0] ?? '');
  const [covered, folded] = coverage(occurring);
  // As it is signed, and as it is sent: the same but for the folds.
  const start = `v=1; a=${algorithm}; c=relaxed/simple;`;
  const data = Buffer.from(`${lines}dkim-signature:${start} ${who};${when} h=${covered}; bh=${digest}; b=`, 'latin1');
  // RFC 8463: Ed25519 signs the digest of what RSA signs itself.
  const made =
    algorithm === 'rsa-sha256' ? await signing('sha256', data, key) : await signing(null, createHash('sha256').update(data).digest(), key);
  const value = made.toString('base64').replace(/.{72}(?=.)/g, '$&\r\n ');
  return `DKIM-Signature: ${start}\r\n ${who};${when}\r\n h=${folded};\r\n bh=${digest};\r\n b=${value}\r\n`;
}

const NONE: readonly string[] = [];
const NAMES = SIGNED.map((name) => name.toLowerCase());
const coverages = new Map<string, readonly [covered: string, folded: string]>();

/** The names that are covered, when they occur so many times each. */
function coverage(occurring: string): readonly [covered: string, folded: string] {
  const found = coverages.get(occurring);
  if (found !== undefined) return found;
  const counts = occurring.split(' ');
  const names = SIGNED.flatMap((name, index) => Array.from({ length: Number(counts[index]) + (SEALED.has(name) ? 1 : 0) }, () => name));
  const folded = namesFolded(names);
  const both = [folded.replaceAll('\r\n  ', ' '), folded] as const;
  if (coverages.size < 100) coverages.set(occurring, both);
  return both;
}

function timeOf(date: string): string {
  const at = Date.parse(date.slice('date:'.length));
  return Number.isNaN(at) ? '' : ` t=${Math.floor(at / 1000)};`;
}

function namesFolded(names: readonly string[]): string {
  let column = 3;
  return names
    .map((name, index) => {
      column += name.length + 1;
      if (index === 0 || column <= 76) return name;
      column = name.length + 3;
      return `\r\n  ${name}`;
    })
    .join(':');
}
