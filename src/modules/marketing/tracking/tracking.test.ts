/** A letter is followed only where somebody turned it on and only of who says yes: once when it is made, and again when it is read. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { dialects, statementsOf } from '#tests';
import type { TestDialect } from '#tests';
import { createMailing, readToken, tokenOf } from '#kernel/mailings';
import type { Recipient } from '#kernel/mailings';
import { permissionsOf, recordPermission } from '#kernel/permission';
import { runRetention } from '#kernel/retention';
import { eraseNow, exportSubject } from '#kernel/rights';
import { sql } from '#platform/db';
import { insertRecipients } from '../../../kernel/mailings/testing.ts';
import { bytesFound, databaseFiles } from '../../../kernel/rights/canary/testing.ts';
import { createPerson, customersHouse, declarationOf, STAFF } from '../../customers/testing.ts';
import type { CustomersHouse } from '../../customers/testing.ts';
import { marketingModule } from '../module.ts';
import { tidyTracking } from './night.ts';
import { createNoter } from './noter.ts';
import type { Asked, Noter } from './noter.ts';
import { clicksOf, opensOf } from './numbers.ts';
import { trackedValues, withDot } from './render.ts';
import { canTrack, setTracking } from './settings.ts';
import { burstsOf, verdictOf } from './verdict.ts';

const REGISTER = 'customer-marketing';
const PURPOSE = 'newsletter-tracking';
const DAY = '2026-03-14';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 Qzxjselain';
const TARGET = 'https://www.firma.example.test/opas';
const URL_OF_HOUSE = 'https://firma.example.test';

/** What letters are sent for. */
const FIRMS = { interniemi: 'direct-marketing', valmennuskumppani: 'newsletter' };

interface House extends CustomersHouse {
  readonly mailingId: string;
  readonly noter: Noter;
}

async function opened(t: TestContext, dialect: TestDialect, firm: keyof typeof FIRMS = 'interniemi'): Promise<House> {
  const house = await customersHouse(await dialect.open(), declarationOf(firm), { also: [marketingModule] });
  t.after(() => house.close());
  const deps = { ...house.deps, config: { ...house.deps.config, publicUrl: URL_OF_HOUSE } };
  const facts = { purposeId: FIRMS[firm], fromName: 'Firma', fromAddress: 'kirje@firma.example.test' };
  const mailingId = await deps.database.tx((tx) => createMailing(tx, deps, { kind: 'newsletter', ...facts }));
  return { ...house, deps, mailingId, noter: createNoter(deps) };
}

let people = 0;

/** Somebody to whom the letter went a minute ago, saying this about being followed. */
async function reader({ deps, mailingId }: House, says: 'yes' | 'nothing' = 'nothing'): Promise<Recipient> {
  const memberships = [{ registerId: REGISTER, subjectGroup: deps.policy.current()?.registers.get(REGISTER)?.subjectGroups[0] ?? '' }];
  const contactPoints = [{ kind: 'email' as const, value: `lukija-${++people}@example.test` }];
  const who = { givenName: 'Aino', familyName: 'Esimerkki', memberships, contactPoints, custom: {} };
  const subjectId = await createPerson(deps, STAFF, who);
  if (says === 'yes') await say(deps, subjectId, 'consent-given');
  const id = deps.ids.next();
  const past = new Date(deps.clock.now().getTime() - 60_000).toISOString();
  const row = { id, mailing_id: mailingId, subject_id: subjectId, person: subjectId, contact_point_id: null, state: 'accepted' as const };
  const rest = {
    reason: null,
    rule: 'consent',
    evidence: null,
    clause: null,
    lang: 'fi' as const,
    variant: 'a',
    domain_hash: null,
    code: null,
  };
  const times = { next_at: past, created_at: past, handed_at: past, ended_at: past };
  await deps.database.tx((tx) => insertRecipients(tx, [{ ...row, ...rest, ...times, message_id: `<${id}>`, attempt: 1, fence: 1 }]));
  return { id, subjectId, lang: 'fi', variant: 'a' };
}

async function say(deps: House['deps'], subjectId: string, act: 'consent-given' | 'consent-withdrawn'): Promise<void> {
  const by = { act: { actor: STAFF.actor, at: deps.clock.now() }, method: 'staff' as const, source: 'self' };
  await recordPermission(deps, by, { subjectId, act, channel: 'email', purpose: PURPOSE, on: DAY });
}

const follow = ({ deps, mailingId }: House, opens = true, clicks = true) =>
  setTracking(deps, { mailingId, opens, clicks, accountId: 'account-1' });

