// A declaration is judged before it can promise anything: each problem with file, line and clause (issue: policy check).

import { readFile } from 'node:fs/promises';
import { citations, completions, fieldUse, parsePolicy } from '#kernel/policy';
import type { Problem } from '#kernel/policy';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';

export type Out = (text: string) => void;

interface FileResult {
  file: string;
  ok: boolean;
  /** What the declaration holds, when it is right. */
  policy?: { id: string; name: string; registers: number; fields: number; clauses: number; completed: number; superseded: number };
  problems: Problem[];
}

const USAGE = 'lupaus policy check FILE… [--json] [--lang fi|sv|en]\n';

/** `lupaus policy check FILE… [--json] [--lang fi|sv|en]`: 0 when every file is right, 1 when one is not, 2 when the command is not understood. */
export async function policyCheckCommand(args: readonly string[], out: Out): Promise<number> {
  const asked = parseArgs(args);
  if (asked === undefined) {
    out(USAGE);
    return 2;
  }
  const results = await Promise.all(asked.files.map(checkFile));
  if (asked.json) out(`${JSON.stringify({ ok: results.every(({ ok }) => ok), files: results }, null, 2)}\n`);
  else for (const result of results) out(report(result, asked.lang));
  return results.every(({ ok }) => ok) ? 0 : 1;
}

function parseArgs(args: readonly string[]): { files: string[]; json: boolean; lang: Lang } | undefined {
  const files: string[] = [];
  let json = false;
  let lang: Lang = 'fi';
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--json') json = true;
    else if (arg === '--lang') {
      const value = args[++i];
      if (!isLang(value)) return undefined;
      lang = value;
    } else if (arg.startsWith('--')) return undefined;
    else files.push(arg);
  }
  return files.length === 0 ? undefined : { files, json, lang };
}

async function checkFile(file: string): Promise<FileResult> {
  let yaml: string;
  try {
    yaml = await readFile(file, 'utf8');
  } catch {
    const message = { fi: 'Tiedostoa ei voi lukea.', sv: 'Filen kan inte läsas.', en: 'The file cannot be read.' };
    return { file, ok: false, problems: [{ severity: 'error', code: 'unreadable', message, path: '', line: 0 }] };
  }
  const { policy, problems } = parsePolicy(yaml);
  if (policy === undefined) return { file, ok: false, problems };
  const fields = new Set(policy.dataGroups.flatMap((group) => group.fields.map((field) => fieldUse(field).id)));
  const rows = completions(policy);
  const superseded = rows.filter((row) => row.superseded).length;
  const clauses = new Set(citations(policy).map(({ clause }) => clause)).size;
  const counts = { registers: policy.registers.length, fields: fields.size, clauses, completed: rows.length - superseded, superseded };
  return { file, ok: true, problems, policy: { id: policy.id, name: policy.name.fi, ...counts } };
}

function report({ file, ok, policy, problems }: FileResult, lang: Lang): string {
  const lines = problems.map(({ line, clause, severity, message }) => {
    const place = line === undefined || line === 0 ? file : `${file}:${line}`;
    const mark = severity === 'warning' ? `${WARNING[lang]}: ` : '';
    return `${place} ${clause ?? '–'} ${mark}${message[lang]}
`;
  });
  return lines.join('') + (ok && policy !== undefined ? summary(file, policy, lang) : '');
}

const WARNING: Record<Lang, string> = { fi: 'huomautus', sv: 'anmärkning', en: 'warning' };

function summary(
  file: string,
  { registers, fields, clauses, completed, superseded }: NonNullable<FileResult['policy']>,
  lang: Lang,
): string {
  const words: Record<Lang, string> = {
    fi: `kunnossa: rekistereitä ${registers}, kenttiä ${fields}, selosteen kohtia ${clauses}, täydennyksiä ${completed}, lain syrjäyttämiä ${superseded}`,
    sv: `i sin ordning: register ${registers}, fält ${fields}, punkter i beskrivningen ${clauses}, kompletteringar ${completed}, ersatta av lagen ${superseded}`,
    en: `in order: ${registers} registers, ${fields} fields, ${clauses} rows of the notice, ${completed} completions, ${superseded} superseded by law`,
  };
  return `${file} ${words[lang]}\n`;
}
