// Answers to the API of lists that come from other tools, and of the copy that keeps an outside tool in step.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { append } from '#kernel/audit';
import type { Act } from '#kernel/rights';
import { localDate } from '#platform/clock';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import { listWish } from '../contract/lists.ts';
import type { lists } from '../contract/lists.ts';
import { makeSync, planSync } from '../sync/sync.ts';
import { recognised, timeColumns } from './columns.ts';
import { readLists, rowsOf } from './read.ts';
import { runLists } from './run.ts';

const MOST_BYTES = 60_000_000;

export function listHandlers(deps: Deps): HandlersOf<typeof lists, Call> {
  const actOf = (call: Call): Act => ({ actor: actorOf(call), at: deps.clock.now() });
  return {
    async look({ query, body }) {
      const found = await readLists(await bytesOf(body), query.name);
      const today = localDate(deps.clock.now());
      return {
        lists: found.map(({ name, kind, table }) => {
          const seen = kind ?? (timeColumns(table.headings, 'subscribed').length > 0 ? 'subscribed' : 'banned');
          const rows = rowsOf(table, seen, today);
          return {
            name,
            kind,
            rows: rows.length,
            hashes: rows.filter(({ hash }) => hash !== null).length,
            dated: rows.filter(({ on }) => on !== null).length,
            headings: [...table.headings],
            columns: recognised(table),
          };
        }),
      };
    },
    async run({ query, body }, call) {
      const wish = listWish.safeParse(jsonOf(query.wish));
      if (!wish.success) throw appError('invalid', 'errors.invalid', { field: wish.error.issues[0]?.path.join('.') ?? 'wish' });
      const act = actOf(call);
      const found = await readLists(await bytesOf(body), query.name);
      const done = await runLists(deps, act, found, wish.data);
      if (!wish.data.dry) {
        const entry = {
          at: act.at,
          actor: act.actor,
          action: 'lists.imported',
          kind: 'import-run',
          recordId: 'lists',
          detail: { rows: done.reduce((n, { rows }) => n + rows, 0) },
        };
        await deps.database.tx((tx) => append(tx, entry));
      }
      return { dry: wish.data.dry, lists: done };
    },
    async syncPlan({ body }) {
      const { plan, removals } = await planSync(deps, body);
      const left = Object.entries(plan.leftOut).map(([why, n]) => ({ why, n: n ?? 0 }));
      return { columns: [...plan.columns], people: plan.people.length, left, removals: removals.length, latest: plan.latest };
    },
    syncFile: ({ body: { destroyBy, ...wish } }, call) => makeSync(deps, actOf(call), wish, destroyBy),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function bytesOf(body: unknown): Promise<Buffer> {
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) throw appError('invalid', 'errors.invalid');
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BYTES) throw appError('invalid', 'errors.table-large', { params: { max: MOST_BYTES / 1_000_000 } });
    parts.push(part);
  }
  return Buffer.concat(parts);
}
