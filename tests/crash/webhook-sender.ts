/** A process that tells what happened until it is killed or nothing is left. Arguments: the data folder, and what time it is. */
import { fixedClock } from '#platform/clock';
import { countWaiting } from '#kernel/webhooks';
import { startApp } from '../harness/app.ts';

const [, , dir = '', now = ''] = process.argv;
const app = await startApp(dir, fixedClock(now));
console.log('begun');
for (let left = 1; left > 0;) {
  const tried = await app.postman.sendDue();
  const waiting = [...(await countWaiting(app.deps.database.db)).values()].reduce((sum, n) => sum + n, 0);
  left = tried === 0 ? 0 : waiting;
}
await app.close();
console.log('done');
