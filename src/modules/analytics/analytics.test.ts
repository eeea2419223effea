/** Visits are counted and nobody is followed: no address, no browser, no cookie, a salt that lives a day and leaves a receipt, and names only by one's own yes. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { dialects, statementsOf } from '#tests';
import type { TestDialect } from '#tests';
import { sql } from '#platform/db';
import { createLog } from '#platform/log';
import { recordPermission } from '#kernel/permission';
import { eraseNow, exportSubject } from '#kernel/rights';
import { bytesFound, databaseFiles } from '../../kernel/rights/canary/testing.ts';
import { addClient, customersHouse, declarationOf, STAFF } from '../customers/testing.ts';
import type { CustomersHouse } from '../customers/testing.ts';
import { campaignOf, linkOf, pageOf, referrerOf } from './counting/classify.ts';
import { createCounter } from './counting/counter.ts';
import { createSalts, markOf } from './counting/salts.ts';
import { features, registersForVisits } from './features.ts';
import { beginPersonVisit, unlinkWithdrawn } from './linked.ts';
import { analyticsModule } from './module.ts';
import { tidyVisits } from './night.ts';
import { largest } from './queries.ts';
import { overviewOf } from './report.ts';
import { isSite, setSites } from './sites.ts';
import { ADDRESS, ask, BROWSER, PHONE } from './testing.ts';

const DAY = '2026-03-14';
const REGISTER = 'customer-marketing';
const PERIOD = { from: '2026-03-01', until: '2026-03-31' };

test('visits are declared where visitors are held already, else where letters are ordered; several registers are for the owner to choose from', () => {
  const of = (firm: string) => registersForVisits(declarationOf(firm));
  assert.deepEqual(
    of('interniemi'),
    ['customer-marketing'],
    'cookies are declared there; never the register of mediators, which comes last',
  );
  assert.deepEqual(of('valmennuskumppani'), ['customer-marketing']);
  assert.deepEqual(of('prover'), ['customer-marketing']);
  assert.deepEqual(of('lajina-mieli'), ['marketing']);
  assert.deepEqual(of('lexmentor'), ['marketing']);
});

type Declared = 'free' | 'asked' | 'undeclared';
const policies = {
  free: () => declarationOf('interniemi', { registerId: REGISTER, fieldIds: ['web.page', 'web.device'] }),
  asked: () => declarationOf('valmennuskumppani'),
  undeclared: () => declarationOf('interniemi'),
};

async function opened(t: TestContext, dialect: TestDialect, declared: Declared = 'free'): Promise<CustomersHouse> {
  const house = await customersHouse(await dialect.open(), policies[declared](), { also: [analyticsModule] });
  t.after(() => house.close());
  return house;
}

const overview = (house: CustomersHouse) => overviewOf(house.deps, PERIOD);

async function rowsOf(house: CustomersHouse, table: string): Promise<Record<string, unknown>[]> {
  return (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(house.deps.database.db)).rows;
}

describe('what a request tells', () => {
  test('is made coarse: no query, no names, no secrets, no scripts', () => {
    assert.equal(pageOf('/palvelut/johto/?email=a@example.test#x'), '/palvelut/johto');
    assert.equal(pageOf('/vahvista/q8Zk3v9s0dLx2mN4pR7tUw/aino@example.test/123456'), '/vahvista/…/…/…');
    assert.equal(pageOf('/<b>"'), '/b');
    assert.equal(referrerOf('https://www.haku.example.test/?q=salaisuus', []), 'haku.example.test');
    assert.equal(referrerOf('https://firma.example.test/sivu', ['firma.example.test']), null);
    assert.equal(campaignOf('aino@example.test'), null);
    assert.equal(campaignOf('syksy-2026'), 'syksy-2026');
    assert.equal(linkOf('https://ilmoittaudu.example.test/kurssi?token=x'), 'ilmoittaudu.example.test/kurssi');
    assert.equal(linkOf('javascript:alert(1)'), null);
  });
});

for (const dialect of await dialects()) {
  describe(`visits on ${dialect.name}`, () => {
    test('pages read one after the other are one visit, with where it began and ended', async (t) => {
      const house = await opened(t, dialect);
      const counter = createCounter(house.deps);
      await counter.take(ask('/', { referrer: 'haku.example.test', campaign: 'syksy' }));
      house.clock.advance(60_000);
      await counter.take(ask('/palvelut'));
      await counter.take(ask('/', { agent: PHONE }));
      await counter.flush();
      house.clock.advance(31 * 60_000);
      await counter.take(ask('/palvelut'));
      await counter.take(ask('/palvelut', { link: 'ilmoittaudu.example.test/' }));
      await counter.flush();
      const { totals, pages, entries, exits, referrers, campaigns, links, devices } = await overview(house);
      assert.deepEqual(totals, { pages: 4, visits: 3, visitors: 2 });
      assert.deepEqual(pages, [
        { key: '/', n: 2 },
        { key: '/palvelut', n: 2 },
      ]);
      assert.deepEqual(entries, [
        { key: '/', n: 2 },
        { key: '/palvelut', n: 1 },
      ]);
      assert.deepEqual(exits, [
        { key: '/palvelut', n: 2 },
        { key: '/', n: 1 },
      ]);
      assert.deepEqual(
        [referrers, campaigns, links],
        [[{ key: 'haku.example.test', n: 1 }], [{ key: 'syksy', n: 1 }], [{ key: 'ilmoittaudu.example.test/', n: 1 }]],
      );
      assert.deepEqual(devices, [
        { key: 'computer', n: 3 },
        { key: 'phone', n: 1 },
      ]);
    });

    test('without a declared field nothing is counted, and the feature says which is missing', async (t) => {
      const house = await opened(t, dialect, 'undeclared');
      assert.equal(await createCounter(house.deps).take(ask('/')), false);
      assert.deepEqual(
        features(house.deps).map(({ on, missing }) => [on, missing]),
        [[false, ['web.page']]],
      );
      assert.equal((await overview(house)).counting, 'off');
    });

    test('where the declaration asks first, only pages are counted of who has not said yes, and no mark is made of them', async (t) => {
      const house = await opened(t, dialect, 'asked');
      const counter = createCounter(house.deps);
      await counter.take(ask('/'));
      await counter.flush();
      assert.deepEqual(await rowsOf(house, 'visit_session'), []);
      assert.equal(existsSync(join(house.deps.config.dataDir, 'salts')), false, 'no salt was even made');
      await counter.take(ask('/', { consented: true }));
      await counter.flush();
      const { counting, totals } = await overview(house);
      assert.deepEqual([counting, totals], ['pages', { pages: 2, visits: 1, visitors: 1 }]);
    });

    test('machines, spam and whoever refuses to be followed are not counted', async (t) => {
      const house = await opened(t, dialect);
      const counter = createCounter(house.deps);
      const dropped = [
        ask('/', { agent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' }),
        ask('/', { agent: 'curl/8.0' }),
        ask('/', { agent: '' }),
        ask('/', { headers: { 'sec-purpose': 'prefetch' } }),
        ask('/', { headers: { 'sec-gpc': '1' } }),
        ask('/', { headers: { dnt: '1' } }),
        ask('/', { referrer: 'semalt.com' }),
      ];
      for (const each of dropped) assert.equal(await counter.take(each), false);
      assert.equal(await counter.take(ask('/')), true);
    });

    test('a visit that crosses midnight stays one, under the new salt', async (t) => {
      const house = await opened(t, dialect);
      const counter = createCounter(house.deps);
      house.clock.set('2026-03-14T21:50:00Z'); // 23:50 in Finland
      await counter.take(ask('/'));
      await counter.flush();
      house.clock.set('2026-03-14T22:10:00Z');
      await counter.take(ask('/yhteys'));
      await counter.flush();
      const [session, ...others] = await rowsOf(house, 'visit_session');
      assert.deepEqual([others, session?.['day'], session?.['salt_day'], session?.['exit_page']], [[], DAY, '2026-03-15', '/yhteys']);
      house.clock.set('2026-03-14T22:30:00Z');
      await counter.take(ask('/hinnat'));
      await counter.flush();
      const { totals, days } = await overview(house);
      assert.deepEqual(totals, { pages: 3, visits: 1, visitors: 1 });
      assert.equal(days.find(({ day }) => day === '2026-03-15')?.pages, 2);
    });

    test('the salt of a day is destroyed within 25 hours with a receipt, and nobody is recognised after it', async (t) => {
      const house = await opened(t, dialect);
      const folder = join(house.deps.config.dataDir, 'salts');
      const counter = createCounter(house.deps);
      await counter.take(ask('/'));
      await counter.flush();
      const secret = readFileSync(join(folder, DAY), 'utf8').split(' ')[1] ?? '';
      assert.equal(Buffer.from(secret, 'base64url').length, 16);
      const [before] = await rowsOf(house, 'visit_session');
      assert.match(String(before?.['visitor']), /^[0-9a-f]{32}$/);
      const salts = createSalts(house.deps);
      house.clock.set('2026-03-14T22:59:00Z');
      assert.equal(await salts.destroyOld(house.clock.now()), 0, 'a visit may still go on');
      house.clock.set('2026-03-14T23:01:00Z');
      assert.equal(await salts.destroyOld(house.clock.now()), 1);
      assert.deepEqual(readdirSync(folder), []);
      const [after] = await rowsOf(house, 'visit_session');
      assert.deepEqual([after?.['visitor'], after?.['salt_day'], after?.['entry_page']], [null, null, '/']);
      const [receipt] = (await overview(house)).receipts;
      assert.deepEqual([receipt?.day, receipt?.destroyedAt], [DAY, '2026-03-14T23:01:00.000Z']);
      if (house.deps.database.file !== undefined)
        assert.deepEqual(bytesFound(databaseFiles(house.deps.database), [{ value: secret, kind: '', column: '', field: undefined }]), []);
    });

    test('a process that died while it destroyed a salt leaves it destroyed at the next night', async (t) => {
      const house = await opened(t, dialect);
      await sql`insert into salt_receipt (day, made_at, destroyed_at, fingerprint, visits) values ('2026-03-12', '', null, 'f', 0)`.execute(
        house.deps.database.db,
      );
      await tidyVisits(house.deps, house.clock.now());
      assert.equal((await overview(house)).receipts[0]?.day, '2026-03-12');
    });

    test('two processes count one visitor as one', async (t) => {
      const house = await opened(t, dialect);
      const [one, two] = [createCounter(house.deps), createCounter({ ...house.deps })];
      await Promise.all([one.take(ask('/')), two.take(ask('/'))]);
      await Promise.all([one.flush(), two.flush()]);
      await Promise.all([one.take(ask('/a')), two.take(ask('/b'))]);
      await Promise.all([one.flush(), two.flush()]);
      assert.deepEqual((await overview(house)).totals, { pages: 4, visits: 1, visitors: 1 });
    });

    test('neither address nor browser is in any byte of the database or the log', async (t) => {
      const lines: string[] = [];
      const house = await opened(t, dialect);
      const log = createLog({ clock: house.clock, write: (line) => void lines.push(line) });
      const counter = createCounter({ ...house.deps, log });
      for (const page of ['/', '/a', '/b']) await counter.take(ask(page, { consented: true }));
      await counter.flush();
      await tidyVisits(house.deps, house.clock.now());
      const needles = [ADDRESS, BROWSER, 'Qzxjselain', 'Firefox'].map((value) => ({ value, kind: '', column: '', field: undefined }));
      assert.ok(!needles.some(({ value }) => lines.join('').includes(value)));
      const everything = JSON.stringify([
        await rowsOf(house, 'visit_session'),
        await rowsOf(house, 'visit_count'),
        await rowsOf(house, 'setting'),
      ]);
      assert.ok(!needles.some(({ value }) => everything.includes(value)));
      if (house.deps.database.file === undefined) return;
      assert.deepEqual(bytesFound([...databaseFiles(house.deps.database), house.deps.config.dataDir], needles), []);
      // The scan sees what is there: the same words written down are found.
      await setSites(house.deps.database, [`https://${ADDRESS}`]);
      await sql`insert into visit_count (day, site, kind, key, n) values (${DAY}, ${BROWSER}, 'page', '/', 1)`.execute(
        house.deps.database.db,
      );
      assert.equal(new Set(bytesFound(databaseFiles(house.deps.database), needles)).size, needles.length);
    });

    test('a batch takes as many statements for one hit as for five hundred', async (t) => {
      if (dialect.name !== 'sqlite') return;
      const house = await opened(t, dialect);
      const counter = createCounter(house.deps);
      const run = async (n: number, from: number) => {
        for (let i = 0; i < n; i++) await counter.take(ask(`/sivu-${i % 7}`, { address: `198.51.100.${(from + i) % 250}` }));
        return (await statementsOf(() => counter.flush())).filter((text) => !/insert into "visit_session"/.test(text)).length;
      };
      const [few, many] = [await run(1, 0), await run(500, 1)];
      assert.ok(many <= few + 1, `${few} and ${many}`);
    });

    test('only sites that the owner has named are believed', async (t) => {
      const house = await opened(t, dialect);
      assert.equal(await isSite(house.deps, 'https://www.firma.example.test'), false);
      await setSites(house.deps.database, ['www.firma.example.test', 'https://www.firma.example.test/sivu']);
      assert.equal(await isSite(house.deps, 'https://www.firma.example.test'), true);
      assert.equal(await isSite(house.deps, 'https://www.firma.example.test.paha.example'), false);
      await assert.rejects(setSites(house.deps.database, ['javascript:alert(1)']), { code: 'errors.site-address' });
    });

    test('a visit is somebody’s only by their own yes, follows what they read, is in their copy, and is nobody’s when the yes is taken back', async (t) => {
      const house = await opened(t, dialect, 'asked');
      const { deps, clock } = house;
      const subjectId = await addClient(house, [REGISTER]);
      const counter = createCounter(deps);
      const of = { site: 'firma.example.test', address: ADDRESS, headers: { 'user-agent': BROWSER } };
      const landing = { subjectId, site: of.site, page: '/opas', mark: () => counter.markFor(of) };
      assert.equal(await beginPersonVisit(deps, landing), false, 'unknown is no');
      const by = { act: { actor: STAFF.actor, at: clock.now() }, method: 'staff' as const, source: 'self' };
      const wish = { subjectId, channel: 'email' as const, purpose: 'web-statistics', on: DAY };
      await recordPermission(deps, by, { ...wish, act: 'consent-given' });
      clock.advance(1000);
      assert.equal(await beginPersonVisit(deps, landing), true);
      clock.advance(60_000);
      await counter.take(ask('/hinnat', { consented: true }));
      await counter.flush();
      const held = (await rowsOf(house, 'person_visit')).map((row) => [row['subject_id'], row['entry_page'], row['exit_page']]);
      assert.deepEqual(held, [[subjectId, '/opas', '/hinnat']]);
      assert.match(JSON.stringify(await exportSubject(deps, deps.database.db, subjectId)), /\/hinnat/);
      const later = { ...by, act: { ...by.act, at: clock.now() } };
      await recordPermission(deps, later, { ...wish, act: 'consent-withdrawn' });
      clock.advance(1000);
      await counter.take(ask('/salainen', { consented: true }));
      await counter.flush();
      assert.doesNotMatch(JSON.stringify(await rowsOf(house, 'person_visit')), /salainen/, 'the next page already finds no yes');
      assert.equal(await unlinkWithdrawn(deps), 1);
      assert.deepEqual(await rowsOf(house, 'person_visit'), []);
      assert.equal(await beginPersonVisit(deps, landing), false);
    });

    test('visits of who has taken the yes back go without any further page, and with the person', async (t) => {
      const house = await opened(t, dialect, 'asked');
      const { deps, clock } = house;
      const subjectId = await addClient(house, [REGISTER]);
      const by = { act: { actor: STAFF.actor, at: clock.now() }, method: 'staff' as const, source: 'self' };
      const wish = { subjectId, channel: 'email' as const, purpose: 'web-statistics', on: DAY };
      await recordPermission(deps, by, { ...wish, act: 'consent-given' });
      clock.advance(1000);
      const landing = { subjectId, site: 'firma.example.test', page: '/opas', mark: () => Promise.resolve('a'.repeat(32)) };
      await beginPersonVisit(deps, landing);
      assert.equal(await unlinkWithdrawn(deps), 0);
      await recordPermission(deps, { ...by, act: { ...by.act, at: clock.now() } }, { ...wish, channel: null, purpose: null, act: 'ban' });
      clock.advance(1000);
      assert.equal(await unlinkWithdrawn(deps), 1);
      await eraseNow(deps, { subjectId, ground: 'request', act: { actor: STAFF.actor, at: clock.now() } });
      assert.equal((await largest(deps.database.db, { ...PERIOD, site: undefined })).find(({ kind }) => kind === 'visit')?.n, 1);
    });
  });
}

test('one visitor has unrelated marks on two sites and on two days', () => {
  const salt = (byte: number) => ({ day: DAY, madeAt: '', key: Buffer.alloc(16, byte) });
  const marks = [markOf(salt(1), 'a', ADDRESS, BROWSER), markOf(salt(1), 'b', ADDRESS, BROWSER), markOf(salt(2), 'a', ADDRESS, BROWSER)];
  assert.equal(new Set(marks).size, 3);
});
