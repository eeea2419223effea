// A declaration or a notice is linted at the command line: what it lacks, contradicts or says by a law that is no more (issue 3, part 5).

import { readFile } from 'node:fs/promises';
import { DEFAULT_REFERENCE, importNotice, lintNotice, lintYaml, parsePolicy } from '#kernel/policy';
import type { LintFinding, LintOn, Problem, Reference, Severity } from '#kernel/policy';
import { localDate, systemClock } from '#platform/clock';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';

type Out = (text: string) => void;

interface Linted {
  file: string;
  kind: 'declaration' | 'notice';
  /** False while an error stands. */
  ok: boolean;
  problems: Problem[];
  findings: LintFinding[];
  /** Whose facts of law it was held against: those of this installation, or those that come with the product. */
  reference: 'house' | 'shipped';
}

const USAGE = 'lupaus policy lint FILE [--json] [--lang fi|sv|en]\n';
/** A declaration says what it is; anything else is read as a notice. */
const DECLARATION = /^format:\s*["']?lupaus-policy\//m;

/** `lupaus policy lint FILE [--json] [--lang fi|sv|en]`: 0 when there is no error, 1 when there is one, 2 when the command is not understood. */
export async function policyLintCommand(
  args: readonly string[],
  out: Out,
  err: Out,
  house?: () => Promise<Reference | undefined>,
): Promise<number> {
  const asked = parseArgs(args);
  if (asked === undefined) {
    err(USAGE);
    return 2;
  }
  const { file, json, lang } = asked;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    err(`${file}: ${UNREADABLE[lang]}\n`);
    return 1;
  }
  const own = await house?.();
  const judged = await lint(file, bytes, { today: localDate(systemClock.now()), reference: own ?? DEFAULT_REFERENCE });
  const result: Linted = { ...judged, reference: own === undefined ? 'shipped' : 'house' };
  out(json ? `${JSON.stringify(result, null, 2)}\n` : report(result, lang));
  return result.ok ? 0 : 1;
}

function parseArgs(args: readonly string[]): { file: string; json: boolean; lang: Lang } | undefined {
  const at = args.indexOf('--lang');
  const lang = at < 0 ? 'fi' : args[at + 1];
  const rest = args.filter((arg, i) => arg !== '--json' && (at < 0 || (i !== at && i !== at + 1)));
  const [file] = rest;
  if (file === undefined || rest.length > 1 || file.startsWith('--') || !isLang(lang)) return undefined;
  return { file, json: args.includes('--json'), lang };
}

async function lint(file: string, bytes: Uint8Array, on: LintOn): Promise<Omit<Linted, 'reference'>> {
  const text = new TextDecoder().decode(bytes.subarray(0, 600_000));
  if (!DECLARATION.test(text)) {
    const findings = lintNotice(await importNotice(bytes, on.today), on);
    return { file, kind: 'notice', ok: !findings.some(isError), problems: [], findings };
  }
  const { problems } = parsePolicy(text);
  const told = new Set(problems.map(({ code }) => code));
  // What the checks of form say already is not said twice.
  const findings = lintYaml(text, on).filter(({ code }) => !told.has(code));
  return { file, kind: 'declaration', ok: !problems.some(isError) && !findings.some(isError), problems, findings };
}

function isError({ severity }: { severity: Severity }): boolean {
  return severity === 'error';
}

function report({ file, problems, findings, reference }: Linted, lang: Lang): string {
  const lines = [
    ...problems.map(
      ({ severity, line, clause, message }) => `${file}:${line ?? 1} ${MARK[severity][lang]}: ${message[lang]} (${clause ?? '–'})\n`,
    ),
    ...findings.map((finding) => sentence(file, finding, lang)),
  ];
  const count = (severity: Severity) => [...problems, ...findings].filter((each) => each.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), notes: count('note') };
  return `${lines.join('')}${file}: ${SUMMARY[lang](counts)}\n${REFERENCE[reference][lang]}\n`;
}

function sentence(file: string, { severity, title, why, law, path, place, fix, settled }: LintFinding, lang: Lang): string {
  const at = place === undefined ? `${file} ${path}` : `${file}:${place.line}`;
  const more = [
    law === null ? '' : ` (${law[lang]})`,
    fix === undefined ? '' : ` → ${fix[lang]}`,
    settled === true ? ` ${SETTLED[lang]}` : '',
  ];
  return `${at} ${MARK[severity][lang]}: ${title[lang]}. ${why[lang]}${more.join('')}\n`;
}

const MARK: Readonly<Record<Severity, Readonly<Record<Lang, string>>>> = {
  error: { fi: 'virhe', sv: 'fel', en: 'error' },
  warning: { fi: 'varoitus', sv: 'varning', en: 'warning' },
  note: { fi: 'huomautus', sv: 'anmärkning', en: 'note' },
};
const REFERENCE: Readonly<Record<Linted['reference'], Readonly<Record<Lang, string>>>> = {
  house: {
    fi: 'Viitetiedot: tämän asennuksen, omistajan korjauksin.',
    sv: 'Referensuppgifter: denna installations, med ägarens rättelser.',
    en: 'Reference data: those of this installation, with the owner’s corrections.',
  },
  shipped: {
    fi: 'Viitetiedot: ohjelman mukana tulleet.',
    sv: 'Referensuppgifter: de som följer med programmet.',
    en: 'Reference data: those that come with the product.',
  },
};
const SETTLED: Readonly<Record<Lang, string>> = { fi: '[luonnos korjaa]', sv: '[utkastet rättar]', en: '[the draft mends it]' };
const UNREADABLE: Readonly<Record<Lang, string>> = { fi: 'tiedostoa ei voi lukea', sv: 'filen kan inte läsas', en: 'cannot be read' };

interface Counts {
  errors: number;
  warnings: number;
  notes: number;
}
const SUMMARY: Readonly<Record<Lang, (counts: Counts) => string>> = {
  fi: ({ errors, warnings, notes }) => `virheitä ${errors}, varoituksia ${warnings}, huomautuksia ${notes}`,
  sv: ({ errors, warnings, notes }) => `fel ${errors}, varningar ${warnings}, anmärkningar ${notes}`,
  en: ({ errors, warnings, notes }) => `errors ${errors}, warnings ${warnings}, notes ${notes}`,
};
