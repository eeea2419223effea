// What people write in their own words may name somebody who is gone: addresses and numbers that were theirs alone are struck out of it, so that no stranger's sentence withholds the proof of an erasure.

import { append } from '#kernel/audit';
import { SYSTEM } from './deps.ts';
import type { RightsDeps } from './deps.ts';
import type { Recheck } from './outcome.ts';
import type { Sought } from './rediscover.ts';
import { textAt, writeTextAt } from './store/texts.ts';
import { without } from './tokens.ts';

/** Strikes the words of these people out of texts that the house itself keeps for others. Returns how many texts were changed. */
export async function strikeWords(deps: RightsDeps, sought: readonly Sought[], checks: ReadonlyMap<string, Recheck>): Promise<number> {
  let struck = 0;
  for (const { erasureId, needles } of sought) {
    for (const { where, recordId } of checks.get(erasureId)?.places ?? []) {
      const text = recordId === null ? undefined : wordsAt(deps, where);
      if (text === undefined || recordId === null) continue;
      const changed = await deps.database.tx(async (tx) => {
        const before = await textAt(tx, text, recordId);
        const after = before === undefined ? undefined : needles.reduce(without, before);
        if (after === undefined || after === before) return false;
        await writeTextAt(tx, text, recordId, after);
        const act = { actor: SYSTEM, at: deps.clock.now() };
        await append(tx, { ...act, action: 'words.strike', kind: text.kind.kind, recordId, detail: { column: text.column } });
        return true;
      });
      if (changed) struck += 1;
    }
  }
  if (struck > 0) deps.log.info('erasure.struck', { struck });
  return struck;
}

function wordsAt({ registry }: RightsDeps, where: string): Parameters<typeof textAt>[1] | undefined {
  const [table = '', column = ''] = where.split('.');
  const kind = registry.all.find((each) => each.table === table);
  const use = kind?.columns[column];
  return kind !== undefined && use !== undefined && 'technical' in use && use.words === true ? { kind, column } : undefined;
}
