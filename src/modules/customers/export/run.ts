// A copy for the firm's own use leaves the house portion by portion: read, written down in the log, and only then handed out.

import type { Deps } from '#kernel/deps';
import { isGated } from '#kernel/disclosure';
import { append } from '#kernel/audit';
import type { Act } from '#kernel/rights';
import { standings } from '#kernel/subjects';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { countedPeople } from '../list.ts';
import { countedOrganisations } from '../list-organisations.ts';
import type { Asked } from '../list-organisations.ts';
import type { PeopleQuery } from '../list-filter.ts';
import { matchingIds } from '../queries-list-count.ts';
import { inForce } from '../write.ts';
import { columnsFor } from './columns.ts';
import type { About, ExportColumn } from './columns.ts';
import { csvLine, CSV_MARK } from './csv.ts';
import { portionOf } from './records.ts';
import type { ExportRecord } from './records.ts';
import { cardText } from './vcard.ts';
import { workbookParts } from './xlsx.ts';
import { zipStream } from './zip.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'vcard3', 'vcard4'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Chosen ones, or those of a list's filter but for some. */
export type ExportWho =
  | { readonly ids: readonly string[] }
  | { readonly filter: PeopleQuery & Pick<Asked, 'businessId' | 'website' | 'people'>; readonly except?: readonly string[] | undefined };

export interface OwnExport {
  readonly about: About;
  readonly who: ExportWho;
  readonly registerId: string;
  readonly purpose: string;
  readonly fields: readonly string[];
  readonly format: ExportFormat;
  readonly lang: Lang;
}

export interface OpenedExport {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly order: OwnExport;
  readonly columns: readonly ExportColumn[];
}

const PORTION = 1000;

/** Looks whether the copy may be made; nothing is read yet. @throws what the declaration does not allow */
export function openExport(deps: Deps, order: OwnExport): OpenedExport {
  const policy = inForce(deps);
  const columns = columnsFor(deps, order.about, order.registerId, order.fields);
  const purpose = policy.purposes.get(order.purpose);
  if (!purpose?.registers.includes(order.registerId))
    throw appError('refused', 'errors.purpose-undeclared', { field: 'purpose', params: { purpose: order.purpose } });
  // Who forbade marketing stands in no list for it: only the gate knows, and only a recipient's copy passes it.
  if (isGated(policy, order.purpose)) throw appError('refused', 'errors.export-marketing', { field: 'purpose' });
  if (order.about === 'organisations' && isCard(order.format)) throw appError('invalid', 'errors.export-cards', { field: 'format' });
  const day = deps.clock.now().toISOString().slice(0, 10);
  const ending = isCard(order.format) ? 'vcf' : order.format;
  return {
    id: deps.ids.next(),
    name: `${order.about === 'people' ? 'henkilot' : 'organisaatiot'}-${day}.${ending}`,
    mediaType: MEDIA[order.format],
    order,
    columns,
  };
}

const MEDIA: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  vcard3: 'text/vcard; charset=utf-8',
  vcard4: 'text/vcard; charset=utf-8',
};

function isCard(format: ExportFormat): format is 'vcard3' | 'vcard4' {
  return format === 'vcard3' || format === 'vcard4';
}

export interface Counted {
  readonly subjects: number;
  readonly restricted: number;
}

/** How many would be in the copy and how many are left out because their data are restricted. */
export async function countExport(deps: Deps, order: OwnExport): Promise<Counted> {
  const { db } = deps.database;
  const counted = { subjects: 0, restricted: 0 };
  for await (const ids of idsOf(deps, order)) {
    for (const { registers, restricted } of (await standings(db, ids)).values()) {
      if (!registers.includes(order.registerId)) continue;
      if (restricted) counted.restricted += 1;
      else counted.subjects += 1;
    }
  }
  return counted;
}

