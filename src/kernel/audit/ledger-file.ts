/** The ledger as a file: chained lines in a second place, read back without trusting them. */
import { createReadStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { appError } from '#platform/errors';
import { appendFsync } from '#platform/files';
import { GENESIS, sha256 } from './chain.ts';
import type { Head } from './chain.ts';

export interface LedgerLine {
  readonly seq: number;
  /** The entry as JSON text, exactly as it was hashed. */
  readonly entry: string;
  readonly prev: string;
  readonly hash: string;
}

export function lineHash(prev: string, seq: number, entry: string): string {
  return sha256(JSON.stringify([prev, seq, entry]));
}

export function ledgerPath(folder: string): string {
  return join(folder, 'ledger.jsonl');
}

/** Adds lines and returns when they are on the disk. */
export async function appendLines(folder: string, lines: readonly LedgerLine[]): Promise<void> {
  await appendFsync(
    ledgerPath(folder),
    lines.map((line) => JSON.stringify(line)),
  );
}

export interface LedgerRead {
  /** The last line whose chain holds. */
  readonly head: Head;
  /** Hash of the line at the place asked for; undefined when the file does not reach it. */
  readonly at: string | undefined;
  /** First place where the chain does not hold. */
  readonly broken?: number;
}

/** Walks the whole file and checks its chain. A line that a crash cut short is skipped; a gap or a changed line is not. */
export async function readLedger(folder: string, at: number, onLine?: (line: LedgerLine) => Promise<void>): Promise<LedgerRead> {
  let head = START;
  let atHash = at === 0 ? GENESIS : undefined;
  for await (const line of wholeLines(folder, 0)) {
    if (!follows(head, line)) return { head, at: atHash, broken: head.seq + 1 };
    head = { seq: line.seq, hash: line.hash };
    if (line.seq === at) atHash = line.hash;
    await onLine?.(line);
  }
  return { head, at: atHash };
}

const START: Head = { seq: 0, hash: GENESIS };
const known = new Map<string, { bytes: number; head: Head }>();

/** The last line; what this process has already read is not read again. @throws errors.ledger-changed */
export async function ledgerHead(folder: string): Promise<Head> {
  const bytes = await size(folder);
  const before = known.get(folder);
  const from = before !== undefined && before.bytes <= bytes ? before : { bytes: 0, head: START };
  let { head } = from;
  for await (const line of wholeLines(folder, from.bytes)) {
    if (!follows(head, line)) throw appError('unavailable', 'errors.ledger-changed', { params: { path: folder, seq: head.seq + 1 } });
    head = { seq: line.seq, hash: line.hash };
  }
  known.set(folder, { bytes, head });
  return head;
}

/** Puts a ledger that cannot be continued out of the way, without losing it. */
export async function setAside(folder: string, mark: string): Promise<void> {
  known.delete(folder);
  if ((await size(folder)) > 0) await rename(ledgerPath(folder), join(folder, `ledger.${mark}.jsonl`));
}

function follows(head: Head, line: LedgerLine): boolean {
  return line.seq === head.seq + 1 && line.prev === head.hash && line.hash === lineHash(line.prev, line.seq, line.entry);
}

async function size(folder: string): Promise<number> {
  try {
    return (await stat(ledgerPath(folder))).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function* wholeLines(folder: string, start: number): AsyncGenerator<LedgerLine> {
  const input = createReadStream(ledgerPath(folder), { encoding: 'utf8', start });
  try {
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      const line = parsed(text);
      if (line) yield line;
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  } finally {
    input.destroy();
  }
}

function parsed(text: string): LedgerLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isLine(value) ? value : undefined;
}

function isLine(value: unknown): value is LedgerLine {
  if (typeof value !== 'object' || value === null) return false;
  const { seq, entry, prev, hash } = value as Partial<Record<keyof LedgerLine, unknown>>;
  return typeof seq === 'number' && typeof entry === 'string' && typeof prev === 'string' && typeof hash === 'string';
}
