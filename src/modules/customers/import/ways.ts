// A file is about people or about organisations; either way the run reads, plans and writes it through the same three verbs.

import type { Deps } from '#kernel/deps';
import { grantMany } from '#kernel/permission';
import type { Writer } from '#kernel/records';
import type { Conn } from '#platform/db';
import type { Target } from './events.ts';
import { planOrganisations, readOrganisations, storeOrganisations } from './organisations.ts';
import type { ImportedOrganisation } from './organisations.ts';
import { planBatch } from './plan.ts';
import type { Plan, Planning } from './plan.ts';
import type { FilePermission, ImportWish } from './order.ts';
import { readRows } from './rows.ts';
import type { ImportedPerson, ReadFile } from './rows.ts';
import { storeBatch } from './store.ts';
import type { ImportTable, TableRow } from './table.ts';

export interface Writing {
  readonly planning: Planning;
  readonly target: Target;
  readonly permission?: FilePermission | undefined;
}

interface Written {
  readonly plan: Plan<TableRow, unknown>;
  readonly permitted: { readonly permitted: number; readonly unpermitted: number };
  /** Each row that somebody came of, and whom. */
  readonly stored: readonly { readonly line: number; readonly subjectId: string }[];
}

/** The rows that a way has read are given back to it unchanged. */
export interface Way {
  read(deps: Deps, table: ImportTable, wish: ImportWish): Promise<ReadFile<TableRow>>;
  plan(deps: Deps, conn: Conn, rows: readonly TableRow[], by: Planning): Promise<Plan<TableRow, unknown>>;
  write(deps: Deps, writer: Writer, rows: readonly TableRow[], by: Writing): Promise<Written>;
}

const people: Way = {
  read: readRows,
  plan: (deps, conn, rows, by) => planBatch(deps, conn, rows as readonly ImportedPerson[], by),
  async write(deps, writer, rows, { planning, target, permission }) {
    const plan = await planBatch(deps, writer.ctx.tx, rows as readonly ImportedPerson[], planning);
    const stored = await storeBatch(writer, target, plan);
    const permitted =
      permission === undefined
        ? { permitted: 0, unpermitted: 0 }
        : await grantMany(
            writer,
            deps,
            stored.map(({ subjectId }) => subjectId),
            { ...permission, named: new Map([...plan.merge, ...plan.same].map(({ subjectId, row }) => [subjectId, row.points])) },
          );
    const met = [...plan.create, ...[...plan.merge, ...plan.same].map(({ row }) => row)];
    return { plan, permitted, stored: stored.map(({ subjectId }, i) => ({ line: met[i]?.line ?? 0, subjectId })) };
  },
};

export function wayOf({ about = 'people' }: Pick<ImportWish, 'about'>): Way {
  return WAYS[about];
}

const organisations: Way = {
  read: readOrganisations,
  plan: (_, conn, rows, by) => planOrganisations(conn, rows as readonly ImportedOrganisation[], by),
  async write(_, writer, rows, { planning, target }) {
    const plan = await planOrganisations(writer.ctx.tx, rows as readonly ImportedOrganisation[], planning);
    await storeOrganisations(writer, target, plan);
    return { plan, permitted: { permitted: 0, unpermitted: 0 }, stored: [] };
  },
};

const WAYS: Readonly<Record<'people' | 'organisations', Way>> = { people, organisations };
