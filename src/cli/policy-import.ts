// A notice comes in as a file and leaves as a draft declaration, with what was read and what was not.

import { readFile } from 'node:fs/promises';
import { importNotice } from '#kernel/policy';
import type { NoticeImport } from '#kernel/policy';
import { localDate, systemClock } from '#platform/clock';

type Out = (text: string) => void;

/** `lupaus policy import FILE [--json]`: the draft on standard output, the rest on standard error; 0 when a draft came of it. */
export async function policyImportCommand(args: readonly string[], out: Out, err: Out): Promise<number> {
  const [file, ...more] = args.filter((arg) => arg !== '--json');
  if (file === undefined || more.length > 0 || file.startsWith('--')) {
    err('lupaus policy import FILE [--json]\n');
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    err(`${file}: cannot be read\n`);
    return 1;
  }
  const result = await importNotice(bytes, localDate(systemClock.now()));
  if (args.includes('--json')) out(`${JSON.stringify(result, null, 2)}\n`);
  else {
    err(report(file, result));
    if (result.draft !== undefined) out(result.draft);
  }
  return result.draft === undefined ? 1 : 0;
}

function report(file: string, { facts, notUnderstood, findings, problems }: NoticeImport): string {
  const told = facts.filter(({ kind }) => kind !== 'section' && kind !== 'introduction').length;
  const open = notUnderstood.filter(({ why }) => why === 'unknown');
  return [
    `${file}: ${told} facts, ${open.length} passages not understood, ${problems.length} problems in the draft\n`,
    ...findings.map(({ message }) => `  ${message.en}\n`),
    ...open.map(({ text, place }) => `  ${file}:${place.line} not understood: ${text.slice(0, 120)}\n`),
    ...problems.map(({ path, message }) => `  draft ${path}: ${message.en}\n`),
  ].join('');
}
