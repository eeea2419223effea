// Purposes of marketing as they are named to the reader.

import type { CompiledPolicy } from '#kernel/policy';
import type { Text } from '#platform/i18n';

/** Its name now; the id alone when the declaration no longer knows it. */
export function purposeName(policy: CompiledPolicy, id: string): { id: string; name: Text } {
  return { id, name: policy.purposes.get(id)?.name ?? { fi: id, sv: id, en: id } };
}
