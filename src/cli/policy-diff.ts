// What changes between two declarations, in words: files, or numbers of the installation's own versions.

import { readFile } from 'node:fs/promises';
import { comparePolicies, compiled, parsePolicy, staleTexts, versions } from '#kernel/policy';
import type { Policy, PolicyChange, StaleText } from '#kernel/policy';
import { isLang } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { withHouse } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const USAGE = 'lupaus policy diff A B [--json] [--lang fi|sv|en]   (A, B: file or version number)\n';

/** `lupaus policy diff A B`: 0 with the changes on standard output, 1 when one of the two cannot be read, 2 when the command is not understood. */
export async function policyDiffCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = parseArgs(args);
  if (asked === undefined) {
    terminal.err(USAGE);
    return 2;
  }
  const { lang, json } = asked;
  const [before, after] = [await declaration(asked.before, terminal, lang), await declaration(asked.after, terminal, lang)];
  if (before === undefined || after === undefined) return 1;
  const [changes, stale] = [comparePolicies(before, after), staleTexts(before, after)];
  if (json) terminal.out(`${JSON.stringify({ changes, stale }, null, 2)}\n`);
  else terminal.out(report(changes, stale, lang));
  return 0;
}

function parseArgs(args: readonly string[]): { before: string; after: string; json: boolean; lang: Lang } | undefined {
  const at = args.indexOf('--lang');
  const lang = at < 0 ? 'fi' : args[at + 1];
  const [before, after, ...more] = args.filter((arg, i) => arg !== '--json' && (at < 0 || (i !== at && i !== at + 1)));
  if (!isLang(lang) || before === undefined || after === undefined || more.length > 0) return undefined;
  if (before.startsWith('--') || after.startsWith('--')) return undefined;
  return { before, after, json: args.includes('--json'), lang };
}

/** A number is a version of the installation, anything else a file. */
async function declaration(name: string, terminal: Terminal, lang: Lang): Promise<Policy | undefined> {
  return /^\d{1,6}$/.test(name) ? ofVersion(Number(name), terminal, lang) : ofFile(name, terminal, lang);
}

async function ofVersion(no: number, terminal: Terminal, lang: Lang): Promise<Policy | undefined> {
  const found = await withHouse(terminal, async ({ deps }) => (await versions(deps.database.db)).find((version) => version.no === no));
  if (found === undefined) terminal.err(`${NO_VERSION[lang]} ${no}\n`);
  return found && compiled(found).policy;
}

async function ofFile(file: string, terminal: Terminal, lang: Lang): Promise<Policy | undefined> {
  let yaml: string;
  try {
    yaml = await readFile(file, 'utf8');
  } catch {
    terminal.err(`${file}: ${UNREADABLE[lang]}\n`);
    return undefined;
  }
  const { policy, problems } = parsePolicy(yaml);
  if (policy === undefined) for (const { line = 1, message } of problems) terminal.err(`${file}:${line} ${message[lang]}\n`);
  return policy;
}

function report(changes: readonly PolicyChange[], stale: readonly StaleText[], lang: Lang): string {
  const { none, tell, ask, old } = WORDS[lang];
  if (changes.length + stale.length === 0) return `${none}\n`;
  const told = changes.map(({ text, effects, tell: people }) => {
    const lines = effects.map((effect) => `    ${effect[lang]}\n`);
    const notice = people === undefined ? '' : `  ! ${people.ask ? ask : tell} ${people.why[lang]}\n`;
    return `- ${text[lang]}\n${lines.join('')}${notice}`;
  });
  const drifted = stale.map((text) => `  ${text.path}: ${text.stale.join(', ')}\n`);
  return `${told.join('')}${drifted.length === 0 ? '' : `\n${old}\n${drifted.join('')}`}`;
}

const NO_VERSION: Record<Lang, string> = { fi: 'Tällaista versiota ei ole:', sv: 'Versionen finns inte:', en: 'There is no version' };
const UNREADABLE: Record<Lang, string> = { fi: 'tiedostoa ei voi lukea', sv: 'filen kan inte läsas', en: 'the file cannot be read' };
const WORDS: Record<Lang, { none: string; tell: string; ask: string; old: string }> = {
  fi: {
    none: 'Mikään ei muutu.',
    tell: 'Ennen voimaantuloa:',
    ask: 'Ennen käyttöä:',
    old: 'Käännökset, jotka on muutettava tai vahvistettava:',
  },
  sv: {
    none: 'Ingenting ändras.',
    tell: 'Före ikraftträdandet:',
    ask: 'Före användningen:',
    old: 'Översättningar som ska ändras eller bekräftas:',
  },
  en: { none: 'Nothing changes.', tell: 'Before it comes into force:', ask: 'Before use:', old: 'Translations to change or confirm:' },
};
