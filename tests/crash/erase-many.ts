// A program that erases the people it is given, one after the other, and prints each name when the erasure is certified. Made to be killed.

import { eraseNow } from '#kernel/rights';
import { inHouse } from './house.ts';

const [dir = '', ...subjectIds] = process.argv.slice(2);

await inHouse(dir, async ({ deps }) => {
  for (const subjectId of subjectIds) {
    const done = await eraseNow(deps, { subjectId, ground: 'request', act: { actor: { id: 'cli', kind: 'cli' }, at: deps.clock.now() } });
    if (done.state !== 'certified') throw new Error(`${subjectId} is ${done.state}`);
    process.stdout.write(`certified ${subjectId}\n`);
  }
});
