// What a feature needs beside its field is drafted whole, into the register that was named, and the five declarations stay acceptable.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilePolicy } from './compile.ts';
import { draftField } from './draft.ts';
import { draftPurpose } from './draft-purpose.ts';
import { accepted, parsePolicy } from './load.ts';
import { FIRMS, firmYaml } from './testing.ts';

const version = { versionId: 'x', versionNo: 1, effectiveFrom: '2026-01-01' };

describe('drafting a purpose of its own', () => {
  for (const firm of FIRMS) {
    it(`${firm}: visits stand among what is held of visitors, and never beside data of customers`, () => {
      const yaml = firmYaml(firm);
      for (const { id } of accepted(yaml).registers) {
        const drafted = draftPurpose(yaml, id, 'visits');
        assert.deepEqual(parsePolicy(drafted).problems, [], id);
        const group = compilePolicy(accepted(drafted), version).groupOf(id, 'web.page');
        assert.deepEqual(group?.registers, [id]);
        const fields = group.fields.map((use) => (typeof use === 'string' ? use : use.id));
        assert.ok(
          fields.every((field) => field.startsWith('web.')),
          fields.join(', '),
        );
        assert.ok(
          group.purposes.every((purpose) => /web/.test(purpose)),
          group.purposes.join(', '),
        );
      }
    });

    it(`${firm}: raffles have their purpose, their entrants and their end`, () => {
      const yaml = firmYaml(firm);
      for (const { id } of accepted(yaml).registers) {
        const drafted = draftPurpose(yaml, id, 'raffles');
        assert.deepEqual(parsePolicy(drafted).problems, [], id);
        const policy = compilePolicy(accepted(drafted), version);
        const group = policy.groupOf(id, 'marketing.raffle');
        assert.ok(group?.purposes.includes('raffles') && group.retention.length > 0);
        assert.ok(policy.registers.get(id)?.subjectGroups.includes('raffle-entrants'));
        assert.equal(policy.purposes.get('raffles')?.basis, 'contract');
      }
    });

    it(`${firm}: a first name can be declared for every purpose for which an address is kept`, () => {
      const yaml = firmYaml(firm);
      const policy = accepted(yaml);
      for (const group of policy.dataGroups.filter(({ fields }) => fields.includes('person.email')))
        for (const registerId of group.registers)
          for (const purposeId of group.purposes.filter((each) =>
            policy.purposes.find(({ id }) => id === each)?.registers.includes(registerId),
          )) {
            const drafted = draftField(yaml, { registerId, fieldId: 'person.name', purposeId });
            assert.deepEqual(parsePolicy(drafted).problems, []);
            const found = compilePolicy(accepted(drafted), version).groupOf(registerId, 'person.name');
            assert.ok(found?.purposes.includes(purposeId), `${registerId} ${purposeId}`);
          }
    });
  }
});
