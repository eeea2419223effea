// `npm run bench:lists`: how many rows of another tool's lists come in a second, from the bytes of the file to rows on the disk: subscribers who are new, half known and known, those who left, dead addresses and bans.

import { join } from 'node:path';
import { change, insertPeople } from '#customers';
import type { Deps } from '#kernel/deps';
import { policyOf } from '#kernel/rights';
import { systemClock } from '#platform/clock';
import { openDatabase, sql } from '#platform/db';
import { systemIds } from '#platform/ids';
import { tempDir } from '#tests';
import { STAFF } from '../../src/modules/customers/testing.ts';
import { readLists, returnsHouse, runLists } from '../../src/modules/returns/testing.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const ONLY = process.argv[3]?.split(',');
const REGISTER = 'marketing';
const HEAD = 'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LAST_CHANGED,LEID,EUID';

const cleaning: (() => unknown)[] = [];
const cleaner = { after: (done: () => unknown) => void cleaning.unshift(done) } as unknown as Parameters<typeof tempDir>[0];
const say = (line: string) => process.stdout.write(`${line}\n`);

const addressOf = (n: number) => `tilaaja.${n}@firma${n % 997}.example.test`;
const nameOf = (n: number) => ({ given_name: `Tilaaja${n % 313}`, family_name: `Esimerkki${n % 2017}` });

type Kind = 'subscribed' | 'unsubscribed' | 'cleaned' | 'banned';

function fileOf(kind: Kind, from: number, to: number): Buffer {
  const more = { subscribed: '', unsubscribed: ',UNSUB_TIME', cleaned: ',CLEAN_TIME', banned: '' }[kind];
  const last = more === '' ? '' : ',"2025-07-01 10:00:00"';
  const lines = Array.from({ length: to - from }, (_, i) => {
    const n = from + i;
    const day = `2025-0${1 + (n % 9)}-1${n % 10}`;
    return `${addressOf(n)},${nameOf(n).given_name},${nameOf(n).family_name},2,"${day} 09:00:00",192.0.2.1,"${day} 09:05:00",192.0.2.1,"${day} 09:05:00",${n},abc${n}${last}`;
  });
  return Buffer.from(`${HEAD}${more}\n${lines.join('\n')}\n`);
}

async function firm(): Promise<Deps> {
  const house = await returnsHouse(await openDatabase({ file: join(tempDir(cleaner), 'lists.db') }));
  cleaning.unshift(() => house.close());
  return { ...house.deps, clock: systemClock, ids: systemIds(systemClock) };
}

/** People who are in the register before the list comes. */
async function fill(deps: Deps, from: number, to: number): Promise<void> {
  const subjectGroup = policyOf(deps).registers.get(REGISTER)?.subjectGroups[0] ?? '';
  for (let at = from; at < to; at += 1000)
    await change(deps, STAFF, { registers: [REGISTER] }, (writer) =>
      insertPeople(
        writer,
        Array.from({ length: Math.min(1000, to - at) }, (_, i) => ({
          id: deps.ids.next(),
          columns: nameOf(at + i),
          points: [{ fieldId: 'person.email', value: addressOf(at + i), normal: addressOf(at + i) }],
          memberships: [{ registerId: REGISTER, subjectGroup, since: '2026-03-14' }],
        })),
      ),
    );
}

const CONSENT = { purpose: 'newsletter', lang: 'fi', text: 'Haluan uutiskirjeen.', evidence: 'Tilausaika edellisestä palvelusta' } as const;

async function timed(deps: Deps, what: string, kind: Kind, [from, to]: readonly [number, number]): Promise<void> {
  const bytes = fileOf(kind, from, to);
  const subjectGroup = policyOf(deps).registers.get(REGISTER)?.subjectGroups[0] ?? '';
  const act = { actor: STAFF.actor, at: deps.clock.now() };
  const subscribed = { registerId: REGISTER, subjectGroup, source: 'self', consent: CONSENT };
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const found = await readLists(bytes, `${kind}.csv`);
  const read = performance.now();
  const [done] = await runLists(deps, act, found, {
    dry: false,
    kinds: Object.fromEntries(found.map(({ name }) => [name, kind])),
    purpose: kind === 'unsubscribed' ? 'newsletter' : null,
    subscribed,
  });
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const rate = (spent: number) => Math.round(((to - from) / spent) * 1000).toLocaleString('en');
  const counts = done?.counts.filter(({ n }) => n > 0).map(({ what: code, n }) => `${code} ${n}`);
  say(
    `${what}: ${rate(ms)} rows/s, ${rate((user + system) / 1000)} a second of processor time (${(ms / 1000).toFixed(1)} s, of it ${((read - start) / 1000).toFixed(1)} s reading; ${counts?.join(', ')})`,
  );
}

const wanted = (name: string) => ONLY === undefined || ONLY.includes(name);

if (wanted('new') || wanted('known')) {
  const deps = await firm();
  if (wanted('new')) await timed(deps, 'subscribers, all new', 'subscribed', [0, ROWS]);
  else await fill(deps, 0, ROWS);
  if (wanted('known')) {
    await timed(deps, 'subscribers, all known', 'subscribed', [0, ROWS]);
    await timed(deps, 'the same list once more', 'subscribed', [0, ROWS]);
  }
}
if (wanted('half')) {
  const deps = await firm();
  await fill(deps, 0, ROWS / 2);
  await timed(deps, 'subscribers, half of them known', 'subscribed', [0, ROWS]);
}
if (wanted('bans')) {
  const deps = await firm();
  await fill(deps, 0, ROWS);
  await timed(deps, 'dead addresses of known people', 'cleaned', [0, ROWS]);
  await timed(deps, 'known people who left', 'unsubscribed', [0, ROWS]);
  await timed(deps, 'known people who want nothing', 'banned', [0, ROWS]);
  await timed(deps, 'the same bans once more', 'banned', [0, ROWS]);
  await timed(deps, 'bans of addresses that nobody has', 'banned', [ROWS, 2 * ROWS]);
  const { rows } = await sql<{ n: number }>`select count(*) as n from permission_event`.execute(deps.database.db);
  say(`${Number(rows[0]?.n)} events of permission`);
}
for (const done of cleaning) await done();
