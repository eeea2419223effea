// A stolen database must not give away passwords: argon2id with the OWASP minimum, in the portable PHC notation.

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
// Bounds on what a stored string may ask of this machine.
const MAX_MEMORY_KIB = 1_048_576;
const MAX_PASSES = 16;
const MAX_LANES = 16;

const derive = promisify(argon2);

interface Cost {
  memory: number;
  passes: number;
  lanes: number;
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const cost = { memory: MEMORY_KIB, passes: PASSES, lanes: LANES };
  const tag = await tagOf(password, salt, cost, TAG_BYTES);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.lanes}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** False for a wrong password and for a string that is no argon2id hash. */
export async function verifyPassword(phc: string, password: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (!parts) return false;
  const cost = { memory: Number(parts[1]), passes: Number(parts[2]), lanes: Number(parts[3]) };
  const salt = Buffer.from(parts[4] ?? '', 'base64');
  const tag = Buffer.from(parts[5] ?? '', 'base64');
  if (!bearable(cost) || salt.length < 8 || tag.length < 16 || tag.length > 64) return false;
  return timingSafeEqual(await tagOf(password, salt, cost, tag.length), tag);
}

/** True when a stored hash was made with weaker settings than today's: hash again at the next sign-in. */
export function needsRehash(phc: string): boolean {
  return !phc.startsWith(`$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$`);
}

function bearable({ memory, passes, lanes }: Cost): boolean {
  return memory >= 8 * lanes && memory <= MAX_MEMORY_KIB && passes >= 1 && passes <= MAX_PASSES && lanes >= 1 && lanes <= MAX_LANES;
}

// NFKC: the same password typed on another keyboard or system is the same password.
async function tagOf(password: string, salt: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'), 'utf8');
  return derive('argon2id', { message, nonce: salt, parallelism: cost.lanes, tagLength, memory: cost.memory, passes: cost.passes });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
