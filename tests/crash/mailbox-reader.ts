/** A process that reads the mailbox until it is killed or nothing is left. Arguments: the database and the seed of its ids. */
import { openDatabase } from '#platform/db';
import { createMailReader } from '#platform/mail';
import { createMailbox } from '#correspondence';
import { mailboxHouse } from './mailbox-house.ts';

const [, , file = '', seed = '1'] = process.argv;
const database = await openDatabase({ file });
const house = await mailboxHouse(database, Number(seed));
const reader = createMailReader();
const box = createMailbox(house.deps, reader);
console.log('begun');
while ((await box.readNow()) > 0);
await reader.close();
await house.close();
