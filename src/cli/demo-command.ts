// `lupaus demo`: fills a fresh installation with a plausible synthetic firm, addresses under example.test.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { applyFacts, completions, parsePolicy, publishVersion } from '#kernel/policy';
import { localDate } from '#platform/clock';
import { appError } from '#platform/errors';
import { demoCommand } from './demo.ts';
import { withHouse } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT_POLICY = join(import.meta.dirname, '..', '..', 'policies', 'valmennuskumppani.yaml');

/** Publishes a declaration when none is in force, then fills its registers. */
export async function demoCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const value = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const people = Number(value('--people') ?? 200);
  const seed = Number(value('--seed') ?? 1);
  if (!Number.isInteger(people) || people < 1 || !Number.isInteger(seed)) {
    terminal.err('lupaus demo --people N --seed S [--policy FILE]\n');
    return 2;
  }
  return withHouse(terminal, async ({ deps }) => {
    if (!deps.policy.current()) await publish(deps, value('--policy') ?? DEFAULT_POLICY);
    return demoCommand(deps, { people, seed }, terminal.out);
  });
}

/** The demonstration firm confirms every completion, as an owner would at set-up. */
async function publish(deps: Deps, file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const { policy } = parsePolicy(text);
  if (!policy) throw appError('invalid', 'errors.policy-invalid', { params: { line: 1, path: file } });
  const at = deps.clock.now();
  const confirmed = completions(policy)
    .filter((row) => !row.superseded)
    .map((row) => row.id);
  const yaml = applyFacts(text, { confirmed, confirmedOn: localDate(at) });
  const id = deps.ids.next();
  await deps.database.tx(async (tx) => {
    await publishVersion(tx, { id, yaml, effectiveFrom: localDate(at), at, by: 'cli' });
    await append(tx, { at, actor: { id: 'cli', kind: 'cli' }, action: 'policy.published', kind: 'policy-version', recordId: id });
  });
  await deps.policy.reload();
}
