// People who get letters from another tool come in by the ordinary import, and what they permitted there is recorded by the gate's own rules: a ban or a refusal of here stands above it.

import { guessFor, holdersOf, openImport, rehearseImport, runImport } from '#customers';
import type { Also, ImportOrder, ImportTable } from '#customers';
import type { Deps } from '#kernel/deps';
import { grantMany } from '#kernel/permission';
import { errorText } from '#kernel/phrases';
import type { Writer } from '#kernel/records';
import { policyOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Lang, Text } from '#platform/i18n';
import { phrase } from '../phrases.ts';
import { addressColumn, unbroughtOf } from './columns.ts';
import type { ChosenColumns } from './columns.ts';
import type { ListRow, Untimed } from './read.ts';

export interface SubscribedWish {
  readonly registerId: string;
  readonly subjectGroup: string;
  readonly source: string;
  readonly dry: boolean;
  /** What the firm states of the consents of the list; without it nobody's permission is recorded. */
  readonly consent?: { readonly purpose: string; readonly lang: Lang; readonly text: string; readonly evidence: string } | undefined;
}

interface Noted {
  readonly line: number;
  readonly message: Text;
}

export interface Subscribed {
  readonly rows: number;
  readonly created: number;
  /** People who were here already. */
  readonly known: number;
  /** Rows that did not come in, with the reason of each. */
  readonly aside: readonly Noted[];
  /** Rows that came in without the permission that the firm states, with the reason of each. */
  readonly unsaid: readonly Noted[];
  readonly permitted: number;
  /** People for whom a ban, a later refusal or the declaration stood in the way. */
  readonly unpermitted: number;
  /** Rows that tell no day of a consent. */
  readonly undated: number;
  /** People who came in, or were here, and got no permission from the list. */
  readonly without: number;
  /** Columns that hold something and stay out. */
  readonly unbrought: readonly string[];
}

/** What a list of another tool may bring: who it is and the address. Places, ratings and network addresses stay out. */
const TARGETS: ReadonlySet<string> = new Set(['email', 'givenName', 'familyName', 'fullName', 'language']);
const EARLY = 200;

function orderOf(deps: Deps, table: ImportTable, chosen: ChosenColumns, { registerId, subjectGroup }: SubscribedWish): ImportOrder {
  const early = table.rows.slice(0, EARLY).map(({ cells }) => cells);
  const guessed = guessFor(deps, registerId, 'people', table.headings, early);
  const { address: _, time, ...named } = chosen;
  const said = new Set(Object.keys(named));
  const mapping: Record<string, string | null> = {};
  for (const { column, field } of guessed)
    mapping[column] = field !== null && TARGETS.has(field) && !said.has(field) && column !== time ? field : null;
  const declared = policyOf(deps).fieldsOf(registerId);
  for (const [target, column = ''] of Object.entries(named))
    if (declared.has(target === 'language' ? 'person.language' : 'person.name') && Object.hasOwn(mapping, column)) mapping[column] = target;
  // Where the addresses were found, whatever the column is called.
  const address = table.headings[addressColumn(table, chosen)];
  if (address !== undefined) mapping[address] = 'email';
  return { table, mapping, registerId, subjectGroup, since: localDate(deps.clock.now()), about: 'people', mode: 'complete', doubt: 'skip' };
}

/** What the lists of the same file take away before, as far as it concerns these addresses: the trial does it too. */
export type Before = (tx: Tx, normals: readonly string[], upTo?: number) => Promise<void>;

interface OfList {
  readonly table: ImportTable;
  readonly rows: readonly ListRow[];
  readonly chosen: ChosenColumns;
  readonly before?: Before | undefined;
  /** Bans that came in the same file. */
  readonly bans?: number | undefined;
  /** In a trial: the lists of subscribers of the same file that would have come in before. */
  readonly earlier?: readonly Pick<OfList, 'table' | 'rows' | 'chosen'>[];
}

/** The trial is the run, taken back batch by batch. */
export async function runSubscribed(
  deps: Deps,
  act: Act,
  { table, rows, chosen, before, bans, earlier = [] }: OfList,
  wish: SubscribedWish,
): Promise<Subscribed> {
  const { table: reached, left } = withAddress(table, chosen);
  const order = orderOf(deps, reached, chosen, wish);
  const { consent } = wish;
  const untimed = consent === undefined ? [] : rows.filter(({ on }) => on === null);
  const silent = untimed.map(({ line, untimed: why = 'missing' }) => ({ line, message: WITHOUT[why] }));
  const refused: Noted[] = [];
  const also = granting(deps, consent, rows, refused);
  const unbrought = unbroughtOf(table, order.mapping, chosen);
  const who = { actor: act.actor, source: wish.source, ...(consent === undefined ? {} : { purpose: consent.purpose }) };
  if (wish.dry) {
    const first = earlier.map((each) => ({
      order: orderOf(deps, withAddress(each.table, each.chosen).table, each.chosen, wish),
      also: granting(deps, consent, each.rows, []),
    }));
    const { rows: _, created, merged, errors, ...granted } = await rehearseImport(deps, who, order, { also, before, earlier: first });
    return summed(
      { rows: rows.length, unbrought, created, known: merged, aside: [...left, ...errors.map(lineOf)], ...granted },
      silent,
      refused,
    );
  }
  const job = await openImport(deps, who, { ...order, bans }, also);
  const { created, merged: known, permitted, unpermitted } = await runImport(deps, job);
  return summed(
    { rows: rows.length, unbrought, created, known, aside: [...left, ...job.errors.map(lineOf)], permitted, unpermitted },
    silent,
    refused,
  );
}

