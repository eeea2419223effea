// The report as a table, one line a person: a copy for the firm's own use, and in the log as every such copy is.

import { csvLine, CSV_MARK, subjectLabels } from '#customers';
import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { recipientsOf } from '#kernel/mailings';
import type { RecipientRow } from '#kernel/mailings';
import type { Act } from '#kernel/rights';
import type { Lang } from '#platform/i18n';
import { becauseOf } from '../audiences/left-out.ts';
import { marketingDictionary } from '../phrases.ts';
import { failureWords } from './failure-words.ts';
import { campaignOnFile } from './service.ts';

const PAGE = 1000;
const COLUMNS = ['name', 'state', 'why', 'lang', 'variant', 'at'] as const;

/** Handed out as it is read: each portion is in the log before it leaves. @throws errors.record-not-found */
export async function reportCsv(deps: Deps, id: string, act: Act, lang: Lang): Promise<AsyncIterable<Uint8Array>> {
  await campaignOnFile(deps, id);
  return linesOf(deps, id, act, lang);
}

async function* linesOf(deps: Deps, id: string, act: Act, lang: Lang): AsyncGenerator<Uint8Array> {
  const log = { ...act, kind: 'own-copy', recordId: deps.ids.next() };
  await deps.database.tx((tx) => append(tx, { ...log, action: 'export.own', detail: { about: 'people', mailing: id, format: 'csv' } }));
  yield Buffer.from(CSV_MARK + csvLine(COLUMNS.map((column) => marketingDictionary.t(lang, `report.${column}`))));
  let n = 0;
  for (let after: string | undefined; ;) {
    const rows = await deps.database.tx(async (tx) => {
      const page = await recipientsOf(tx, id, { after, limit: PAGE });
      await append(
        tx,
        page.map(({ subject_id }) => ({ ...log, action: 'export.own', subjectId: subject_id })),
      );
      return page;
    });
    const labels = await subjectLabels(
      deps,
      rows.map(({ subject_id }) => subject_id),
    );
    n += rows.length;
    if (rows.length > 0) yield Buffer.from(rows.map((row) => csvLine(cellsOf(row, labels.get(row.subject_id) ?? '', lang))).join(''));
    if (rows.length < PAGE) break;
    after = rows.at(-1)?.id;
  }
  await deps.database.tx((tx) => append(tx, { ...log, action: 'export.own-done', detail: { n } }));
}

function cellsOf(row: RecipientRow, label: string, lang: Lang): string[] {
  const state = marketingDictionary.t(lang, `report.states.${row.state}`);
  const why = row.state === 'blocked' ? becauseOf(row.reason ?? row.rule)[lang] : failed(row, lang);
  return [label, state, why, row.lang, row.variant, row.ended_at ?? ''];
}

function failed({ state, reason, code }: RecipientRow, lang: Lang): string {
  if (state !== 'failed') return code ?? '';
  return `${failureWords(reason, code)[lang]}${code === null ? '' : ` (${code})`}`;
}
