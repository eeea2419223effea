// A list of subscribers is meant for those who subscribe: not for the customers, nor for the source from which customers come.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declarationOf } from '../../src/modules/customers/testing.ts';
import { subscriberFit } from '../../web/src/pages/returns/subscriber-fit.ts';

const FITS = {
  interniemi: ['customer-marketing', 'subscribers', 'self'],
  'lajina-mieli': ['marketing', 'subscribers', 'self'],
  lexmentor: ['marketing', 'permission-givers', 'self'],
  prover: ['customer-marketing', 'subscribers', 'social-order'],
  valmennuskumppani: ['customer-marketing', 'prospects', 'web-orders'],
} as const;

for (const [firm, fit] of Object.entries(FITS))
  test(`${firm}: where subscribers come in, as whom and from where`, () => {
    const policy = declarationOf(firm);
    const registers = [...policy.registers.values()].map(({ id, name, subjectGroups }) => ({
      id,
      name,
      subjectGroups: subjectGroups.map((group) => ({
        id: group,
        name: policy.subjectGroups.get(group)?.name ?? { fi: '', sv: '', en: '' },
      })),
    }));
    const sources = [...policy.sources.values()].map(({ id, name }) => ({ id, name }));
    const { registerId, subjectGroup, source } = subscriberFit({ registers, sources });
    assert.deepEqual([registerId, subjectGroup, source], fit);
  });