/** The bytes of the copy. Each portion is in the log before it leaves; whoever stops reading stops the reading and the log. */
export async function* exportBytes(deps: Deps, { id, order, columns }: OpenedExport, act: Act): AsyncGenerator<Uint8Array> {
  await begun(deps, id, order, act);
  const portions = portionsOf(deps, { id, order, act });
  if (order.format === 'xlsx')
    yield* zipStream(workbookParts(sheetName(deps, order), sheetColumns(columns, order.lang), cellsOf(portions, columns)));
  else yield* textBytes(order, columns, portions);
}

async function* textBytes(
  order: OwnExport,
  columns: readonly ExportColumn[],
  portions: AsyncIterable<readonly ExportRecord[]>,
): AsyncGenerator<Uint8Array> {
  if (order.format === 'csv') yield Buffer.from(CSV_MARK + csvLine(numbered(columns, order.lang)));
  const version = order.format === 'vcard4' ? '4.0' : '3.0';
  for await (const records of portions)
    yield Buffer.from(
      records
        .map((record) =>
          order.format === 'csv' ? csvLine(columns.map((column) => column.value(record))) : cardText(record, columns, version),
        )
        .join(''),
    );
}

async function* cellsOf(portions: AsyncIterable<readonly ExportRecord[]>, columns: readonly ExportColumn[]): AsyncGenerator<string[][]> {
  for await (const records of portions) yield records.map((record) => columns.map((column) => column.value(record)));
}

function sheetColumns(columns: readonly ExportColumn[], lang: Lang) {
  return numbered(columns, lang).map((heading, i) => ({ heading, day: columns[i]?.day === true }));
}

/** Headings, each once. */
function numbered(columns: readonly ExportColumn[], lang: Lang): string[] {
  const used = new Map<string, number>();
  return columns.map(({ heading }) => {
    const n = (used.get(heading[lang]) ?? 0) + 1;
    used.set(heading[lang], n);
    return n === 1 ? heading[lang] : `${heading[lang]} ${n}`;
  });
}

function sheetName(deps: Deps, { registerId, lang }: OwnExport): string {
  const name = inForce(deps).registers.get(registerId)?.name[lang] ?? registerId;
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 28);
}

async function begun(deps: Deps, id: string, order: OwnExport, act: Act): Promise<void> {
  const { about, registerId, purpose, format, fields } = order;
  const detail = { about, register: registerId, purpose, format, fields: [...fields] };
  await deps.database.tx((tx) => append(tx, { ...act, action: 'export.own', kind: 'own-copy', recordId: id, detail }));
}

interface Going {
  readonly id: string;
  readonly order: OwnExport;
  readonly act: Act;
}

async function* portionsOf(deps: Deps, { id, order, act }: Going): AsyncGenerator<readonly ExportRecord[]> {
  const told = { n: 0, restricted: 0 };
  for await (const ids of idsOf(deps, order)) {
    const records = await deps.database.tx(async (tx) => {
      const portion = await portionOf(tx, order.about, order.registerId, ids);
      await append(
        tx,
        portion.records.map((record) => ({ ...act, action: 'export.own', kind: 'own-copy', recordId: id, subjectId: record.id })),
      );
      told.restricted += portion.restricted;
      return portion.records;
    });
    told.n += records.length;
    if (records.length > 0) yield records;
  }
  await deps.database.tx((tx) => append(tx, { ...act, action: 'export.own-done', kind: 'own-copy', recordId: id, detail: told }));
}

/** Ids in portions; a selection in its order, a filter in the order of age. */
async function* idsOf(deps: Deps, { about, who, registerId }: OwnExport): AsyncGenerator<readonly string[]> {
  if ('ids' in who) {
    yield* portions([...new Set(who.ids)]);
    return;
  }
  const { db } = deps.database;
  const filter = { ...who.filter, register: who.filter.register ?? registerId };
  const asked = await (about === 'people' ? countedPeople(deps, filter) : countedOrganisations(deps, filter));
  const except = new Set(who.except);
  for await (const { ids } of matchingIds(db, asked, 'ids')) yield* portions(ids.filter((id) => !except.has(id)));
}

function* portions(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += PORTION) yield ids.slice(at, at + PORTION);
}
