/** Who are customers already are imported for what the declaration does with customers, never for looking for new ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelsOf, kindOfPurpose } from '#kernel/permission';
import { customerPurpose } from '../../web/src/pages/import/customer-purpose.ts';
import { declarationOf } from '../../src/modules/customers/testing.ts';

/** The register by which customers are written to, and its purpose for them. */
const EXPECTED: Readonly<Record<string, readonly [register: string, purpose: string | undefined]>> = {
  interniemi: ['customer-marketing', undefined],
  lexmentor: ['marketing', 'job-marketing'],
  valmennuskumppani: ['customer-marketing', 'sales'],
};

test('each firm’s customers are meant for the purpose that names customers', () => {
  for (const [firm, [register, expected]] of Object.entries(EXPECTED)) {
    const policy = declarationOf(firm);
    const purposes = [...policy.purposes.values()]
      .filter(({ id, registers }) => registers.includes(register) && channelsOf(policy, id).length > 0)
      .map((purpose) => ({ id: purpose.id, name: purpose.name, kind: kindOfPurpose(purpose) }));
    assert.equal(customerPurpose(purposes)?.id, expected, firm);
  }
});

test('where only new customers are looked for, no purpose is chosen for customers', () => {
  const name = { fi: 'Uusien asiakkaiden etsiminen', sv: 'Sökande av nya kunder', en: 'Finding new customers' };
  assert.equal(customerPurpose([{ name, kind: 'marketing' }]), undefined);
});
