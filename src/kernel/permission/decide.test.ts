// Claims about the gate, on both engines: every rule, in the order in which they count.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { createSubject, addMembership, restrictSubject } from '#kernel/subjects';
import { append } from '#kernel/audit';
import { eraseNow } from '#kernel/rights';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { ALLOWING, REFUSING } from './decide.ts';
import type { Question } from './decide.ts';
import type { NewPermission } from './record.ts';
import { permissionHouse } from './testing.ts';
import type { PermissionHouse } from './testing.ts';

async function house(t: TestContext, dialect: TestDialect): Promise<PermissionHouse> {
  const database = await dialect.open();
  t.after(() => database.close());
  return permissionHouse(database, tempDir(t));
}

type Event = Partial<NewPermission> & Pick<NewPermission, 'act'>;

interface Row {
  readonly when: string;
  readonly registers?: readonly string[];
  readonly events?: readonly Event[];
  readonly ask?: Partial<Question>;
  readonly rule: string;
  readonly because?: RegExp;
}

const CONSENT: Event = { act: 'consent-given', on: '2026-02-01' };
const SALES = { channel: 'email', purpose: 'sales' } as const;
const ASK_SALES = { purposeId: 'sales' } as const;
const both = ['customer', 'letters'];

const TABLE: readonly Row[] = [
  { when: 'nothing was ever said about a letter', rule: 'no-consent' },
  { when: 'consent was given', events: [CONSENT], rule: 'consent', because: /^Suostumus annettu 1\.2\.2026\.$/ },
  { when: 'consent for e-mail is no consent for text messages', events: [CONSENT], ask: { channel: 'sms' }, rule: 'no-consent' },
  {
    when: 'consent begins later than the question',
    events: [{ act: 'consent-given' }],
    ask: { at: new Date('2026-03-13T10:00:00Z') },
    rule: 'no-consent',
  },
  {
    when: 'consent was withdrawn',
    events: [CONSENT, { act: 'consent-withdrawn', on: '2026-03-01' }],
    rule: 'consent-withdrawn',
    because: /1\.3\.2026/,
  },
  {
    when: 'consent was withdrawn for every channel',
    events: [CONSENT, { act: 'consent-withdrawn', channel: null }],
    rule: 'consent-withdrawn',
  },
  {
    when: 'consent was given anew',
    events: [CONSENT, { act: 'consent-withdrawn', on: '2026-03-01' }, { act: 'consent-given' }],
    rule: 'consent',
  },
  { when: 'all marketing was banned', events: [CONSENT, { act: 'ban', channel: null, purpose: null }], rule: 'ban' },
  { when: 'the channel was banned', events: [CONSENT, { act: 'ban', purpose: null }], rule: 'ban' },
  { when: 'another channel was banned', events: [CONSENT, { act: 'ban', channel: 'sms', purpose: null }], rule: 'consent' },
  { when: 'the purpose was banned', events: [CONSENT, { act: 'ban', channel: null }], rule: 'ban' },
  { when: 'another purpose was banned', events: [CONSENT, { act: 'ban', channel: null, purpose: 'sales' }], rule: 'consent' },
  {
    when: 'the person consented after the ban, knowing of it',
    events: [
      { act: 'ban', channel: null, purpose: null, on: '2026-03-01' },
      { act: 'consent-given', overBan: true },
    ],
    rule: 'consent',
  },
  {
    when: 'a consent over the ban is for what it names only',
    registers: both,
    events: [
      { act: 'ban', channel: null, purpose: null, on: '2026-03-01' },
      { act: 'consent-given', overBan: true },
    ],
    ask: { ...ASK_SALES, channel: 'phone' },
    rule: 'ban',
  },
  {
    when: 'it was banned once more',
    events: [
      { act: 'ban', channel: null, purpose: null, on: '2026-03-01' },
      { act: 'consent-given', overBan: true, on: '2026-03-10' },
      { act: 'ban', purpose: null },
    ],
    rule: 'ban',
  },
  { when: 'the purpose was objected to', events: [CONSENT, { act: 'objection' }], rule: 'objection' },
  { when: 'the person is not in the register of the purpose', registers: ['customer'], rule: 'not-in-register', because: /Kirjeet/ },
  { when: 'the declaration keeps no address for it', ask: { channel: 'post' }, rule: 'channel-undeclared' },
  { when: 'the declaration does not know the purpose', ask: { purposeId: 'raffle' }, rule: 'purpose-undeclared' },
  { when: 'the contact point is somebody else’s', events: [CONSENT], ask: { contactPointId: 'unknown' }, rule: 'contact-unknown' },
  { when: 'nobody has such an id', ask: { subjectId: 'nobody' }, rule: 'person-unknown' },
  { when: 'sales by e-mail without any ground', registers: ['customer'], ask: ASK_SALES, rule: 'no-ground' },
  { when: 'sales by phone', registers: ['customer'], ask: { ...ASK_SALES, channel: 'phone' }, rule: 'not-electronic' },
  { when: 'sales by letter', registers: ['customer'], ask: { ...ASK_SALES, channel: 'post' }, rule: 'not-electronic' },
  {
    when: 'sales by phone, banned',
    registers: ['customer'],
    events: [{ act: 'ban', channel: 'phone', purpose: null }],
    ask: { ...ASK_SALES, channel: 'phone' },
    rule: 'ban',
  },
  {
    when: 'a customer hears of similar services',
    registers: ['customer'],
    events: [{ act: 'customer-exception', ...SALES }],
    ask: ASK_SALES,
    rule: 'customer-exception',
  },
  {
    when: 'the customer exception ended',
    registers: ['customer'],
    events: [
      { act: 'customer-exception', ...SALES, on: '2026-02-01' },
      { act: 'exception-ended', ...SALES },
    ],
    ask: ASK_SALES,
    rule: 'exception-ended',
  },
  {
    when: 'the matter concerns the job',
    registers: ['customer'],
    events: [{ act: 'role-interest', ...SALES }],
    ask: ASK_SALES,
    rule: 'role-address',
  },
  {
    when: 'a ban ends the customer exception',
    registers: ['customer'],
    events: [
      { act: 'customer-exception', ...SALES },
      { act: 'ban', channel: null, purpose: null },
    ],
    ask: ASK_SALES,
    rule: 'ban',
  },
  { when: 'consent also carries sales', registers: ['customer'], events: [{ ...CONSENT, ...SALES }], ask: ASK_SALES, rule: 'consent' },
  {
    when: 'consent to sales was withdrawn, also where none was needed',
    registers: ['customer'],
    events: [{ act: 'consent-withdrawn', channel: 'phone', purpose: 'sales' }],
    ask: { ...ASK_SALES, channel: 'phone' },
    rule: 'consent-withdrawn',
  },
  { when: 'care is no marketing', registers: ['customer'], ask: { purposeId: 'care' }, rule: 'service' },
  {
    when: 'a ban of marketing does not stop care',
    registers: ['customer'],
    events: [{ act: 'ban', channel: null, purpose: null }],
    ask: { purposeId: 'care' },
    rule: 'service',
  },
  {
    when: 'an objection to care does',
    registers: ['customer'],
    events: [{ act: 'objection', channel: null, purpose: 'care' }],
    ask: { purposeId: 'care' },
    rule: 'objection',
  },
  {
    when: 'an assignment is mailed about whatever is banned',
    registers: ['customer'],
    events: [{ act: 'ban', channel: null, purpose: null }],
    ask: { purposeId: 'assignments' },
    rule: 'contract',
  },
  {
    when: 'only research was banned, and a letter is none',
    events: [CONSENT, { act: 'ban', channel: null, purpose: null, scope: 'research' }],
    rule: 'consent',
  },
  {
    when: 'only research was banned, and it is one',
    events: [CONSENT, { act: 'ban', channel: null, purpose: null, scope: 'research' }],
    ask: { scope: 'research' },
    rule: 'ban',
  },
  {
    when: 'direct marketing was banned, and an advertisement is that too',
    events: [CONSENT, { act: 'ban', channel: null, purpose: null, scope: 'direct-marketing' }],
    ask: { scope: 'advertising' },
    rule: 'ban',
  },
  {
    when: 'advertisements were banned, and a letter is none',
    events: [CONSENT, { act: 'ban', channel: null, purpose: null, scope: 'advertising' }],
    rule: 'consent',
  },
  {
    when: 'everything was banned, research too',
    events: [CONSENT, { act: 'ban', channel: null, purpose: null }],
    ask: { scope: 'research' },
    rule: 'ban',
  },
  {
    when: 'only disclosure was banned, and the letter is our own',
    events: [CONSENT, { act: 'ban', channel: null, purpose: null, deed: 'disclosure' }],
    rule: 'consent',
  },
  {
    when: 'only disclosure was banned, and the data would go to others',
    events: [CONSENT, { act: 'ban', channel: null, purpose: null, deed: 'disclosure' }],
    ask: { deed: 'disclosure' },
    rule: 'ban',
  },
  { when: 'the law wants the message', registers: ['customer'], ask: { purposeId: 'vouchers' }, rule: 'law' },
];

