// `lupaus notice FILE`: what a declaration says to people, before anything is published; with --record, what it says to the authority.

import { readFile, writeFile } from 'node:fs/promises';
import {
  DRAFT,
  noticeMarkdown,
  noticeOf,
  noticePage,
  noticeTypst,
  parsePolicy,
  recordCsv,
  recordJson,
  recordOf,
  recordPage,
} from '#kernel/policy';
import type { Policy } from '#kernel/policy';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { renderPdf } from '#platform/pdf';

export type Out = (text: string) => void;

const NOTICE_FORMATS = ['html', 'md', 'pdf'] as const;
const RECORD_FORMATS = ['html', 'json', 'csv'] as const;

interface Wish {
  file: string;
  lang: Lang;
  format: string;
  record: boolean;
  target?: string;
}

const USAGE = `lupaus notice FILE [--lang fi|sv|en] [--format html|md|pdf] [--out FILE]
lupaus notice FILE --record [--lang fi|sv|en] [--format html|json|csv] [--out FILE]
A PDF needs --out.
`;

/** 0 when rendered, 1 when the declaration is refused, 2 when the command is not understood. */
export async function noticeCommand(args: readonly string[], out: Out): Promise<number> {
  const wish = parseArgs(args);
  if (wish === undefined) {
    out(USAGE);
    return 2;
  }
  const policy = await readPolicy(wish, out);
  if (policy === undefined) return 1;
  const rendered = wish.record ? record(policy, wish) : await notice(policy, wish);
  if (wish.target === undefined) out(String(rendered));
  else await writeFile(wish.target, rendered);
  return 0;
}

function parseArgs(args: readonly string[]): Wish | undefined {
  const wish: Wish = { file: '', lang: 'fi', format: 'html', record: false };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--record') wish.record = true;
    else if (arg.startsWith('--')) {
      if (!option(wish, arg, args[++i])) return undefined;
    } else if (wish.file === '') wish.file = arg;
    else return undefined;
  }
  const formats: readonly string[] = wish.record ? RECORD_FORMATS : NOTICE_FORMATS;
  const possible = wish.file !== '' && formats.includes(wish.format) && (wish.format !== 'pdf' || wish.target !== undefined);
  return possible ? wish : undefined;
}

function option(wish: Wish, name: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  if (name === '--lang' && isLang(value)) wish.lang = value;
  else if (name === '--format') wish.format = value;
  else if (name === '--out') wish.target = value;
  else return false;
  return true;
}

async function readPolicy({ file, lang }: Wish, out: Out): Promise<Policy | undefined> {
  let yaml: string;
  try {
    yaml = await readFile(file, 'utf8');
  } catch {
    out(`${file}: ${UNREADABLE[lang]}\n`);
    return undefined;
  }
  const { policy, problems } = parsePolicy(yaml);
  if (policy !== undefined) return policy;
  for (const { severity, line, clause, message } of problems) {
    if (severity === 'error') out(`${file}:${line ?? 1} ${clause ?? '–'} ${message[lang]}\n`);
  }
  return undefined;
}

const UNREADABLE: Record<Lang, string> = { fi: 'tiedostoa ei voi lukea.', sv: 'filen kan inte läsas.', en: 'the file cannot be read.' };

async function notice(policy: Policy, { format, lang }: Wish): Promise<string | Uint8Array> {
  const document = noticeOf(policy, DRAFT);
  if (format === 'pdf') return renderPdf(noticeTypst(document, lang));
  return format === 'md' ? noticeMarkdown(document, lang) : noticePage(document, lang);
}

function record(policy: Policy, { format, lang }: Wish): string {
  const made = recordOf(policy, DRAFT);
  if (format === 'json') return recordJson(made);
  return format === 'csv' ? recordCsv(made, lang) : recordPage(made, lang);
}
