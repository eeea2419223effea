// `lupaus retention run|preview`: the nightly run by hand, or what the coming twelve months will take.

import type { Deps } from '#kernel/deps';
import { renewFile } from '#kernel/proof';
import { preview, runRetention } from '#kernel/retention';
import type { Preview, RunResult } from '#kernel/retention';
import type { Lang } from '#platform/i18n';
import { proofWords } from './proof-phrases.ts';
import { langGiven, langOf, withHouse } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const { t } = proofWords;

export async function retentionCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [verb] = args;
  if (verb !== 'run' && verb !== 'preview') {
    terminal.err('lupaus retention run|preview [--json] [--lang fi|sv|en]\n');
    return 2;
  }
  const lang = langOf(terminal, langGiven(args));
  const json = args.includes('--json');
  const say = (result: unknown, lines: readonly string[]) =>
    terminal.out(json ? `${JSON.stringify(result, null, 2)}\n` : `${lines.join('\n')}\n`);
  await withHouse(terminal, async ({ deps }) => {
    if (verb === 'run') {
      const result = await night(deps);
      say(result, nightTold(lang, result));
    } else {
      const result = await preview(deps);
      say(result, previewTold(lang, result));
    }
  });
  return 0;
}

async function night(deps: Deps): Promise<RunResult> {
  const result = await runRetention(deps);
  await renewFile(deps);
  return result;
}

function nightTold(lang: Lang, { due, ended, erased, reviewed, skipped, failed }: RunResult): string[] {
  return [
    t(lang, 'run.done', { due, ended, erased, reviewed }),
    ...(skipped > 0 ? [t(lang, 'run.skipped', { n: skipped })] : []),
    ...(failed > 0 ? [t(lang, 'run.failed', { n: failed })] : []),
  ];
}

function previewTold(lang: Lang, { months, overdue, onHold }: Preview): string[] {
  const some = months.filter(({ total }) => total > 0);
  return [
    ...(some.length === 0 ? [t(lang, 'preview.nothing')] : [t(lang, 'preview.head')]),
    ...some.map(({ month, total }) => `  ${t(lang, 'preview.month', { month, n: total })}`),
    ...(overdue > 0 ? [t(lang, 'preview.overdue', { n: overdue })] : []),
    ...(onHold > 0 ? [t(lang, 'preview.onHold', { n: onHold })] : []),
  ];
}
