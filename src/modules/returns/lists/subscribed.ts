// People who get letters from another tool come in by the ordinary import, and what they permitted there is recorded by the gate's own rules: a ban or a refusal of here stands above it.

import { guessFor, holdersOf, openImport, previewImport, runImport } from '#customers';
import type { ImportOrder, ImportTable } from '#customers';
import type { Deps } from '#kernel/deps';
import { grantMany } from '#kernel/permission';
import { errorText } from '#kernel/phrases';
import { createWriter, OWN_RECORDS } from '#kernel/records';
import { policyOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Lang, Text } from '#platform/i18n';
import { phrase } from '../phrases.ts';
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
}

/** What a list of another tool may bring: who it is and the address. Places, ratings and network addresses stay out. */
const TARGETS: ReadonlySet<string> = new Set(['email', 'givenName', 'familyName', 'fullName']);
const EARLY = 200;

function orderOf(deps: Deps, table: ImportTable, { registerId, subjectGroup }: SubscribedWish): ImportOrder {
  const early = table.rows.slice(0, EARLY).map(({ cells }) => cells);
  const guessed = guessFor(deps, registerId, 'people', table.headings, early);
  const mapping = Object.fromEntries(guessed.map(({ column, field }) => [column, field !== null && TARGETS.has(field) ? field : null]));
  return { table, mapping, registerId, subjectGroup, since: localDate(deps.clock.now()), about: 'people', mode: 'complete', doubt: 'skip' };
}

export async function runSubscribed(
  deps: Deps,
  act: Act,
  { table, rows }: { table: ImportTable; rows: readonly ListRow[] },
  wish: SubscribedWish,
): Promise<Subscribed> {
  const order = orderOf(deps, table, wish);
  const untimed = wish.consent === undefined ? [] : rows.filter(({ on }) => on === null);
  const undated = untimed.length;
  const silent = untimed.map(({ line, untimed: why = 'missing' }) => ({ line, message: WITHOUT[why] }));
  if (wish.dry) {
    const { rows: n, create, merge, same, aside } = await previewImport(deps, order);
    const known = merge.length + same.length;
    return { rows: n, created: create.length, known, aside: aside.map(lineOf), unsaid: silent, permitted: 0, unpermitted: 0, undated };
  }
  const purpose = wish.consent?.purpose;
  const job = await openImport(deps, { actor: act.actor, source: wish.source, ...(purpose === undefined ? {} : { purpose }) }, order);
  const end = await runImport(deps, job);
  const { refused, ...granted } = await grant(deps, act, { rows, wish, importId: job.id });
  const aside = job.errors.map(lineOf);
  return { rows: end.rows, created: end.created, known: end.merged, aside, unsaid: [...silent, ...refused], ...granted, undated };
}

function lineOf({ line, message }: Noted): Noted {
  return { line, message };
}

const WITHOUT: Readonly<Record<Untimed, Text>> = {
  missing: phrase('lists.untimed-missing'),
  unread: phrase('lists.untimed-unread'),
  future: phrase('lists.untimed-future'),
};

const BATCH = 1000;

interface Granted {
  readonly permitted: number;
  readonly unpermitted: number;
  readonly refused: readonly Noted[];
}

/** Each on the day that the list tells. Who tells no day has permitted nothing that could be shown. */
async function grant(
  deps: Deps,
  act: Act,
  { rows, wish, importId }: { rows: readonly ListRow[]; wish: SubscribedWish; importId: string },
): Promise<Granted> {
  const { consent, source } = wish;
  const refused: Noted[] = [];
  let [permitted, unpermitted] = [0, 0];
  if (consent === undefined) return { permitted, unpermitted, refused };
  const dated = rows.filter(({ normal, on }) => normal !== null && on !== null);
  for (let at = 0; at < dated.length; at += BATCH) {
    const rowOf = new Map(dated.slice(at, at + BATCH).map((row) => [row.normal ?? '', row]));
    await deps.database.tx(async (tx) => {
      const { holders, shared, several } = await holdersAlone(tx, [...rowOf.keys()]);
      const days = new Map([...holders].map(([subjectId, normal]) => [subjectId, rowOf.get(normal)?.on ?? '']));
      const named = new Map([...holders].map(([subjectId, normal]) => [subjectId, [{ fieldId: EMAIL, normal }]]));
      const ctx = {
        tx,
        policy: policyOf(deps),
        actor: act.actor,
        at: act.at,
        ids: deps.ids,
        source: source || OWN_RECORDS,
        purpose: consent.purpose,
        importId,
      };
      const given = { act: 'consent-given', channels: ['email'], on: localDate(act.at), way: 'web-form', days, named, ...consent } as const;
      const done = await grantMany(createWriter(ctx, deps.registry), deps, [...days.keys()], given);
      permitted += done.permitted;
      unpermitted += done.unpermitted + shared;
      const lineAt = (normal: string | undefined) => rowOf.get(normal ?? '')?.line ?? 0;
      refused.push(
        ...[...done.refused].map(([subjectId, why]) => ({ line: lineAt(holders.get(subjectId)), message: errorText(why) })),
        ...several.map((normal) => ({ line: lineAt(normal), message: SHARED })),
      );
    });
  }
  return { permitted, unpermitted, refused };
}

const SHARED = phrase('lists.shared');

const EMAIL = 'person.email';

/** Who has each address. Of an address that several have nobody knows who it was that permitted: they are counted, and nothing is recorded. */
async function holdersAlone(
  tx: Tx,
  normals: readonly string[],
): Promise<{ holders: Map<string, string>; shared: number; several: string[] }> {
  const holders = new Map<string, string>();
  const several: string[] = [];
  let shared = 0;
  for (const [normal, of] of Map.groupBy(await holdersOf(tx, EMAIL, normals), (each) => each.normal)) {
    const [id, ...others] = new Set(of.map(({ subject_id }) => subject_id));
    if (others.length > 0) {
      shared += 1 + others.length;
      several.push(normal);
    } else if (id !== undefined) holders.set(id, normal);
  }
  return { holders, shared, several };
}
