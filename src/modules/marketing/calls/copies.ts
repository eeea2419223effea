// A list on paper or in a file: the gate is asked in the transaction that writes the log, and only who may be reached now is handed out.

import { csvLine, CSV_MARK, subjectLabels } from '#customers';
import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import type { Act } from '#kernel/rights';
import { escapeTypst, PDF_FONTS, renderPdf, typstString } from '#platform/pdf';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { marketingDictionary } from '../phrases.ts';
import { askAgain, listOnFile } from './lists.ts';
import { entriesOf } from './queries.ts';
import type { CallListRow } from './queries.ts';

interface Reached {
  readonly label: string;
  readonly address: string;
}

const PAGE = 1000;

/** @throws errors.record-not-found, errors.calls-empty */
export async function listCsv(deps: Deps, id: string, act: Act, lang: Lang): Promise<Uint8Array> {
  const { list, people } = await reachedNow(deps, id, act, 'csv');
  const t = (key: 'name' | 'phone' | 'post') => marketingDictionary.t(lang, `calls.${key}`);
  const lines = [[t('name'), t(list.channel)], ...people.map(({ label, address }) => [label, address])];
  return Buffer.from(CSV_MARK + lines.map((line) => csvLine(line)).join(''));
}

/** Three columns of eight on an A4 sheet, as sheets of labels are sold. */
export async function listLabels(deps: Deps, id: string, act: Act): Promise<Uint8Array> {
  const { list, people } = await reachedNow(deps, id, act, 'pdf');
  if (list.channel !== 'post') throw appError('invalid', 'errors.call-labels');
  return renderPdf(labelSheet(list.name, people));
}

function labelSheet(name: string, people: readonly Reached[]): string {
  const cells = people.map(({ label, address }) => `[${[label, ...linesOf(address)].map(escapeTypst).join(' \\\n')}]`);
  return `#set document(title: ${typstString(name)})
#set page(paper: "a4", margin: 0pt)
#set text(lang: "fi", font: ${typstString(PDF_FONTS.sans)}, size: 10pt)
#set par(leading: 0.5em)
#grid(columns: (70mm, 70mm, 70mm), rows: 37.125mm, inset: (x: 7mm, y: 6mm), align: left + horizon,
${cells.join(',\n')}
)
`;
}

/** Addresses are kept in one line; a label has the street above the town. */
function linesOf(address: string): string[] {
  return address
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function reachedNow(deps: Deps, id: string, act: Act, format: 'csv' | 'pdf'): Promise<{ list: CallListRow; people: Reached[] }> {
  return deps.database.tx(async (tx) => {
    const list = await listOnFile(tx, id);
    const people: Reached[] = [];
    const log = { ...act, kind: 'own-copy', recordId: deps.ids.next() };
    const { channel, purpose_id: purpose } = list;
    await append(tx, { ...log, action: 'export.own', detail: { about: 'people', list: id, channel, purpose, format } });
    for (let after: string | null = null; ;) {
      const rows = await entriesOf(tx, { listId: id, state: 'waiting', after, limit: PAGE });
      const verdicts = await askAgain(deps, tx, list, rows);
      const allowed = rows.flatMap(({ subject_id }) => {
        const address = verdicts.get(subject_id)?.address;
        return address === undefined ? [] : [{ subject_id, address }];
      });
      const labels = await subjectLabels(
        { database: { ...deps.database, db: tx } },
        allowed.map(({ subject_id }) => subject_id),
      );
      await append(
        tx,
        allowed.map(({ subject_id }) => ({ ...log, action: 'export.own', subjectId: subject_id })),
      );
      people.push(...allowed.map(({ subject_id, address }) => ({ label: labels.get(subject_id) ?? '', address })));
      after = rows.at(-1)?.id ?? null;
      if (rows.length < PAGE) break;
    }
    if (people.length === 0) throw appError('refused', 'errors.calls-empty');
    await append(tx, { ...log, action: 'export.own-done', detail: { n: people.length } });
    return { list, people };
  });
}
