// Whether the declaration lets the person be the source of a field: only then does a correction take effect without anybody looking.

import { liveMembershipsOf } from '#customers';
import type { CompiledPolicy } from '#kernel/policy';
import type { Asked } from './context.ts';

/** The declared source that is the person themselves, for this field in one of these registers. */
export function selfSourceIn(policy: CompiledPolicy, registers: readonly string[], field: string): string | undefined {
  const sources = registers.flatMap((id) => policy.groupOf(id, field)?.sources ?? []);
  return sources.find((id) => policy.sources.get(id)?.from === 'self');
}

export async function selfSource({ deps, policy }: Asked, subjectId: string, field: string): Promise<string | undefined> {
  const registers = (await liveMembershipsOf(deps.database.db, [subjectId])).map(({ register_id }) => register_id);
  return selfSourceIn(policy, registers, field);
}
