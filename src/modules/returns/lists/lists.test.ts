/** Lists of other tools: what they forbid holds at once and for whoever comes later; what they permit never revives who has left here; the trial says what the run does. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { guessFor, holdersOf, openImport, runImport } from '#customers';
import { decide, decideMany, recordPermission } from '#kernel/permission';
import { policyOf } from '#kernel/rights';
import { refusalsOf } from '#kernel/mail';
import { formatDate, localDate } from '#platform/clock';
import { dialects } from '#tests';
import type { TestDialect } from '#tests';
import { beginReversal, peopleByIds, planReversal, recentRuns, runReversal, STAFF } from '../../customers/testing.ts';
import { returnsModule } from '../module.ts';
import { returnsHouse } from '../testing.ts';
import type { ReturnsHouse } from '../testing.ts';
import { unreachableAt } from './reach.ts';
import { readLists, rowsOf } from './read.ts';
import { runLists } from './run.ts';
import type { FileWish } from './run.ts';

async function opened(t: TestContext, dialect: TestDialect): Promise<ReturnsHouse> {
  const house = await returnsHouse(await dialect.open());
  t.after(() => house.close());
  return house;
}

const HEAD = 'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LAST_CHANGED,LEID,EUID';
const subscriber = (address: string, optin = '2025-05-01 09:00:00', confirm = '2025-05-01 22:30:00') =>
  `${address},Tilaaja,Esimerkki,2,"${optin}",192.0.2.1,"${confirm}",192.0.2.1,"2025-06-01 00:00:00",1,abc`;

/** An archive as Mailchimp gives out. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

const CONSENT = { purpose: 'newsletter', lang: 'fi', text: 'Haluan uutiskirjeen.', evidence: 'Mailchimpin tilausaika' } as const;
const SUBSCRIBED = { registerId: 'marketing', subjectGroup: '', source: 'self', consent: CONSENT };

async function run(house: ReturnsHouse, bytes: Buffer, name: string, wish: Partial<FileWish> = {}) {
  const found = await readLists(bytes, name);
  const kinds = Object.fromEntries(found.flatMap((list) => (list.kind === null ? [] : [[list.name, list.kind]])));
  const subjectGroup = policyOf(house.deps).registers.get('marketing')?.subjectGroups[0] ?? '';
  const act = { actor: STAFF.actor, at: house.deps.clock.now() };
  const full = { dry: false, kinds, purpose: 'newsletter', subscribed: { ...SUBSCRIBED, subjectGroup }, ...wish };
  return (await runLists(house.deps, act, found, full)).map(({ kind, counts }) => [
    kind,
    Object.fromEntries(counts.filter(({ n }) => n > 0).map(({ what, n }) => [what, n])),
  ]);
}

const ruleFor = async ({ deps }: ReturnsHouse, subjectId: string) =>
  (await decide(deps.database.db, policyOf(deps), { subjectId, channel: 'email', purposeId: 'newsletter', at: deps.clock.now() }, deps))
    .rule;
const consents = (house: ReturnsHouse, subjectId: string) => {
  const by = { act: { actor: STAFF.actor, at: house.deps.clock.now() }, method: 'staff', source: 'self' } as const;
  const wish = { act: 'consent-given', channel: 'email', purpose: 'newsletter', on: '2026-03-14', way: 'web-form', lang: 'fi' } as const;
  return recordPermission(house.deps, by, { subjectId, ...wish });
};
const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('lists as other tools write them', () => {
  test('an archive of Mailchimp says by its columns what each list is, and on which Finnish day each row happened', async () => {
    const lists = await readLists(
      zip({
        'export/subscribed_email_audience_export_1.csv': `${HEAD}\n${subscriber('a@example.test')}\n${subscriber('d@example.test', '2025-05-01 09:00', '2025-05-01 25:61:00')}\n`,
        'export/unsubscribed_email_audience_export_1.csv': `${HEAD},UNSUB_TIME,UNSUB_REASON\n${subscriber('b@example.test')},"2025-07-01 22:30:00",NORMAL\n`,
        'export/cleaned_email_audience_export_1.csv': `${HEAD},CLEAN_TIME\n${subscriber('c@example.test')},"2025-08-01 10:00:00"\n`,
        'export/readme.txt': 'nothing',
      }),
      'lists.zip',
    );
    assert.deepEqual(
      lists.map(({ kind, table }) => [kind, rowsOf(table, kind ?? 'banned', '2026-03-14').map(({ normal, on }) => `${normal} ${on}`)]),
      [
        ['subscribed', ['a@example.test 2025-05-02', 'd@example.test 2025-05-01']],
        ['unsubscribed', ['b@example.test 2025-07-02']],
        ['cleaned', ['c@example.test 2025-08-01']],
      ],
    );
  });
});

test('lists of those who have left are never taken for subscribers by a time of signing up', async () => {
  const kinds = async (name: string) =>
    (await readLists(Buffer.from('Email Address,OPTIN_TIME\na@example.test,2025-05-01 09:00:00\n'), name))[0]?.kind;
  assert.equal(await kinds('lista.csv'), null);
  for (const name of ['peruutukset.csv', 'opt-outs.csv', 'poistuneet.csv', 'nonsubscribed_members_export.csv'])
    assert.equal(await kinds(name), 'unsubscribed', name);
  assert.equal(await kinds('kieltaneet.csv'), null, 'a name without its dots may mean anything');
  assert.equal(await kinds('kieltäneet.csv'), 'banned');
});

for (const dialect of await dialects()) {
  describe(`lists of other tools, on ${dialect.name}`, () => {
    test('subscribers come in with their own day of consent, and never over a refusal of here or of the same file', async (t) => {
      const house = await opened(t, dialect);
      const left = await house.person('lahti@example.test');
      await consents(house, left);
      const by = { act: { actor: STAFF.actor, at: house.deps.clock.now() }, method: 'link' } as const;
      await recordPermission(house.deps, by, {
        subjectId: left,
        act: 'consent-withdrawn',
        channel: 'email',
        purpose: 'newsletter',
        on: '2026-03-14',
      });
      const bytes = zip({
        'subscribed.csv': `${HEAD}\n${['lahti@example.test', 'uusi@example.test', 'molemmissa@example.test'].map((each) => subscriber(each)).join('\n')}\n${subscriber('ilman@example.test', '', '')}\n`,
        'unsubscribed.csv': `${HEAD},UNSUB_TIME\n${subscriber('molemmissa@example.test')},"2025-07-01 10:00:00"\n`,
      });
      const tried = await run(house, bytes, 'x.zip', { dry: true });
      assert.deepEqual(tried, [
        ['unsubscribed', { kept: 1 }],
        ['subscribed', { created: 3, known: 1, permitted: 1, unpermitted: 2, undated: 1, without: 3 }],
      ]);
      const done = await run(house, bytes, 'x.zip');
      assert.deepEqual(done, tried);
      const [made] = await recentRuns(house.deps.database.db, 1);
      assert.equal((await planReversal(house.deps, made?.id ?? '')).bans, 1, 'whoever takes the list back is told how many bans stay');
      assert.equal(await ruleFor(house, left), 'consent-withdrawn');
      const found = new Map<string, string>();
      for (const name of ['uusi', 'molemmissa', 'ilman']) {
        const [holder] = await import('#customers').then(({ holdersOf }) =>
          holdersOf(house.deps.database.db, 'person.email', [`${name}@example.test`]),
        );
        found.set(name, holder === undefined ? 'nobody' : await ruleFor(house, holder.subject_id));
      }
      assert.equal(found.get('uusi'), 'consent');
      assert.ok(['nobody', 'address-ban', 'objection'].includes(found.get('molemmissa') ?? ''), found.get('molemmissa'));
      assert.equal(found.get('ilman'), 'no-consent');
    });

    test('every row that comes in without its consent says why, in the trial as in the run', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const left = await house.person('lahti@example.test');
      await recordPermission(
        deps,
        { act: { actor: STAFF.actor, at: deps.clock.now() }, method: 'link' },
        { subjectId: left, act: 'ban', channel: 'email', purpose: null, on: '2026-03-14' },
      );
      await house.person('yhteinen@example.test');
      await house.person('yhteinen@example.test');
      const csv = [
        'Email Address,OPTIN_TIME',
        'ilman@example.test,',
        'amerikka@example.test,5/1/2025 9:00',
        'huominen@example.test,2031-01-01 09:00:00',
        'suomi@example.test,1.5.2025 9:00',
        'lahti@example.test,2025-05-01 09:00:00',
        'yhteinen@example.test,2025-05-01 09:00:00',
        'ei osoite,2025-05-01 09:00:00',
      ].join('\n');
      const found = await readLists(Buffer.from(`${csv}\n`), 'yleiso.csv');
      assert.equal(found[0]?.kind, null, 'a time of signing up alone does not say that they are subscribers still');
      const subjectGroup = policyOf(deps).registers.get('marketing')?.subjectGroups[0] ?? '';
      const act = { actor: STAFF.actor, at: deps.clock.now() };
      const wish = { kinds: { 'yleiso.csv': 'subscribed' as const }, purpose: null, subscribed: { ...SUBSCRIBED, subjectGroup } };
      const told = async (dry: boolean) => {
        const [done] = await runLists(deps, act, found, { ...wish, dry });
        return done?.aside.map(({ line, why }) => `${line} ${why.en}`) ?? [];
      };
      const expected = [
        /^2 .*no time/,
        /^3 .*cannot be read/,
        /^4 .*future/,
        /^6 .*(?:banned|ban|forb)/i,
        /^7 .*several people/,
        /^8 .*address/,
      ];
      const tried = await told(true);
      assert.equal(tried.length, expected.length, tried.join(' | '));
      expected.forEach((each, i) => assert.match(tried[i] ?? '', each));
      assert.deepEqual(await told(false), tried);
    });

    test('a plain list of a Finnish, Swedish or English spreadsheet keeps every consent, and a run of it can be taken back', async (t) => {
      for (const [i, head] of [
        'Sähköpostiosoite;Etunimi;Tilattu',
        'E-postadress;Förnamn;Prenumererade',
        'Email;First name;Opt-in date',
      ].entries()) {
        const house = await opened(t, dialect);
        const { deps, clock } = house;
        const rows = Array.from({ length: 12 }, (_, n) => `lukija${n}@example.test;Aino;${n + 1}.5.2025`);
        const csv = Buffer.from([head, ...rows, ';Ilman;3.6.2025', 'huono@;Ilman;'].join('\n'));
        const wish = { kinds: { 'tilaajat.csv': 'subscribed' } } as const;
        const expected = [['subscribed', { created: 12, permitted: 12, aside: 2 }]];
        assert.deepEqual(await run(house, csv, 'tilaajat.csv', { ...wish, dry: true }), expected, `trial ${i}`);
        assert.deepEqual(await run(house, csv, 'tilaajat.csv', wish), expected, `run ${i}`);
        const holder = async () => (await holdersOf(deps.database.db, 'person.email', ['lukija0@example.test']))[0]?.subject_id;
        assert.equal(await ruleFor(house, (await holder()) ?? ''), 'consent');
        clock.advance(60_000);
        const [made] = await recentRuns(deps.database.db, 1);
        assert.ok(made);
        await beginReversal(deps, STAFF.actor, made.id);
        await runReversal(deps, STAFF.actor, made.id);
        assert.equal(await holder(), undefined);
      }
    });

    test('columns that nobody recognises are said by hand, and who comes without a consent is counted once', async (t) => {
      const house = await opened(t, dialect);
      const csv = Buffer.from('Osoite;Kutsu;Milloin\naino@example.test;Aino;1.5.2025\neero@example.test;Eero;\n;Ei;1.5.2025\n');
      const wish = { kinds: { 'x.csv': 'subscribed' } } as const;
      assert.deepEqual(await run(house, csv, 'x.csv', { ...wish, dry: true }), [
        ['subscribed', { created: 2, undated: 2, without: 2, aside: 1 }],
      ]);
      const columns = { 'x.csv': { time: 'Milloin', givenName: 'Kutsu' } };
      assert.deepEqual(await run(house, csv, 'x.csv', { ...wish, columns }), [
        ['subscribed', { created: 2, permitted: 1, undated: 1, without: 1, aside: 1 }],
      ]);
      const [holder] = await holdersOf(house.deps.database.db, 'person.email', ['aino@example.test']);
      const [person] = await peopleByIds(house.deps.database.db, [holder?.subject_id ?? '']);
      const declared = policyOf(house.deps).fieldsOf('marketing').has('person.name');
      assert.equal(person?.given_name, declared ? 'Aino' : null);
    });

    test('the trial of a file is its run: who leaves by another list of it, by another address of theirs or by a hash is told before', async (t) => {
      const house = await opened(t, dialect);
      await house.person('tyo@example.test', 'koti@example.test');
      await house.person('tiiviste@example.test');
      const everybody = ['koti@example.test', 'tiiviste@example.test', 'uusi@example.test', 'outo@example.test', 'rauha@example.test'];
      const bytes = zip({
        'subscribed.csv': `${HEAD}\n${everybody.map((each) => subscriber(each)).join('\n')}\n`,
        'unsubscribed.csv': `${HEAD},UNSUB_TIME\n${subscriber('tyo@example.test')},"2025-07-01 10:00:00"\n`,
        'banned.csv': `hash\n${md5('tiiviste@example.test')}\n${sha256('outo@example.test')}\n`,
      });
      const wish = { kinds: { 'subscribed.csv': 'subscribed', 'unsubscribed.csv': 'unsubscribed', 'banned.csv': 'banned' } } as const;
      const tried = await run(house, bytes, 'x.zip', { ...wish, dry: true });
      const before = await house.deps.database.db
        .selectFrom('import_run' as never)
        .selectAll()
        .execute();
      assert.deepEqual(before, [], 'nothing of the trial stays');
      assert.deepEqual(await run(house, bytes, 'x.zip', wish), tried);
    });

    test('the trial of a file is its run where its lists share somebody: subscribers in two, leavers in two, one person by two addresses', async (t) => {
      const house = await opened(t, dialect);
      await house.person('tyo@example.test', 'koti@example.test');
      await house.person('eka@example.test', 'toka@example.test');
      await house.person('molemmat@example.test');
      const rows = (...all: string[]) => `${HEAD}\n${all.map((each) => subscriber(each)).join('\n')}\n`;
      const many = Array.from({ length: 1000 }, (_, i) => `rivi${i}@example.test`);
      const bytes = zip({
        'a.csv': rows('uusi@example.test', 'toinen@example.test', 'tyo@example.test', 'jaettu@example.test'),
        'b.csv': rows('toinen@example.test', 'koti@example.test', 'kolmas@example.test', 'jaettu@example.test'),
        'c.csv': rows('kolmas@example.test', 'uusi@example.test'),
        'banned.csv': `Email\n${['molemmat@example.test', 'eka@example.test', ...many, 'toka@example.test'].join('\n')}\n`,
        'unsubscribed.csv': `${HEAD},UNSUB_TIME\n${subscriber('molemmat@example.test')},"2025-07-01 10:00:00"\n`,
        'cleaned.csv': `${HEAD},CLEAN_TIME\n${subscriber('tyo@example.test')},"2025-08-01 10:00:00"\n`,
        'cleaned2.csv': `${HEAD},CLEAN_TIME\n${subscriber('tyo@example.test')},"2025-08-01 10:00:00"\n`,
      });
      const kinds = {
        'a.csv': 'subscribed',
        'b.csv': 'subscribed',
        'c.csv': 'subscribed',
        'banned.csv': 'banned',
        'unsubscribed.csv': 'unsubscribed',
        'cleaned.csv': 'cleaned',
        'cleaned2.csv': 'cleaned',
      } as const;
      const tried = await run(house, bytes, 'x.zip', { kinds, dry: true });
      assert.deepEqual(await recentRuns(house.deps.database.db, 1), [], 'nothing of the trial stays');
      const done = await run(house, bytes, 'x.zip', { kinds });
      assert.deepEqual(tried, done);
      assert.deepEqual(done[0], ['banned', { banned: 2, kept: 1000, stood: 1 }]);
      assert.deepEqual(
        done.slice(1, 4).map(([, counts]) => counts),
        [{ stood: 1 }, { refused: 1 }, { refused: 1 }],
      );
      assert.deepEqual(
        done.slice(4).map(([, counts]) => (counts as Record<string, number>)['created']),
        [3, 1, undefined],
      );
    });

    test('a consent of another tool is for the address of the list alone, and of nobody where several have it', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const two = await house.person('tyo@example.test', 'koti@example.test');
      const [one, other] = [await house.person('yhteinen@example.test'), await house.person('yhteinen@example.test')];
      const csv = Buffer.from(`${HEAD}\n${subscriber('koti@example.test')}\n${subscriber('yhteinen@example.test')}\n`);
      const [done] = await run(house, csv, 'subscribed.csv', { kinds: { 'subscribed.csv': 'subscribed' } });
      const counts = done?.[1] as Record<string, number>;
      assert.deepEqual([counts['permitted'], counts['unpermitted']], [1, 2]);
      const question = { subjectIds: [two, one, other], channel: 'email', purposeId: 'newsletter', at: deps.clock.now() } as const;
      const verdicts = await decideMany(deps.database.db, policyOf(deps), question, deps);
      assert.deepEqual([verdicts.get(two)?.rule, verdicts.get(two)?.address], ['consent', 'koti@example.test']);
      assert.deepEqual([verdicts.get(one)?.rule, verdicts.get(other)?.rule], ['no-consent', 'no-consent']);
    });

    test('a consent of an ordinary file is for the address of the file alone too', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const two = await house.person('tyo@example.test', 'koti@example.test');
      const [list] = await readLists(Buffer.from('Email,Etunimi,Sukunimi\nkoti@example.test,Aino,Esimerkki\n'), 'x.csv');
      assert.ok(list);
      const { table } = list;
      const registerId = 'marketing';
      const subjectGroup = policyOf(deps).registers.get(registerId)?.subjectGroups[0] ?? '';
      const permission = { ...CONSENT, act: 'consent-given', channels: ['email'], on: '2026-01-01', way: 'web-form' } as const;
      const cells = table.rows.map((row) => row.cells);
      const guessed = guessFor(deps, registerId, 'people', table.headings, cells);
      const mapping = Object.fromEntries(guessed.map(({ column, field }) => [column, field]));
      const order = {
        table,
        mapping,
        registerId,
        subjectGroup,
        since: '2026-01-01',
        about: 'people',
        mode: 'complete',
        doubt: 'skip',
      } as const;
      const who = { actor: STAFF.actor, source: 'self', purpose: 'newsletter' };
      await runImport(deps, await openImport(deps, who, { ...order, permission }));
      const question = { subjectIds: [two], channel: 'email', purposeId: 'newsletter', at: deps.clock.now() } as const;
      const verdict = (await decideMany(deps.database.db, policyOf(deps), question, deps)).get(two);
      assert.deepEqual([verdict?.rule, verdict?.address], ['consent', 'koti@example.test']);
    });

    test('a ban list counts for who is known and for who comes later, and trying it changes nothing', async (t) => {
      const house = await opened(t, dialect);
      const aino = await house.person('aino@example.test');
      await consents(house, aino);
      const csv = Buffer.from('email\nAINO@example.test\nmyohemmin@example.test\nei osoite\naino@example.test\n');
      const expected = [['banned', { banned: 1, kept: 1, invalid: 1, twice: 1 }]];
      assert.deepEqual(await run(house, csv, 'suppression.csv', { dry: true }), expected);
      assert.equal(await ruleFor(house, aino), 'consent');
      assert.deepEqual(await run(house, csv, 'suppression.csv'), expected);
      assert.equal(await ruleFor(house, aino), 'ban');
      assert.deepEqual(await run(house, csv, 'suppression.csv'), [['banned', { stood: 1, kept: 1, invalid: 1, twice: 1 }]]);
      const later = await house.person('myohemmin@example.test');
      assert.equal(await ruleFor(house, later), 'address-ban');
    });

    test('the trial of subscribers tells, as the run does, which columns stay out; not what is empty or what the tool keeps for itself', async (t) => {
      const { deps } = await opened(t, dialect);
      const head = `${HEAD.replace('Last Name,', 'Last Name,Company,Phone,Birthday,')},NOTES,TAGS`;
      const row = subscriber('aino@example.test').replace('Esimerkki,', 'Esimerkki,Yritys,12345,,');
      const found = await readLists(Buffer.from(`${head}\n${row},,VIP\n`), 'subscribed.csv');
      const subjectGroup = policyOf(deps).registers.get('marketing')?.subjectGroups[0] ?? '';
      const wish = { kinds: { 'subscribed.csv': 'subscribed' as const }, purpose: null, subscribed: { ...SUBSCRIBED, subjectGroup } };
      for (const dry of [true, false]) {
        const done = await runLists(deps, { actor: STAFF.actor, at: deps.clock.now() }, found, { ...wish, dry });
        assert.deepEqual(done[0]?.unbrought, ['Company', 'Phone', 'TAGS'], `dry ${dry}`);
      }
    });

    test('whoever left elsewhere is banned from the day that the list tells, known or not, and from today where it tells none', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      await house.person('aino@example.test');
      const rows = ['aino', 'uusi'].map((name) => `${subscriber(`${name}@example.test`)},"2024-02-03 10:00:00"`);
      const undated = `${subscriber('ilman@example.test', '', '').replace('2025-06-01 00:00:00', '')},""`;
      const csv = Buffer.from(`${HEAD},UNSUB_TIME\n${[...rows, undated].join('\n')}\n`);
      await run(house, csv, 'unsubscribed.csv', { purpose: null });
      await house.person('uusi@example.test');
      await house.person('ilman@example.test');
      const days = [];
      for (const name of ['aino', 'uusi', 'ilman']) {
        const [holder] = await holdersOf(deps.database.db, 'person.email', [`${name}@example.test`]);
        const question = { subjectId: holder?.subject_id ?? '', channel: 'email', purposeId: 'newsletter', at: deps.clock.now() } as const;
        const { rule, because } = await decide(deps.database.db, policyOf(deps), question, deps);
        days.push([rule, /[0-9]+\.[0-9]+\.[0-9]{4}/.exec(because.fi)?.[0]]);
      }
      assert.deepEqual(days, [
        ['ban', '3.2.2024'],
        ['address-ban', '3.2.2024'],
        ['address-ban', formatDate(localDate(deps.clock.now()), 'fi')],
      ]);
    });

    test('hashes are matched with who is known, stop letters to who comes later at once, and become a ban in the night', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const aino = await house.person('aino@example.test');
      const csv = Buffer.from(`hash\n${md5('aino@example.test')}\n${sha256('myohemmin@example.test').toUpperCase()}\n`);
      assert.deepEqual(await run(house, csv, 'bans.csv', { kinds: { 'bans.csv': 'banned' } }), [['banned', { banned: 1, kept: 1 }]]);
      assert.equal(await ruleFor(house, aino), 'ban');
      const later = await house.person('myohemmin@example.test');
      await consents(house, later);
      const at = deps.clock.now();
      const full = {
        ...deps,
        unreachable: (conn: Parameters<typeof unreachableAt>[0], ids: readonly string[]) => unreachableAt(conn, deps, ids),
      };
      const question = { subjectIds: [later], channel: 'email', purposeId: 'newsletter', at } as const;
      assert.equal((await decideMany(deps.database.db, policyOf(deps), question, full)).get(later)?.verdict, 'refused');
      await returnsModule.night?.(deps, at);
      assert.equal(await ruleFor(house, later), 'ban');
    });

    test('a hash forbids until the person says otherwise themself, and of two lists the stricter stays', async (t) => {
      const house = await opened(t, dialect);
      const { deps, clock } = house;
      const csv = Buffer.from(`hash\n${md5('aino@example.test')}\n${md5('bertta@example.test')}\n`);
      await run(house, csv, 'bans.csv', { kinds: { 'bans.csv': 'unsubscribed' } });
      await run(house, csv, 'bans.csv', { kinds: { 'bans.csv': 'banned' } });
      const [aino, bertta] = [await house.person('aino@example.test'), await house.person('bertta@example.test')];
      await returnsModule.night?.(deps, deps.clock.now());
      assert.deepEqual([await ruleFor(house, aino), await ruleFor(house, bertta)], ['ban', 'ban']);
      clock.advance(86_400_000);
      const act = { actor: { id: aino, kind: 'subject' as const }, at: clock.now() };
      const wish = { act: 'consent-given', channel: 'email', purpose: 'newsletter', way: 'web-form', lang: 'fi', overBan: true } as const;
      const on = clock.now().toISOString().slice(0, 10);
      await recordPermission(deps, { act, method: 'own-pages', source: 'self' }, { subjectId: aino, on, ...wish });
      clock.advance(86_400_000);
      await returnsModule.night?.(deps, deps.clock.now());
      const unreachable = (conn: Parameters<typeof unreachableAt>[0], ids: readonly string[]) => unreachableAt(conn, deps, ids);
      const question = { subjectIds: [aino, bertta], channel: 'email', purposeId: 'newsletter', at: clock.now() } as const;
      const verdicts = await decideMany(deps.database.db, policyOf(deps), question, { ...deps, unreachable });
      assert.deepEqual([verdicts.get(aino)?.rule, verdicts.get(bertta)?.rule], ['consent', 'ban']);
      assert.equal(await ruleFor(house, await house.person('bertta@example.test')), 'address-ban');
    });

    test('a cleaned address is written to no more, and nothing is kept of addresses that nobody here has', async (t) => {
      const house = await opened(t, dialect);
      const aino = await house.person('aino@example.test');
      const csv = Buffer.from(
        `${HEAD},CLEAN_TIME\n${subscriber('aino@example.test')},"2025-08-01 10:00:00"\n${subscriber('muu@example.test')},"2025-08-01 10:00:00"\n`,
      );
      assert.deepEqual(await run(house, csv, 'cleaned.csv'), [['cleaned', { refused: 1, unknown: 1 }]]);
      assert.deepEqual(
        (await refusalsOf(house.deps.database.db, [aino])).map(({ reason }) => reason),
        ['hard'],
      );
    });
  });
}
