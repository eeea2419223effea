/** One press names the relay in the declaration: its country, what it sees and what protects data outside the EEA, with nothing left to mend. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parsePolicy } from '#kernel/policy';
import { declareRelay } from './index.ts';

for (const firm of ['lajina-mieli', 'valmennuskumppani', 'interniemi'])
  test(`a relay in the United States is drafted with its safeguard in the declaration of ${firm}`, () => {
    const yaml = readFileSync(new URL(`../../../policies/${firm}.yaml`, import.meta.url), 'utf8');
    const drafted = declareRelay(yaml, { name: 'Postipalvelu', country: 'US', safeguard: 'scc', recheckOn: '2027-11-22' });
    const { policy, problems } = parsePolicy(drafted);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
    const relay = policy?.recipients.at(-1);
    assert.deepEqual([relay?.country, relay?.fields, relay?.transfer?.instrument], ['US', ['person.email'], 'scc']);
    assert.ok((policy?.transfers.length ?? 0) > 0);
  });

test('a relay inside the EEA needs no safeguard', () => {
  const yaml = readFileSync(new URL('../../../policies/prover.yaml', import.meta.url), 'utf8');
  const { policy } = parsePolicy(declareRelay(yaml, { name: 'Postipalvelu', country: 'FI', safeguard: 'scc', recheckOn: '2027-11-22' }));
  assert.equal(policy?.recipients.at(-1)?.transfer, undefined);
});
