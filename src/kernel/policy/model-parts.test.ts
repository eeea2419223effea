// The tools of the firm that was the model are left out, one by one or all at once, and what remains is a declaration without a fault.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accepted, parsePolicy } from './load.ts';
import { modelParts, withoutParts } from './model-parts.ts';
import { FIRMS, firmYaml } from './testing.ts';

describe('parts of a model', () => {
  for (const firm of FIRMS) {
    it(`${firm}: all that may be left out can be left out, with no new fault`, () => {
      const yaml = firmYaml(firm);
      const parts = modelParts(accepted(yaml));
      assert.ok(parts.length > 0);
      const { policy, problems } = parsePolicy(
        withoutParts(
          yaml,
          parts.map(({ id }) => id),
        ),
      );
      const known = new Set(parsePolicy(yaml).problems.map(({ code, path }) => `${code} ${path}`));
      assert.deepEqual(
        problems.filter(({ code, path }) => !known.has(`${code} ${path}`)).map(({ code, path }) => `${code} ${path}`),
        [],
      );
      assert.ok(policy);
    });
  }

  it('assessments by Wopi and Genos go with their vendors and their source', () => {
    const yaml = firmYaml('lajina-mieli');
    const ids = modelParts(accepted(yaml)).map(({ id }) => id);
    for (const id of ['recipients/wopi', 'recipients/genos', 'archives/outlook']) assert.ok(ids.includes(id), id);
    const done = accepted(withoutParts(yaml, ['recipients/wopi', 'recipients/genos', 'registers/customer']));
    assert.ok(!/wopi|genos/i.test(JSON.stringify(done)));
    const one = accepted(withoutParts(yaml, ['recipients/wopi']));
    assert.ok(one.dataGroups.some(({ id }) => id === 'assessments'));
    assert.equal(done.registers.length, 2);
  });

  it('nothing left out changes nothing', () => {
    assert.equal(withoutParts(firmYaml('prover'), []), firmYaml('prover'));
  });
});
