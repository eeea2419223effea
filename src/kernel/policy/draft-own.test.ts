// A datum that no catalogue names is drafted by its name, beside the words of the owner, for the register and purpose that want it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilePolicy } from './compile.ts';
import { draftOwnField } from './draft-own.ts';
import { accepted, parsePolicy } from './load.ts';
import { FIRMS, firmYaml } from './testing.ts';

const version = { versionId: 'x', versionNo: 1, effectiveFrom: '2026-01-01' };
const name = { fi: 'Kengännumero (EU)', sv: 'Skonummer (EU)', en: 'Shoe size (EU)' };

describe('drafting a datum of one’s own', () => {
  for (const firm of FIRMS)
    it(`${firm}: every register can declare it for any of its purposes, and the owner’s lines stay`, () => {
      const yaml = firmYaml(firm);
      const policy = accepted(yaml);
      for (const { id: registerId } of policy.registers)
        for (const { id: purposeId } of policy.purposes.filter(({ registers }) => registers.includes(registerId))) {
          const drafted = draftOwnField(yaml, { registerId, purposeId, name, class: 'ordinary' });
          assert.equal(drafted.fieldId, 'custom.kengannumero_eu');
          assert.deepEqual(parsePolicy(drafted.yaml).problems, [], registerId);
          const compiled = compilePolicy(accepted(drafted.yaml), version);
          assert.ok(compiled.groupOf(registerId, drafted.fieldId)?.purposes.includes(purposeId));
          assert.deepEqual(compiled.field(drafted.fieldId)?.name, name);
          const kept = new Set(drafted.yaml.split('\n'));
          const lost = yaml.split('\n').filter((line) => !kept.has(line) && !line.includes('fields: ['));
          assert.deepEqual(lost, []);
        }
    });

  it('the same name is the same datum: drafted once, and shared with another register by its id', () => {
    const yaml = FIRMS.map(firmYaml).find((each) => accepted(each).registers.length > 1) ?? '';
    const [first, second] = accepted(yaml).registers;
    assert.ok(first && second);
    const once = draftOwnField(yaml, { registerId: first.id, name, class: 'ordinary' });
    assert.equal(draftOwnField(once.yaml, { registerId: first.id, name, class: 'contact' }).yaml, once.yaml);
    const twice = draftOwnField(once.yaml, { registerId: second.id, name: { ...name, en: 'Something else' }, class: 'contact' });
    assert.equal(twice.fieldId, once.fieldId);
    assert.deepEqual(parsePolicy(twice.yaml).problems, []);
    const other = draftOwnField(once.yaml, { registerId: first.id, name: { ...name, fi: 'Kengännumero eu' }, class: 'ordinary' });
    assert.equal(other.fieldId, 'custom.kengannumero_eu_2');
  });
});
