// The check that somebody is looking at stays at hand while its rows are read on: one at a time, a short while, in memory alone.

import type { Deps } from '#kernel/deps';
import { previewImport } from './check.ts';
import type { Preview } from './check.ts';
import type { ImportOrder } from './run.ts';

const LIFE_MS = 10 * 60_000;

export interface Previews {
  /** Looks through the whole file. */
  check(account: string, order: ImportOrder): Promise<Preview>;
  /** The same look as last time, or a new one when that is gone. */
  again(account: string, order: ImportOrder): Promise<Preview>;
  forget(): void;
}

/** One file has several tables: which of them this is, and how its text was read. */
function readAs({ sheet, delimiter, encoding, headings, rows }: ImportOrder['table']): unknown {
  return { sheet, delimiter, encoding, headings, rows: rows.length };
}

export function createPreviews(deps: Deps): Previews {
  let last: { key: string; preview: Preview } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const keyOf = (account: string, order: ImportOrder) =>
    JSON.stringify([account, deps.policy.current()?.versionNo, { ...order, table: readAs(order.table) }]);
  function forget(): void {
    clearTimeout(timer);
    last = undefined;
  }
  async function check(account: string, order: ImportOrder): Promise<Preview> {
    const preview = await previewImport(deps, order);
    forget();
    last = { key: keyOf(account, order), preview };
    timer = setTimeout(forget, LIFE_MS).unref();
    return preview;
  }
  return { check, again: async (account, order) => (last?.key === keyOf(account, order) ? last.preview : check(account, order)), forget };
}
