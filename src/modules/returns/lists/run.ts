// The lists of one file, each as what its owner says it is: who left and who banned first, so that nobody comes in who went out in the same file.

import type { Deps } from '#kernel/deps';
import type { Act } from '#kernel/rights';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { phrase } from '../phrases.ts';
import { bansBefore, runBans } from './bans.ts';
import type { RowOutcome } from './bans.ts';
import type { ChosenColumns } from './columns.ts';
import { rowsOf } from './read.ts';
import type { ListKind, OtherList } from './read.ts';
import { runSubscribed } from './subscribed.ts';
import type { Before, SubscribedWish } from './subscribed.ts';

export interface FileWish {
  readonly dry: boolean;
  readonly kinds: Readonly<Record<string, ListKind>>;
  readonly purpose: string | null;
  /** Columns that somebody has chosen by hand, by the name of the list. */
  readonly columns?: Readonly<Record<string, ChosenColumns>> | undefined;
  readonly subscribed?: Omit<SubscribedWish, 'dry'> | undefined;
}

export interface ListDone {
  readonly name: string;
  readonly kind: ListKind;
  readonly rows: number;
  readonly counts: { readonly what: string; readonly n: number }[];
  readonly aside: { readonly line: number; readonly why: Text }[];
  /** Columns of subscribers that hold something and stay out. */
  readonly unbrought: string[];
}

const ORDER: readonly ListKind[] = ['banned', 'unsubscribed', 'cleaned', 'subscribed'];
const SHOWN = 200;

/** @throws errors.list-empty when no list is named, errors.list-register when subscribers are to come in and nobody says where */
export async function runLists(deps: Deps, act: Act, found: readonly OtherList[], wish: FileWish): Promise<ListDone[]> {
  const named = found.flatMap((list) => {
    const kind = Object.hasOwn(wish.kinds, list.name) ? wish.kinds[list.name] : undefined;
    const chosen = wish.columns !== undefined && Object.hasOwn(wish.columns, list.name) ? wish.columns[list.name] : undefined;
    return kind === undefined ? [] : [{ ...list, kind, chosen: chosen ?? {} }];
  });
  if (named.length === 0) throw appError('invalid', 'errors.list-empty', { field: 'kinds' });
  const done: ListDone[] = [];
  const ordered = named.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  for (const [i, list] of ordered.entries())
    done.push(await runOne(deps, act, list, { ...wish, earlier: ordered.slice(0, i), bans: bansIn(done) }));
  return done;
}

/** What was forbidden by the lists of the file so far, of people who are here and of whoever comes later. */
function bansIn(done: readonly ListDone[]): number {
  const counted = done.filter(({ kind }) => kind !== 'cleaned').flatMap(({ counts }) => counts);
  return counted.reduce((sum, { what, n }) => sum + (what === 'banned' || what === 'kept' ? n : 0), 0);
}

type Named = OtherList & { readonly kind: ListKind; readonly chosen: ChosenColumns };
interface Asked extends FileWish {
  /** The lists of the file that come before this one. */
  readonly earlier: readonly Named[];
  readonly bans: number;
}

/** In a trial nobody has left yet by the lists before this one, nor by the rows of this one that come earlier. */
async function beforeOf(deps: Deps, act: Act, lists: readonly Named[], { dry, purpose }: Asked): Promise<Before | undefined> {
  const others = lists.flatMap(({ kind, table, chosen }) =>
    kind === 'subscribed'
      ? []
      : [{ rows: rowsOf(table, kind, localDate(act.at), chosen), wish: { kind, purpose: kind === 'unsubscribed' ? purpose : null } }],
  );
  return dry && others.length > 0 ? bansBefore(deps, act, others) : undefined;
}

async function runOne(deps: Deps, act: Act, list: Named, wish: Asked): Promise<ListDone> {
  const { name, kind } = list;
  if (kind === 'subscribed') return subscribedOne(deps, act, list, wish);
  const rows = rowsOf(list.table, kind, localDate(act.at), list.chosen);
  const before = await beforeOf(deps, act, [...wish.earlier, list], wish);
  const told = await runBans(deps, act, rows, { kind, purpose: kind === 'unsubscribed' ? wish.purpose : null, dry: wish.dry }, before);
  const counts = [...Map.groupBy(told, ({ outcome }) => outcome)].map(([what, of]) => ({ what, n: of.length }));
  const aside = told.filter(({ outcome }) => outcome === 'invalid' || outcome === 'twice').slice(0, SHOWN);
  return { name, kind, rows: rows.length, counts, aside: aside.map(({ line, outcome }) => ({ line, why: whyOf(outcome) })), unbrought: [] };
}

function whyOf(outcome: RowOutcome): Text {
  return phrase(outcome === 'twice' ? 'lists.twice' : 'lists.invalid');
}

async function subscribedOne(deps: Deps, act: Act, { name, table, chosen }: Named, wish: Asked): Promise<ListDone> {
  if (wish.subscribed === undefined) throw appError('invalid', 'errors.list-register', { field: 'subscribed' });
  const rows = rowsOf(table, 'subscribed', localDate(act.at), chosen);
  const before = await beforeOf(deps, act, wish.earlier, wish);
  const earlier = wish.earlier.flatMap((each) =>
    each.kind === 'subscribed' ? [{ ...each, rows: rowsOf(each.table, 'subscribed', localDate(act.at), each.chosen) }] : [],
  );
  const {
    aside,
    unsaid,
    unbrought,
    rows: n,
    ...people
  } = await runSubscribed(deps, act, { table, rows, chosen, before, bans: wish.bans, earlier }, { ...wish.subscribed, dry: wish.dry });
  const counts = [...Object.entries(people).map(([what, count]) => ({ what, n: count })), { what: 'aside', n: aside.length }];
  // Of a row that did not come in at all, that is the reason.
  const noted = new Map([...unsaid, ...aside].map(({ line, message }) => [line, message]));
  const first = [...noted].toSorted(([a], [b]) => a - b).slice(0, SHOWN);
  return { name, kind: 'subscribed', rows: n, counts, aside: first.map(([line, why]) => ({ line, why })), unbrought: [...unbrought] };
}