for (const dialect of await dialects()) {
  describe(`the gate on ${dialect.name}`, () => {
    test('answers every rule of the table, with its evidence and its place in the notice', async (t) => {
      const h = await house(t, dialect);
      for (const row of TABLE) {
        const subjectId = await h.add({ registers: row.registers ?? ['letters'], phone: '' });
        const ids: string[] = [];
        for (const event of row.events ?? []) {
          h.clock.advance(1000);
          ids.push(await h.record({ subjectId, ...event }));
        }
        const said = await h.ask({ subjectId, ...row.ask });
        assert.equal(said.rule, row.rule, row.when);
        assert.equal(said.verdict === 'allowed', (ALLOWING as readonly string[]).includes(row.rule), row.when);
        assert.ok(said.because.fi && said.because.sv && said.because.en && !said.because.fi.includes('{'), row.when);
        assert.ok(said.clause.section > 0, row.when);
        if (row.because) assert.match(said.because.fi, row.because, row.when);
        for (const id of said.evidence) assert.ok(ids.includes(id), row.when);
      }
    });

    test('knows restricted people, organisations and addresses that somebody else banned', async (t) => {
      const h = await house(t, dialect);
      const restricted = await h.add({ registers: ['letters'] });
      await h.record({ subjectId: restricted, act: 'consent-given' });
      await h.deps.database.tx(async (tx) => {
        const ctx = { tx, ids: h.deps.ids, at: h.clock.now() };
        await restrictSubject(
          {
            ctx,
            origin: () => Promise.resolve(''),
            audit: (e) =>
              append(
                tx,
                e.map((each) => ({ ...h.act(), ...each })),
              ),
          },
          restricted,
          'accuracy',
        );
      });
      assert.equal((await h.ask({ subjectId: restricted })).rule, 'restricted');

      const organisation = await h.write(async (writer) => {
        const id = await createSubject(writer, 'organisation');
        await addMembership(writer, { subjectId: id, registerId: 'customer', subjectGroup: 'people', since: '2026-01-01' });
        return id;
      });
      assert.equal((await h.ask({ subjectId: organisation, purposeId: 'sales' })).rule, 'organisation');

      const one = await h.add({ registers: ['letters'], email: 'Yhteinen@Example.test' });
      const other = await h.add({ registers: ['letters'], email: 'yhteinen@example.test' });
      await h.record({ subjectId: one, act: 'consent-given' });
      await h.record({ subjectId: other, act: 'ban', channel: null, purpose: null });
      assert.equal((await h.ask({ subjectId: one })).rule, 'address-ban');
      h.clock.advance(1000);
      await assert.rejects(h.record({ subjectId: one, act: 'consent-given' }), { code: 'errors.permission-banned' });
      await h.record({ subjectId: one, act: 'consent-given', overBan: true });
      assert.equal((await h.ask({ subjectId: one })).rule, 'consent');
      assert.equal((await h.ask({ subjectId: other })).rule, 'ban');
      h.clock.advance(1000);
      await h.record({ subjectId: other, act: 'ban', channel: null, purpose: null });
      assert.equal((await h.ask({ subjectId: one })).rule, 'address-ban', 'banned again by whoever shares the address');
    });

    test('still refuses the address of an erased person who had banned it, also one that came after the ban', async (t) => {
      const h = await house(t, dialect);
      const before = 'kieltaja@example.test';
      const after = 'uusi.kieltaja@example.test';
      const gone = await h.add({ registers: ['letters'], email: before });
      await h.record({ subjectId: gone, act: 'ban', channel: null, purpose: null });
      await h.write((writer) =>
        writer.insert('client-point', { id: h.deps.ids.next(), subject_id: gone, field_id: 'person.email', value: after }),
      );
      h.clock.advance(3_600_000);
      const done = await eraseNow(h.deps, { subjectId: gone, ground: 'owner', act: h.act() });
      assert.equal(done.state, 'certified', done.result ?? '');
      for (const email of [before, after.toUpperCase()]) {
        const again = await h.add({ registers: ['letters'], email });
        assert.equal((await h.ask({ subjectId: again })).rule, 'address-ban', email);
        await assert.rejects(h.record({ subjectId: again, act: 'consent-given' }), { code: 'errors.permission-banned' }, email);
      }
      const stranger = await h.add({ registers: ['letters'], email: 'muu@example.test' });
      assert.equal((await h.ask({ subjectId: stranger })).rule, 'no-consent');
    });

    test('a ban of a part holds for the address too, and for that part only', async (t) => {
      const h = await house(t, dialect);
      const of = { registers: ['customer', 'letters'], email: 'yhteinen@example.test' };
      const [banned, heir] = [await h.add(of), await h.add(of)];
      await h.record({ subjectId: heir, act: 'consent-given' });
      await h.record({ subjectId: banned, act: 'ban', channel: null, purpose: null, scope: 'research', deed: 'processing' });
      const rule = async (ask: Partial<Question>) => (await h.ask({ subjectId: heir, ...ask })).rule;
      assert.equal(await rule({}), 'consent');
      assert.equal(await rule({ scope: 'research' }), 'address-ban');
      assert.equal(await rule({ scope: 'research', deed: 'disclosure' }), 'consent');
    });

    test('a permission or a ban for one contact point is none for another, and a question about all minds each ban', async (t) => {
      const h = await house(t, dialect);
      const subjectId = await h.add({ registers: ['letters'], email: 'a@example.test' });
      const [a, b] = [h.deps.ids.next(), h.deps.ids.next()];
      await h.write(async (writer) => {
        for (const [id, value] of [
          [a, 'eka@example.test'],
          [b, 'toka@example.test'],
        ])
          await writer.insert('client-point', { id, subject_id: subjectId, field_id: 'person.email', value });
      });
      await h.record({ subjectId, act: 'consent-given', contactPointId: a });
      const rules = async () => [
        (await h.ask({ subjectId, contactPointId: a })).rule,
        (await h.ask({ subjectId, contactPointId: b })).rule,
        (await h.ask({ subjectId })).rule,
      ];
      assert.deepEqual(await rules(), ['consent', 'no-consent', 'no-consent']);
      h.clock.advance(1000);
      await h.record({ subjectId, act: 'consent-given' });
      await h.record({ subjectId, act: 'ban', purpose: null, contactPointId: b });
      assert.deepEqual(await rules(), ['consent', 'ban', 'ban']);
    });
  });
}

test('the table meets every rule that no other claim here meets', () => {
  const elsewhere = ['restricted', 'organisation', 'address-ban'];
  const met = new Set([...TABLE.map(({ rule }) => rule), ...elsewhere]);
  assert.deepEqual(
    [...ALLOWING, ...REFUSING].filter((rule) => !met.has(rule)),
    [],
  );
});
