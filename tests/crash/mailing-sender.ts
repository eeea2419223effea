/** A process that sends what is due until it is killed or the mailings it was given are over. Argument: how, as JSON. */
import { existsSync, readFileSync } from 'node:fs';
import { mailingsByIds } from '#kernel/mailings';
import { openDatabase } from '#platform/db';
import { systemIds } from '#platform/ids';
import { silentLog } from '#platform/log';
import { setTimeout as wait } from 'node:timers/promises';
import { killAt, mailingHouse, plainLetters } from '../../src/kernel/mailings/testing.ts';
import type { SenderOrder } from './mailing-kills.ts';

const order = JSON.parse(process.argv[2] ?? '') as SenderOrder;
const database = await openDatabase(order.store);
const clock = { now: () => new Date(Date.now() + order.aheadMs) };
const house = await mailingHouse(database, order.dir, { port: order.port, clock, ids: systemIds(clock), known: true });
const log =
  order.loud === true ? { ...silentLog, error: (event: string, detail?: object) => console.log(event, JSON.stringify(detail)) } : silentLog;
const audiences = new Map<string, readonly string[]>();
for (const id of order.mailings) {
  const file = `${order.dir}/${id}.people`;
  if (existsSync(file)) audiences.set(id, readFileSync(file, 'utf8').split('\n'));
}
const at = order.kill === undefined ? () => undefined : killAt(order.kill.point, order.kill.times);
const sender = house.sender({ at, letters: plainLetters(audiences), deps: { log } });
console.log('begun');
const until = Date.now() + order.patienceMs;
for (let over = false; !over && Date.now() < until;) {
  const tried = await sender.sendDue().catch((error: unknown) => {
    console.log('error', error instanceof Error ? error.message : error);
    return 0;
  });
  const mailings = await mailingsByIds(database.db, order.mailings);
  over = mailings.every(({ state }) => state !== 'scheduled' && state !== 'freezing' && state !== 'sending');
  if (tried === 0 && !over) await wait(20);
}
await sender.close();
await database.close();
console.log('done');
