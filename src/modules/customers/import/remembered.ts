// The same file comes again every month: where its columns went is remembered by a hash of its headings, with no heading and no value.

import type { Deps } from '#kernel/deps';
import type { Writer } from '#kernel/records';
import { keyedHash } from '#platform/crypto';
import { rememberedColumns } from '../queries-import.ts';
import type { ImportWish, Mapping } from './order.ts';
import { own } from './own.ts';

type Of = Pick<ImportWish, 'registerId' | 'about'> & { readonly headings: readonly string[] };

function hashOf({ keys }: Pick<Deps, 'keys'>, headings: readonly string[]): string {
  return keyedHash(keys.suppression, 'import-headings', headings.map((heading) => heading.trim().toLowerCase()).join('\n'));
}

/** Where the columns of such a file went the last time; undefined when none like it came. */
export async function recall(deps: Deps, { registerId, about = 'people', headings }: Of): Promise<Mapping | undefined> {
  const found = await rememberedColumns(deps.database.db, { registerId, about, hash: hashOf(deps, headings) });
  if (!found) return undefined;
  const targets = JSON.parse(found.columns) as (string | null)[];
  return Object.fromEntries(headings.map((heading, i) => [heading, targets[i] ?? null]));
}

export async function remember(
  deps: Deps,
  writer: Writer,
  { registerId, about = 'people', headings, mapping }: Of & { mapping: Mapping },
): Promise<void> {
  const { tx, ids, at } = writer.ctx;
  const hash = hashOf(deps, headings);
  const columns = JSON.stringify(headings.map((heading) => own(mapping, heading) ?? null));
  const used_at = at.toISOString();
  const found = await rememberedColumns(tx, { registerId, about, hash });
  if (found) await writer.update('import-mapping', found.id, { columns, used_at });
  else await writer.insert('import-mapping', { id: ids.next(), register_id: registerId, about, headings_hash: hash, columns, used_at });
}
