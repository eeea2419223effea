// Every way to break each of the five declarations, and many at once, is mended by a click (issue 3, part 2).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BREAKS, FILES, mends, mendsTogether, POLICIES } from './breaks.ts';

describe('a click, on every declaration', () => {
  for (const code of Object.keys(BREAKS)) {
    it(code, () => {
      const tried = FILES.filter((_, i) => mends(POLICIES[i] ?? '', code));
      assert.ok(tried.length > 0);
    });
  }

  it('any faults in any order', () => {
    fc.assert(fc.property(fc.constantFrom(...FILES), fc.shuffledSubarray(Object.keys(BREAKS), { minLength: 1 }), mendsTogether), {
      numRuns: 200,
    });
  });
});
