// Which promises about rights turn red by themselves: in all five firms each such clause names a check with its sabotage, and no right is left to a fact.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CHECK_IDS, parsePolicy, statements } from '#kernel/policy';
import { CHECKS } from '#kernel/proof';

const FOLDER = join(import.meta.dirname, '..', '..', 'policies');
const RIGHTS: Readonly<Record<string, string>> = {
  'rights/access': 'requests.in-time',
  'rights/rectification': 'requests.in-time',
  'rights/erasure': 'erasure.rediscovery',
  'rights/restriction': 'restriction.blocks',
  'rights/objection': 'requests.in-time',
  'rights/portability': 'requests.in-time',
  'rights/withdrawal': 'requests.in-time',
  'rights/marketing-ban': 'requests.in-time',
  'rights/_bans': 'permission.bans-hold',
  'procedure/_requests': 'requests.in-time',
  'procedure/_channel': 'requests.channel',
  'procedure/_erasure': 'erasure.within-hours',
  'procedure/_outside': 'erasure.off-system',
  'procedure/_notify': 'duties.told',
};

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))) {
  test(`${file}: every clause on rights is looked at by a check that can turn red`, () => {
    const { policy } = parsePolicy(readFileSync(join(FOLDER, file), 'utf8'));
    assert.ok(policy);
    const said = statements(policy, { storable: () => true, checks: new Set(CHECK_IDS) });
    const live = said.filter(({ section, nature }) => (section === 'rights' || section === 'procedure') && nature === 'automatic');
    for (const { id, check } of live) {
      assert.ok(CHECKS.get(check ?? '')?.sabotage, `${id}: ${check} has a sabotage`);
      const known = RIGHTS[id];
      if (known !== undefined) assert.equal(check, known, id);
    }
    const missing = Object.keys(RIGHTS).filter((id) => id !== 'procedure/_outside' && !live.some((each) => each.id === id));
    assert.deepEqual(missing, []);
  });
}
