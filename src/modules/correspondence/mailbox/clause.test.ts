// Whoever keeps the mailbox is a recipient like any other: outside the EEA it is named with what protects the data there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parsePolicy } from '#kernel/policy';
import { declareKeeper } from './clause.ts';

const FIRM = readFileSync(new URL('../../../../policies/lexmentor.yaml', import.meta.url), 'utf8');

function declared(keeper: Parameters<typeof declareKeeper>[1]) {
  const { policy, problems } = parsePolicy(declareKeeper(FIRM, keeper));
  const found = policy?.recipients.find(({ id }) => id === 'mailbox');
  return { found, policy, errors: problems.filter(({ severity }) => severity === 'error').map(({ path }) => path) };
}

describe('the keeper of a mailbox', () => {
  it('outside the EEA comes with its safeguard, the day it is looked at again, and a word among the transfers', () => {
    const { found, policy, errors } = declared({ name: 'Post Inc.', country: 'US', safeguard: 'scc', recheckOn: '2027-11-22' });
    assert.deepEqual([found?.transfer?.instrument, found?.transfer?.recheckOn], ['scc', '2027-11-22']);
    assert.ok((policy?.transfers.length ?? 0) > 0);
    assert.deepEqual(errors, []);
  });

  it('outside the EEA without a safeguard cannot be published', () => {
    const { errors } = declared({ name: 'Post Inc.', country: 'US' });
    assert.ok(
      errors.some((path) => path.startsWith('recipients/mailbox')),
      errors.join(),
    );
  });

  it('inside the EEA needs none', () => {
    const { found, errors } = declared({ name: 'Posti Oy', country: 'FI', safeguard: 'scc', recheckOn: '2027-11-22' });
    assert.equal(found?.transfer, undefined);
    assert.deepEqual(errors, []);
  });
});
