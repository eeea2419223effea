/** The policy file as JSON Schema, so that an editor helps while a declaration is written. */
import { sourceModule } from '../files.ts';
import type { Page } from '../gen-docs.ts';

export async function generate(): Promise<Page | null> {
  const policy = (await sourceModule('src/kernel/policy/index.ts')) as typeof import('#kernel/policy') | null;
  return policy && { file: 'policy.schema.json', content: `${JSON.stringify(policy.policyJsonSchema(), null, 2)}\n` };
}
