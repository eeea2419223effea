/**
 * A campaign through the whole engine: frozen list, rates, claim, the gate in each hand-over, ledger with full commits, signed letters with
 * links of their own. Arguments: fill or send, folder, port, letters, connections.
 */
import { join } from 'node:path';
import { makeDkimKey, saveRates, tallyOf } from '#kernel/mailings';
import type { MailingLetters } from '#kernel/mailings';
import { systemClock } from '#platform/clock';
import { openDatabase, sql } from '#platform/db';
import { systemIds } from '#platform/ids';
import { mailingHouse } from '../../src/kernel/mailings/testing.ts';
import { NEWSLETTER, valuesFor } from './newsletter.ts';

const [, , mode = '', folder = '', port = '', many = '', connections = ''] = process.argv;
const database = await openDatabase({ file: join(folder, 'lupaus.db') });
const house = await mailingHouse(database, folder, { port: Number(port), clock: systemClock, ids: systemIds(systemClock) });

async function fill(): Promise<void> {
  for (let left = Number(many); left > 0; left -= 1000) await house.readers(Math.min(1000, left));
  await makeDkimKey(house.deps, { domain: 'firma.example.test', selector: 'l1' });
  await saveRates(database.db, { connections: Number(connections) });
}

function lettersTo(all: readonly string[]): MailingLetters {
  const numbers = new Map(all.map((id, index) => [id, index]));
  return {
    async *audience() {
      yield all;
    },
    langs: (_conn, ids) => Promise.resolve(new Map(ids.map((id) => [id, 'fi' as const]))),
    template: () => Promise.resolve(NEWSLETTER),
    values: (_tx, _mailing, recipients) =>
      Promise.resolve(new Map(recipients.map(({ id, subjectId }) => [id, valuesFor(numbers.get(subjectId) ?? 0)]))),
  };
}

/** Freezing and sending apart: the first is done once, the second is what a relay sees. */
async function send(): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from subject`.execute(database.db);
  const all = rows.map(({ id }) => id);
  const id = await house.newsletter(all);
  const base = process.memoryUsage.rss() / 2 ** 20;
  const begun = performance.now();
  let first = 0;
  const letters = lettersTo(all);
  const template: MailingLetters['template'] = (...args) => {
    first ||= performance.now();
    return letters.template(...args);
  };
  const sender = house.sender({ letters: { ...letters, template } });
  const before = process.cpuUsage();
  await sender.sendDue();
  const done = performance.now();
  const { user, system } = process.cpuUsage(before);
  const tally = await tallyOf(database.db, id);
  if (tally?.accepted !== all.length || !tally.adds) throw new Error(`not all were accepted: ${JSON.stringify(tally)}`);
  const measured = {
    seconds: (done - first) / 1000,
    frozen: (first - begun) / 1000,
    cpu: (user + system) / 1e6,
    rssMb: process.resourceUsage().maxRSS / 1024,
    baseMb: base,
  };
  console.log(JSON.stringify(measured));
  await sender.close();
}

await (mode === 'fill' ? fill() : send());
await database.close();
