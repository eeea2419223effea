/** A process that sends what is queued until it is killed or nothing is left. Arguments: the database, the relay's port, how far the clock has gone. */
import { openDatabase } from '#platform/db';
import { countByState } from '#kernel/mail';
import { mailHouse } from '../../src/kernel/mail/testing.ts';

const [, , file = '', port = '', ahead = '0', seed = '1'] = process.argv;
const database = await openDatabase({ file });
const { clock, mailer } = await mailHouse({ after: () => undefined }, database, Number(port), Number(seed));
clock.advance(Number(ahead));
console.log('begun');
for (let left = 1; left > 0;) {
  const tried = await mailer.sendDue();
  const { queued = 0, sending = 0 } = await countByState(database.db);
  left = tried === 0 ? 0 : queued + sending;
}
mailer.close();
await database.close();
console.log('done');
