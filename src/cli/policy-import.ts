// A notice comes in as a file and leaves as a draft declaration, with what was read and what was not.

import { readFile } from 'node:fs/promises';
import { importNotice } from '#kernel/policy';
import type { NoticeImport } from '#kernel/policy';
import { localDate, systemClock } from '#platform/clock';
import { isLang } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';

type Out = (text: string) => void;

/** `lupaus policy import FILE [--json]`: the draft on standard output, the rest on standard error; 0 when a draft came of it. */
export async function policyImportCommand(args: readonly string[], out: Out, err: Out): Promise<number> {
  const at = args.indexOf('--lang');
  const lang = at < 0 ? 'fi' : args[at + 1];
  const [file, ...more] = args.filter((arg, i) => arg !== '--json' && (at < 0 || (i !== at && i !== at + 1)));
  if (file === undefined || more.length > 0 || file.startsWith('--') || !isLang(lang)) {
    err('lupaus policy import FILE [--json] [--lang fi|sv|en]\n');
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    err(`${file}: ${WORDS.unreadable[lang]}\n`);
    return 1;
  }
  const result = await importNotice(bytes, localDate(systemClock.now()));
  if (args.includes('--json')) out(`${JSON.stringify(result, null, 2)}\n`);
  else {
    err(report(file, result, lang));
    if (result.draft !== undefined) out(result.draft);
  }
  return result.draft === undefined ? 1 : 0;
}

const WORDS = {
  unreadable: { fi: 'tiedostoa ei voi lukea', sv: 'filen kan inte läsas', en: 'cannot be read' },
  facts: { fi: 'tietoja', sv: 'uppgifter', en: 'facts' },
  open: { fi: 'kohtia ymmärtämättä', sv: 'ställen inte förstådda', en: 'passages not understood' },
  problems: { fi: 'virheitä luonnoksessa', sv: 'fel i utkastet', en: 'problems in the draft' },
  notUnderstood: { fi: 'ei ymmärretty', sv: 'inte förstått', en: 'not understood' },
  draft: { fi: 'luonnos', sv: 'utkast', en: 'draft' },
} as const satisfies Record<string, Text>;

function report(file: string, { facts, notUnderstood, findings, problems }: NoticeImport, lang: Lang): string {
  const told = facts.filter(({ kind }) => kind !== 'section' && kind !== 'introduction').length;
  const open = notUnderstood.filter(({ why }) => why === 'unknown');
  return [
    `${file}: ${WORDS.facts[lang]} ${told}, ${WORDS.open[lang]} ${open.length}, ${WORDS.problems[lang]} ${problems.length}\n`,
    ...findings.map(({ message }) => `  ${message[lang]}\n`),
    ...open.map(({ text, place }) => `  ${file}:${place.line} ${WORDS.notUnderstood[lang]}: ${text.slice(0, 120)}\n`),
    ...problems.map(({ path, message }) => `  ${WORDS.draft[lang]} ${path}: ${message[lang]}\n`),
  ].join('');
}