async function rendered({ deps, mailingId }: House, recipients: readonly Recipient[]) {
  const values = new Map(
    recipients.map(({ id }) => [id, { 'link:1': TARGET, 'link:2': `${TARGET}/2`, 'link:3': `${TARGET}/3`, name: 'Aino' }]),
  );
  return deps.database.tx((tx) => trackedValues(tx, deps, { mailingId, recipients, values }));
}

const asked = (token: string, agent = BROWSER, method = 'GET'): Asked => ({ token, method, headers: { 'user-agent': agent } });
const clickOn = ({ deps }: House, { id }: Recipient, n = 1) => tokenOf(deps.keys, 'click', id, String(n));
const openOf = ({ deps }: House, { id }: Recipient) => tokenOf(deps.keys, 'open', id);

async function rows({ deps }: House): Promise<{ opens: string[]; clicks: string[] }> {
  const of = async (table: string) => {
    const found = await sql<{ verdict: string }>`select verdict from ${sql.table(table)} order by id`.execute(deps.database.db);
    return found.rows.map(({ verdict }) => verdict);
  };
  return { opens: await of('letter_open'), clicks: await of('letter_click') };
}

describe('a verdict', () => {
  test('tells mail services and programs from people by what they say of themselves and how fast they are', () => {
    const of = (agent: string, more = {}, method = 'GET') => verdictOf(method, { 'user-agent': agent, ...more });
    assert.equal(of(BROWSER), 'person');
    assert.equal(of('Mozilla/5.0'), 'proxy', 'Apple opens every letter for its customers');
    assert.equal(of('Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)'), 'proxy');
    assert.equal(of(BROWSER, { 'sec-purpose': 'prefetch;prerender' }), 'prefetch');
    assert.equal(of(BROWSER, {}, 'HEAD'), 'robot');
    assert.equal(of('Barracuda Sentinel (EE)'), 'robot');
    assert.equal(burstsOf([1, 2, 3].map((n) => ({ n, at: n * 500 }))).size, 3);
    assert.deepEqual(burstsOf([1, 2, 3].map((n) => ({ n, at: n * 5000 }))), new Set());
  });
});