/** A subscriber is reached by an address: a row without one brings nobody. */
function withAddress(table: ImportTable, chosen: ChosenColumns): { table: ImportTable; left: Noted[] } {
  const at = addressColumn(table, chosen);
  const has = ({ cells }: { readonly cells: readonly string[] }) => (cells[at] ?? '').trim() !== '';
  const left = table.rows.filter((row) => !has(row)).map(({ line }) => ({ line, message: phrase('lists.invalid') }));
  return { table: { ...table, rows: table.rows.filter(has) }, left };
}

function granting(deps: Deps, consent: SubscribedWish['consent'], rows: readonly ListRow[], refused: Noted[]): Also {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  return (writer, stored) => grant(writer, deps, { consent, byLine, stored, refused });
}

/** A row that did not come in is counted once, as such. */
function summed(done: Omit<Subscribed, 'unsaid' | 'undated' | 'without'>, silent: readonly Noted[], refused: readonly Noted[]): Subscribed {
  const aside = new Set(done.aside.map(({ line }) => line));
  const undated = silent.filter(({ line }) => !aside.has(line));
  return {
    ...done,
    unsaid: [...undated, ...refused],
    undated: undated.length,
    without: Math.max(0, done.created + done.known - done.permitted),
  };
}

function lineOf({ line, message }: Noted): Noted {
  return { line, message };
}

const WITHOUT: Readonly<Record<Untimed, Text>> = {
  missing: phrase('lists.untimed-missing'),
  unread: phrase('lists.untimed-unread'),
  future: phrase('lists.untimed-future'),
};

interface Granting {
  readonly consent: SubscribedWish['consent'];
  readonly byLine: ReadonlyMap<number, ListRow>;
  readonly stored: readonly { readonly line: number; readonly subjectId: string }[];
  /** Grows with the rows that come in without their consent. */
  readonly refused: Noted[];
}

/** Each on the day that the list tells, with the row that brought them. Who tells no day has permitted nothing that could be shown. */
async function grant(
  writer: Writer,
  deps: Deps,
  { consent, byLine, stored, refused }: Granting,
): Promise<{ permitted: number; unpermitted: number }> {
  if (consent === undefined) return { permitted: 0, unpermitted: 0 };
  const dated = stored.flatMap(({ line, subjectId }) => {
    const { normal = null, on = null } = byLine.get(line) ?? {};
    return normal === null || on === null ? [] : [{ line, subjectId, normal, on }];
  });
  const holders = await holdersOf(
    writer.ctx.tx,
    EMAIL,
    dated.map(({ normal }) => normal),
  );
  const several = Map.groupBy(holders, ({ normal }) => normal);
  const shared = (normal: string) => new Set((several.get(normal) ?? []).map(({ subject_id }) => subject_id)).size;
  // Of an address that several have nobody knows who it was that permitted: they are counted, and nothing is recorded.
  const alone = dated.filter(({ normal }) => shared(normal) === 1);
  const others = dated.filter(({ normal }) => shared(normal) > 1);
  const given = {
    act: 'consent-given',
    channels: ['email'],
    on: localDate(writer.ctx.at),
    way: 'web-form',
    days: new Map(alone.map(({ subjectId, on }) => [subjectId, on])),
    named: new Map(alone.map(({ subjectId, normal }) => [subjectId, [{ fieldId: EMAIL, normal }]])),
    ...consent,
  } as const;
  const done = await grantMany(
    writer,
    deps,
    alone.map(({ subjectId }) => subjectId),
    given,
  );
  const lines = new Map(alone.map(({ subjectId, line }) => [subjectId, line]));
  refused.push(
    ...[...done.refused].map(([subjectId, why]) => ({ line: lines.get(subjectId) ?? 0, message: errorText(why) })),
    ...others.map(({ line }) => ({ line, message: SHARED })),
  );
  return { permitted: done.permitted, unpermitted: done.unpermitted + others.reduce((sum, { normal }) => sum + shared(normal), 0) };
}

const SHARED = phrase('lists.shared');

const EMAIL = 'person.email';
