// The schema that editors use is made from the one that judges.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { policyJsonSchema } from './json-schema.ts';
import { policySchema } from './schema.ts';

it('names the same parts and the same required ones', () => {
  const { properties, required, additionalProperties, $schema } = policyJsonSchema() as {
    properties: object;
    required: string[];
    additionalProperties: boolean;
    $schema: string;
  };
  assert.match($schema, /json-schema\.org/);
  assert.deepEqual(Object.keys(properties), Object.keys(policySchema.shape));
  assert.equal(additionalProperties, false);
  for (const part of ['controllers', 'purposes', 'retention', 'requests']) assert.ok(required.includes(part));
  assert.equal(required.includes('mustGive'), false);
});