for (const dialect of await dialects()) {
  describe(`following letters on ${dialect.name}`, () => {
    test('is off for every mailing until somebody turns it on, and then for those alone who say yes', async (t) => {
      const house = await opened(t, dialect);
      const [yes, unknown] = [await reader(house, 'yes'), await reader(house)];
      house.clock.advance(1000);
      const off = await rendered(house, [yes, unknown]);
      assert.deepEqual([off.get(yes.id)?.['link:1'], off.get(yes.id)?.['open']], [TARGET, '']);
      await follow(house);
      const on = await rendered(house, [yes, unknown]);
      assert.equal(on.get(yes.id)?.['link:1'], `${URL_OF_HOUSE}/l/${clickOn(house, yes)}`);
      assert.equal(on.get(yes.id)?.['open'], `${URL_OF_HOUSE}/o/${openOf(house, yes)}`);
      assert.deepEqual(on.get(unknown.id), { 'link:1': TARGET, 'link:2': `${TARGET}/2`, 'link:3': `${TARGET}/3`, name: 'Aino', open: '' });
      const { html } = withDot({ lang: 'fi', subject: [], text: [], html: ['<body><p>Hei</p></body></html>'] });
      assert.deepEqual(html, ['<body><p>Hei</p>', { slot: 'open', as: 'dot' }, '</body></html>']);
    });

    test('an opening and a click become rows with source and purpose, once each, and are in the copy of the person', async (t) => {
      const house = await opened(t, dialect);
      const yes = await reader(house, 'yes');
      house.clock.advance(1000);
      await follow(house);
      await rendered(house, [yes]);
      for (let i = 0; i < 3; i++) {
        house.noter.open(asked(openOf(house, yes)));
        assert.equal((await house.noter.click(asked(clickOn(house, yes))))?.url, TARGET);
        await house.noter.flush();
      }
      assert.deepEqual(await rows(house), { opens: ['person'], clicks: ['person'] });
      const { rows: origins } = await sql<{ source: string; purpose: string }>`
        select o.source, o.purpose from letter_click as c join origin as o on o.id = c.origin_id`.execute(house.deps.database.db);
      assert.deepEqual(
        origins.map((each) => ({ ...each })),
        [{ source: 'mailchimp-reports', purpose: PURPOSE }],
      );
      const copy = JSON.stringify(await exportSubject(house.deps, house.deps.database.db, yes.subjectId));
      assert.match(copy, /letter-open/);
      assert.match(copy, /letter-click/);
      const [opens, clicks] = [await opensOf(house.deps, house.mailingId), await clicksOf(house.deps, house.mailingId)];
      assert.deepEqual([opens.asked, opens.people, clicks.asked, clicks.people], [1, 1, 1, 1]);
      assert.deepEqual(clicks.links[0], { n: 1, url: TARGET, people: 1 });
    });

    test('ten who take the yes back silence letters that were already delivered: the same answers, no row', async (t) => {
      const house = await opened(t, dialect);
      const readers: Recipient[] = [];
      for (let i = 0; i < 10; i++) readers.push(await reader(house, 'yes'));
      house.clock.advance(1000);
      await follow(house);
      await rendered(house, readers);
      for (const { subjectId } of readers) await say(house.deps, subjectId, 'consent-withdrawn');
      house.clock.advance(1000);
      for (const each of readers) {
        house.noter.open(asked(openOf(house, each)));
        assert.equal((await house.noter.click(asked(clickOn(house, each))))?.url, TARGET);
      }
      await house.noter.flush();
      assert.deepEqual(await rows(house), { opens: [], clicks: [] });
      assert.equal((await opensOf(house.deps, house.mailingId)).asked, 0);
    });

    test('who has a letter with our links but never said yes leaves no row, nor does who asks not to be followed', async (t) => {
      const house = await opened(t, dialect);
      const [unknown, yes] = [await reader(house), await reader(house, 'yes')];
      house.clock.advance(1000);
      await follow(house);
      await rendered(house, [yes]);
      assert.equal((await house.noter.click(asked(clickOn(house, unknown))))?.url, TARGET);
      house.noter.open(asked(openOf(house, unknown)));
      const silent = { ...asked(clickOn(house, yes)), headers: { 'user-agent': BROWSER, 'sec-gpc': '1' } };
      assert.equal((await house.noter.click(silent))?.refused, true);
      await house.noter.flush();
      assert.deepEqual(await rows(house), { opens: [], clicks: [] });
    });

    test('a ban of marketing by e-mail ends it too, and so does one that somebody else with the address has given', async (t) => {
      const house = await opened(t, dialect);
      const [banned, shares] = [await reader(house, 'yes'), await reader(house, 'yes')];
      house.clock.advance(1000);
      await follow(house);
      await rendered(house, [banned, shares]);
      await sql`update contact_point set value = 'sama@example.test' where subject_id in (${banned.subjectId}, ${shares.subjectId})`.execute(
        house.deps.database.db,
      );
      const by = { act: { actor: STAFF.actor, at: house.clock.now() }, method: 'staff' as const, source: 'self' };
      await recordPermission(house.deps, by, { subjectId: banned.subjectId, act: 'ban', channel: 'email', purpose: null, on: DAY });
      house.clock.advance(1000);
      for (const each of [banned, shares]) house.noter.open(asked(openOf(house, each)));
      await house.noter.flush();
      assert.deepEqual((await rows(house)).opens, []);
    });

    test('turned off again, nothing more is kept; letters that have left lead where they led', async (t) => {
      const house = await opened(t, dialect);
      const yes = await reader(house, 'yes');
      house.clock.advance(1000);
      await follow(house);
      await rendered(house, [yes]);
      await follow(house, false, false);
      assert.equal((await house.noter.click(asked(clickOn(house, yes))))?.url, TARGET);
      await house.noter.flush();
      assert.deepEqual(await rows(house), { opens: [], clicks: [] });
    });

    test('an altered token leads nowhere, and one of another use or link is no other', async (t) => {
      const house = await opened(t, dialect);
      const yes = await reader(house, 'yes');
      house.clock.advance(1000);
      await follow(house);
      await rendered(house, [yes]);
      const good = clickOn(house, yes);
      const altered = [
        `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
        good.replace('.1.', '.2.'),
        openOf(house, yes),
        clickOn(house, yes, 99),
        good.split('.').toSpliced(1, 1).join('.'),
        'https://paha.example/',
        '',
      ];
      for (const token of altered) assert.equal(await house.noter.click(asked(token)), undefined, token);
      house.noter.open(asked(good));
      await house.noter.flush();
      assert.deepEqual(await rows(house), { opens: [], clicks: [] });
      assert.equal(readToken(house.deps.keys, 'unsubscribe', good), undefined);
    });

    test('machines are kept apart and give way to the person; many links at once and too soon are machines too', async (t) => {
      const house = await opened(t, dialect);
      const [apple, scanned, hasty] = [await reader(house, 'yes'), await reader(house, 'yes'), await reader(house, 'yes')];
      house.clock.advance(1000);
      await follow(house);
      await rendered(house, [apple, scanned, hasty]);
      house.noter.open(asked(openOf(house, apple), 'Mozilla/5.0'));
      for (const n of [1, 2, 3]) await house.noter.click(asked(clickOn(house, scanned, n)));
      await sql`update mailing_recipient set ended_at = ${house.clock.now().toISOString()} where id = ${hasty.id}`.execute(
        house.deps.database.db,
      );
      house.noter.open(asked(openOf(house, hasty)));
      await house.noter.flush();
      assert.deepEqual(await rows(house), { opens: ['proxy', 'soon'], clicks: ['burst', 'burst', 'burst'] });
      const { people: none, machines } = await opensOf(house.deps, house.mailingId);
      assert.deepEqual([none, machines], [0, 2]);
      house.clock.advance(3_600_000);
      house.noter.open(asked(openOf(house, apple)));
      await house.noter.click(asked(clickOn(house, scanned)));
      await house.noter.flush();
      assert.deepEqual(await rows(house), { opens: ['person', 'soon'], clicks: ['person', 'burst', 'burst'] });
    });

    test('neither address nor browser of who opened is in any byte', async (t) => {
      const house = await opened(t, dialect);
      const yes = await reader(house, 'yes');
      house.clock.advance(1000);
      await follow(house);
      await rendered(house, [yes]);
      house.noter.open(asked(openOf(house, yes)));
      await house.noter.flush();
      assert.deepEqual((await rows(house)).opens, ['person']);
      const needles = [BROWSER, 'Qzxjselain'].map((value) => ({ value, kind: '', column: '', field: undefined }));
      if (house.deps.database.file !== undefined) assert.deepEqual(bytesFound(databaseFiles(house.deps.database), needles), []);
    });

    test('without a purpose of its own nothing can be followed, whatever else was agreed to', async (t) => {
      const house = await opened(t, dialect, 'valmennuskumppani');
      assert.deepEqual(canTrack(house.deps.policy.current() as never), { opens: false, clicks: false });
      await assert.rejects(follow(house), { code: 'errors.tracking-off' });
      const letters = declarationOf('lajina-mieli', { registerId: 'marketing', fieldIds: ['marketing.open', 'marketing.click'] });
      assert.deepEqual(canTrack(letters), { opens: false, clicks: false }, 'who agreed to letters has not agreed to be watched');
    });

    test('the question stands among the person’s permissions, in words of its own, and nobody may be written to for it', async (t) => {
      const house = await opened(t, dialect);
      const { subjectId } = await reader(house, 'yes');
      house.clock.advance(1000);
      const { rows: all } = await permissionsOf(
        house.deps.database.db,
        house.deps.policy.current() as never,
        { subjectId, at: house.clock.now() },
        house.deps,
      );
      const cells = all.find(({ purpose }) => purpose.id === PURPOSE)?.cells.map(({ channel, verdict, rule }) => [channel, verdict, rule]);
      assert.deepEqual(cells, [['email', 'allowed', 'consent']]);
    });

    test('rows go the night after the yes is taken back, with the person, and after a year in any case', async (t) => {
      const house = await opened(t, dialect);
      const [one, two, three] = [await reader(house, 'yes'), await reader(house, 'yes'), await reader(house, 'yes')];
      house.clock.advance(1000);
      await follow(house);
      await rendered(house, [one, two, three]);
      for (const each of [one, two, three]) house.noter.open(asked(openOf(house, each)));
      await house.noter.flush();
      await eraseNow(house.deps, { subjectId: two.subjectId, ground: 'request', act: { actor: STAFF.actor, at: house.clock.now() } });
      assert.equal((await rows(house)).opens.length, 2);
      await say(house.deps, one.subjectId, 'consent-withdrawn');
      house.clock.set('2026-03-15T01:00:00Z');
      await runRetention(house.deps);
      assert.equal((await rows(house)).opens.length, 1);
      house.clock.set('2027-03-16T10:00:00Z');
      assert.equal(await tidyTracking(house.deps, house.clock.now()), 1);
    });

    test('a batch takes as many statements for two readers as for forty', async (t) => {
      if (dialect.name !== 'sqlite') return;
      const house = await opened(t, dialect);
      const readers: Recipient[] = [];
      for (let i = 0; i < 42; i++) readers.push(await reader(house, 'yes'));
      house.clock.advance(1000);
      await follow(house);
      await rendered(house, readers);
      const run = async (of: readonly Recipient[]) => {
        for (const each of of) house.noter.open(asked(openOf(house, each)));
        return (await statementsOf(() => house.noter.flush())).length;
      };
      const [few, many] = [await run(readers.slice(0, 2)), await run(readers.slice(2))];
      assert.ok(many <= few + 2, `${few} and ${many}`);
      const render = (of: readonly Recipient[]) => statementsOf(() => rendered(house, of)).then(({ length }) => length);
      assert.equal(await render(readers.slice(0, 2)), await render(readers));
    });
  });
}
