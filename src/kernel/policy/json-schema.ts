// Editors help the owner write a lawful policy: their schema is made from the one that judges it.

import { z } from 'zod';
import { policySchema } from './schema.ts';

/** The policy file as JSON Schema, for docs/generated/policy.schema.json. */
export function policyJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(policySchema, { io: 'input', reused: 'ref' }) as Record<string, unknown>;
  return { $schema, title: 'Lupaus policy', description: 'What a register holds, why, from where, to whom and how long.', ...rest };
}
