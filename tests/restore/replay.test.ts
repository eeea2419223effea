/** Every protective event since the copy is done again at the start, whatever kind it is; and without the ledger nothing starts (DESIGN §5, issue 4 part 6). */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { change, contactPointsOf, correctOwn, leaveRegister, liveMembershipsOf } from '#customers';
import { LEDGER_KINDS, verifyChain } from '#kernel/audit';
import type { LedgerKind } from '#kernel/audit';
import { accountById, changeAccount, createAccount } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { consentsOfSubject, sharesOfSubject, withdrawConsent } from '#kernel/disclosure';
import { countByState, messagesBefore } from '#kernel/mail';
import { decide, permissionsOf, recordPermission } from '#kernel/permission';
import { look } from '#kernel/proof';
import { dropRequest, enterRequest, requestsOfPerson } from '#kernel/requests';
import {
  disputesOf,
  erasuresOf,
  holds,
  liftRestriction,
  placeHold,
  releaseHold,
  restrictProcessing,
  verifyCertificate,
} from '#kernel/rights';
import type { SignedCertificate } from '#kernel/rights';
import { search, subjectById, suppressed, suppressionHash } from '#kernel/subjects';
import { localDate } from '#platform/clock';
import { insertRows, sql } from '#platform/db';
import { ok } from '#tests/app';
import { engines } from './copies.ts';
import type { Register } from './copies.ts';

const POLICY = 'lajina-mieli';
const PLACES = [
  { registerId: 'customer', subjectGroup: 'customers' },
  { registerId: 'marketing', subjectGroup: 'subscribers' },
];

interface Someone {
  readonly id: string;
  readonly email: string;
  readonly version: number;
  readonly point: { readonly id: string; readonly version: number };
}

async function add({ owner }: Register, name: string): Promise<Someone> {
  const email = `${name.toLowerCase()}@palaaja.example.test`;
  const body = {
    source: 'self',
    givenName: name,
    familyName: 'Palaajainen',
    memberships: PLACES,
    contactPoints: [{ kind: 'email', value: email }],
    custom: {},
  };
  const { person } = await ok(
    owner.call<{ person: { id: string; version: number; contactPoints: { id: string; version: number }[] } }>('POST', '/api/people', body),
  );
  const [point = { id: '', version: 0 }] = person.contactPoints;
  return { id: person.id, email, version: person.version, point };
}

const act = ({ clock }: Pick<Deps, 'clock'>) => ({ actor: { id: 'cli', kind: 'cli' } as const, at: clock.now() });
const newsletter = (deps: Deps, { id }: Someone) => {
  const policy = deps.policy.current();
  assert.ok(policy);
  return decide(deps.database.db, policy, { subjectId: id, channel: 'email', purposeId: 'newsletter', at: deps.clock.now() }, deps);
};
const permit = (deps: Deps, { id }: Someone, taken: 'ban' | 'objection' | 'consent-withdrawn' | 'consent-given') =>
  recordPermission(
    deps,
    { act: act(deps), method: 'staff', source: 'self' },
    {
      subjectId: id,
      act: taken,
      channel: 'email',
      purpose: 'newsletter',
      on: localDate(deps.clock.now()),
      ...(taken === 'consent-given' ? { way: 'in-person', lang: 'fi' } : {}),
    },
  );
const hold = (deps: Deps, { id }: Someone) =>
  placeHold(
    deps,
    { subjectId: id, fields: ['person.email'], reason: 'riita laskusta', law: 'vanhentumislaki', reviewOn: '2027-06-01' },
    act(deps),
  );

interface Row {
  /** Before the copy is made. */
  before?(register: Register, someone: Someone): Promise<unknown>;
  /** After it. */
  happens(register: Register, someone: Someone): Promise<unknown>;
  /** What must be true of the restored register; it was not in the copy. */
  stands(deps: Deps, someone: Someone): Promise<unknown>;
  readonly is: unknown;
  readonly was: unknown;
}

const noted = new Map<string, string>();

const TABLE: Record<Exclude<LedgerKind, 'opened' | 'override'>, Row> = {
  erasure: {
    happens: ({ owner }, { id }) => ok(owner.call('POST', `/api/subjects/${id}/erasure`, { ground: 'request' })),
    stands: async ({ database: { db } }, { id }) => ((await subjectById(db, id)) ? 'there' : 'gone'),
    was: 'there',
    is: 'gone',
  },
  ban: {
    before: ({ app }, someone) => permit(app.deps, someone, 'consent-given'),
    happens: ({ app }, someone) => permit(app.deps, someone, 'ban'),
    stands: async (deps, someone) => (await newsletter(deps, someone)).rule,
    was: 'consent',
    is: 'ban',
  },
  objection: {
    before: ({ app }, someone) => permit(app.deps, someone, 'consent-given'),
    happens: ({ app }, someone) => permit(app.deps, someone, 'objection'),
    stands: async (deps, someone) => (await newsletter(deps, someone)).rule,
    was: 'consent',
    is: 'objection',
  },
  withdrawal: {
    before: ({ app }, someone) => permit(app.deps, someone, 'consent-given'),
    happens: ({ app }, someone) => permit(app.deps, someone, 'consent-withdrawn'),
    stands: async (deps, someone) => (await newsletter(deps, someone)).rule,
    was: 'consent',
    is: 'consent-withdrawn',
  },
  merge: {
    before: async (register, someone) => {
      const other = await add(register, 'Yhdistettykaksonen');
      noted.set('twin', other.id);
      await permit(register.app.deps, other, 'consent-given');
      await permit(register.app.deps, someone, 'consent-given');
    },
    happens: async ({ app, owner, clock }, someone) => {
      await ok(owner.call('POST', '/api/duplicates/merge', { a: someone.id, b: noted.get('twin'), stays: someone.id, take: {} }));
      clock.advance(1000);
      await permit(app.deps, someone, 'consent-withdrawn');
      const live = await liveMembershipsOf(app.deps.database.db, [someone.id]);
      const left = live.find(({ register_id }) => register_id === 'customer')?.id ?? '';
      await leaveRegister(app.deps, act(app.deps).actor, left);
      await restrictProcessing(app.deps, someone.id, 'claims', act(app.deps));
    },
    stands: async (deps) => {
      const id = noted.get('twin') ?? '';
      const policy = deps.policy.current() ?? assert.fail();
      const { events } = await permissionsOf(deps.database.db, policy, { subjectId: id, at: deps.clock.now() }, deps);
      const restricted = (await subjectById(deps.database.db, id))?.restricted_reason;
      return [events[0]?.act, restricted, await search(deps.database.db, 'Yhdistettykaksonen Palaajainen', 10)];
    },
    get was() {
      return ['consent-given', null, [noted.get('twin')]];
    },
    is: ['consent-withdrawn', 'claims', []],
  },
  'merge-end': {
    before: async (register, someone) => {
      const other = await add(register, 'Erotettukaksonen');
      noted.set('apart', other.id);
      await ok(register.owner.call('POST', '/api/duplicates/merge', { a: someone.id, b: other.id, stays: someone.id, take: {} }));
    },
    happens: async ({ app, owner }) => {
      const { rows } = await sql<{ id: string }>`select id from merged where old_id = ${noted.get('apart')}`.execute(app.deps.database.db);
      await ok(owner.call('POST', `/api/acts/${rows[0]?.id}/undo`, { confirmed: false }));
      await ok(owner.call('POST', `/api/subjects/${noted.get('apart')}/erasure`, { ground: 'request' }));
    },
    stands: async ({ database: { db } }, { id }) =>
      (await contactPointsOf(db, [id])).map(({ normal }) => normal.split('@')[0] ?? '').toSorted(),
    was: ['erotettukaksonen', 'tapausmergeend'],
    is: ['tapausmergeend'],
  },
  restriction: {
    happens: ({ app }, { id }) => restrictProcessing(app.deps, id, 'claims', act(app.deps)),
    stands: async ({ database: { db } }, { id }) => (await subjectById(db, id))?.restricted_reason,
    was: null,
    is: 'claims',
  },
  release: {
    before: ({ app }, { id }) => restrictProcessing(app.deps, id, 'claims', act(app.deps)),
    happens: ({ app }, { id }) => liftRestriction(app.deps, id, act(app.deps)),
    stands: async ({ database: { db } }, { id }) => (await subjectById(db, id))?.restricted_reason,
    was: 'claims',
    is: null,
  },
  rectification: {
    before: ({ app }, someone) => permit(app.deps, someone, 'consent-given'),
    // As the own pages do it.
    happens: ({ app }, { id, point }) =>
      correctOwn(app.deps, { actor: { id: 'visit', kind: 'subject' }, source: 'self' }, id, {
        kind: 'contact-point',
        recordId: point.id,
        column: 'value',
        field: 'person.email',
        value: 'oikea@palaaja.example.test',
      }),
    stands: async (deps, someone) => [
      (await disputesOf(deps.database.db, someone.id)).map(({ field_id }) => field_id),
      (await newsletter(deps, someone)).rule,
    ],
    was: [[], 'consent'],
    is: [['person.email'], 'restricted'],
  },
  hold: {
    happens: ({ app }, someone) => hold(app.deps, someone),
    stands: async ({ database: { db } }, { id }) => (await holds(db, id)).map(({ fields }) => fields),
    was: [],
    is: [['person.email']],
  },
  'hold-release': {
    before: async ({ app }, someone) => noted.set(someone.id, await hold(app.deps, someone)),
    happens: ({ app }, { id }) => releaseHold(app.deps, noted.get(id) ?? '', act(app.deps)),
    stands: async ({ database: { db } }, { id }) => (await holds(db, id)).length,
    was: 1,
    is: 0,
  },
  'agreement-end': {
    before: async ({ owner }, someone) => noted.set(someone.id, (await fileAgreement(owner, `Sopimus ${someone.id}`)).id),
    happens: ({ owner }, { id }) => ok(owner.call('POST', `/api/agreements/${noted.get(id)}/end`, {})),
    stands: async ({ database: { db } }, { id }) => {
      const [open] = await sql<{ n: number }>`
        select count(*) as n from recipient_agreement where id = ${noted.get(id)} and ended_at is null`
        .execute(db)
        .then(({ rows }) => rows);
      return Number(open?.n);
    },
    was: 1,
    is: 0,
  },
  'share-end': {
    before: async ({ owner }, { id }) => {
      const { partyId } = await fileAgreement(owner, `Jako ${id}`);
      await ok(owner.call('POST', '/api/recipients/partners/shares', { partyId, subjectIds: [id], purpose: 'assignments' }));
      const { shares } = await ok<{ shares: { id: string }[] }>(owner.call('GET', `/api/subjects/${id}/disclosures`));
      noted.set(id, shares[0]?.id ?? '');
    },
    happens: ({ owner }, { id }) => ok(owner.call('POST', `/api/shares/${noted.get(id)}/end`, {})),
    stands: async ({ database: { db } }, { id }) => (await sharesOfSubject(db, id)).filter(({ ended_at }) => ended_at === null).length,
    was: 1,
    is: 0,
  },
  'consent-end': {
    // Filed as a row: this firm hands nothing over on a consent, but another may.
    before: async ({ app, clock }, { id }) => {
      const at = clock.now().toISOString();
      const row = { id: `consent-${id}`, subject_id: id, recipient_id: 'partners', given_on: at.slice(0, 10), place: 'mappi 1' };
      const filed = { ...row, filed_at: at, filed_by: 'cli', withdrawn_at: null };
      await app.deps.database.tx((tx) => insertRows(tx, 'disclosure_consent', Object.keys(filed), [Object.values(filed)]));
    },
    happens: ({ app }, { id }) => withdrawConsent(app.deps, `consent-${id}`, act(app.deps)),
    stands: async ({ database: { db } }, { id }) =>
      (await consentsOfSubject(db, id)).filter(({ withdrawn_at }) => withdrawn_at === null).length,
    was: 1,
    is: 0,
  },
  'account-end': {
    before: (register, someone) => account(register, someone, 'viewer'),
    happens: (register, { id }) => changed(register, id, { disabled: true }),
    stands: async ({ database: { db } }, { id }) => (await accountById(db, noted.get(id) ?? ''))?.disabled_at === null,
    was: true,
    is: false,
  },
  'account-return': {
    before: async (register, someone) => {
      await account(register, someone, 'viewer');
      await changed(register, someone.id, { disabled: true });
    },
    happens: (register, { id }) => changed(register, id, { disabled: false }),
    stands: async ({ database: { db } }, { id }) => (await accountById(db, noted.get(id) ?? ''))?.disabled_at === null,
    was: false,
    is: true,
  },
  'account-role': {
    before: (register, someone) => account(register, someone, 'owner'),
    happens: (register, { id }) => changed(register, id, { role: 'viewer' }),
    stands: async ({ database: { db } }, { id }) => (await accountById(db, noted.get(id) ?? ''))?.role,
    was: 'owner',
    is: 'viewer',
  },
  request: {
    happens: ({ app, clock }, { id }) =>
      enterRequest(app.deps, { right: 'erasure', channel: 'phone', receivedAt: clock.now(), subjectId: id }, act(app.deps)),
    stands: async (deps, { id }) =>
      (await requestsOfPerson(deps.database.db, deps, id)).map(({ right, state, channel }) => [right, state, channel]),
    was: [],
    is: [['erasure', 'received', 'phone']],
  },
  'request-end': {
    before: async ({ app, clock }, { id }) =>
      enterRequest(app.deps, { right: 'erasure', channel: 'post', receivedAt: clock.now(), subjectId: id }, act(app.deps)),
    happens: async ({ app }, { id }) => {
      const [own] = await requestsOfPerson(app.deps.database.db, app.deps, id);
      await dropRequest(app.deps, { id: own?.id ?? '', version: 1 }, 'withdrawn', act(app.deps));
    },
    stands: async (deps, { id }) => (await requestsOfPerson(deps.database.db, deps, id)).map(({ state, outcome }) => [state, outcome]),
    was: [['received', null]],
    is: [['closed', 'withdrawn']],
  },
};

const fileAgreement = (owner: Register['owner'], name: string) =>
  ok(
    owner.call<{ id: string; partyId: string }>('POST', '/api/recipients/partners/agreements', {
      party: { name },
      kind: 'nda',
      signedOn: '2026-11-01',
      validUntil: '2027-02-28',
      place: 'mappi 3',
    }),
  );

async function account({ app }: Register, { id, email }: Someone, role: 'owner' | 'viewer'): Promise<void> {
  const row = { email, name: 'Tilin Haltija', role, language: 'fi', password: 'kertakäyttöinen salasana 4', mustChange: true };
  noted.set(id, (await createAccount(app.access, row, 'cli')).id);
}

const changed = ({ app }: Register, id: string, change: { disabled?: boolean; role?: 'viewer' }) =>
  changeAccount(app.access, noted.get(id) ?? '', change, 'cli');

async function queueLetterTo({ app, clock }: Register, { id }: Someone): Promise<void> {
  const at = clock.now().toISOString();
  const row = {
    id: `letter-${id}`,
    subject_id: id,
    purpose: 'rights',
    template: 'test',
    lang: 'fi',
    letter: 'sealed',
    address_hash: 'hash',
    state: 'queued',
    attempts: 0,
    doubted: 0,
    created_at: at,
    next_at: at,
    expires_at: '2027-12-31T00:00:00Z',
  };
  await app.deps.database.tx((tx) => insertRows(tx, 'mail_message', Object.keys(row), [Object.values(row)]));
}

for (const engine of engines()) {
  describe(`a register set back to yesterday: ${engine.name}`, { skip: engine.skip }, () => {
    test('every kind of protective event since is done again before anything else is', async (t) => {
      const register = await engine.open(t, POLICY);
      assert.deepEqual([...Object.keys(TABLE), 'opened', 'override'].toSorted(), [...LEDGER_KINDS].toSorted(), 'a kind that nobody tries');
      const kinds = Object.entries(TABLE);
      const people = new Map<string, Someone>();
      for (const [kind] of kinds) people.set(kind, await add(register, `Tapaus${kind.replace('-', '')}`));
      const of = (kind: string) => people.get(kind) ?? assert.fail(kind);
      for (const [kind, row] of kinds) await row.before?.(register, of(kind));
      for (const [kind, row] of kinds) assert.deepEqual(await row.stands(register.app.deps, of(kind)), row.was, `${kind} before`);
      await queueLetterTo(register, of('hold'));
      await queueLetterTo(register, of('erasure'));
      await register.keep();
      register.clock.advance(3_600_000);
      for (const [kind, row] of kinds) await row.happens(register, of(kind));
      await register.setBack();

      const { deps } = await register.start();
      const sessions = await sql<{ n: number }>`select count(*) as n from session where revoked_at is null`.execute(deps.database.db);
      assert.equal(Number(sessions.rows[0]?.n), 0, 'nobody is signed in to a register that was set back');
      for (const [kind, row] of kinds) assert.deepEqual(await row.stands(deps, of(kind)), row.is, kind);
      assert.equal((await verifyChain(deps.database.db)).ok, true);

      const gone = of('erasure');
      const { db } = deps.database;
      assert.deepEqual(await search(db, 'Tapauserasure', 10), [], 'not found');
      const hash = suppressionHash(deps.keys.suppression, 'email', gone.email);
      assert.deepEqual([...(await suppressed(db, 'email', [hash]))], [hash], 'not taken in again');
      assert.equal((await newsletter(deps, gone)).rule, 'person-unknown', 'not mailed');
      const letters = await messagesBefore(db, { states: undefined, before: undefined, limit: 10 });
      assert.deepEqual(
        letters.map(({ subject_id, state, reason }) => [subject_id, state, reason]),
        [[of('hold').id, 'failed', 'restored']],
        'her letter is gone, and what waited for others may have left already: nobody is written to twice',
      );
      assert.equal((await countByState(db)).queued ?? 0, 0);
      const [row] = await erasuresOf(db, gone.id);
      const signed = JSON.parse(row?.certificate ?? 'null') as SignedCertificate;
      assert.ok(verifyCertificate(signed, deps.keys.certificate.publicPem));
      assert.deepEqual([row?.state, signed.certificate.recheck.found], ['certified', 0]);
      assert.equal(signed.certificate.erasedAt, row?.erased_at);
      assert.ok(signed.certificate.replayedAt !== undefined);
    });

    test('a disputed value is settled by entering it again, even as it was', async (t) => {
      const register = await engine.open(t, POLICY);
      const someone = await add(register, 'Oikaisija');
      await register.keep();
      await TABLE.rectification.happens(register, someone);
      await register.setBack();
      const house = await register.start();
      assert.equal((await disputesOf(house.deps.database.db, someone.id)).length, 1);
      const who = { actor: { id: 'cli', kind: 'cli' }, source: 'self' } as const;
      const value = someone.email;
      await change(house.deps, who, { registers: ['customer'], fields: ['person.email'] }, (writer) =>
        writer.update('contact-point', someone.point.id, { value, normal: value }),
      );
      assert.deepEqual(await disputesOf(house.deps.database.db, someone.id), []);
    });

    test('a copy from before the very first event is refused without its ledger; an override is kept in words and breaks the promise', async (t) => {
      const register = await engine.open(t, POLICY);
      const someone = await add(register, 'Ensimmäinen');
      await register.keep();
      await TABLE.erasure.happens(register, someone);
      await register.setBack();
      rmSync(join(register.dir, 'ledger'), { recursive: true });
      await assert.rejects(register.start(), { code: 'errors.ledger-missing' });
      const { deps } = await register.start({ ledgerOverride: { ref: 'OHITUS-1', reason: 'levy hajosi tulipalossa' } });
      assert.ok(await subjectById(deps.database.db, someone.id), 'which is why it is refused');
      const policy = deps.policy.current();
      assert.ok(policy);
      const finding = await look({ deps, policy } as Parameters<typeof look>[0], { check: 'ledger.copied', params: {} });
      assert.equal(finding.verdict, 'broken');
      assert.match(finding.evidence.fi, /levy hajosi tulipalossa/);
    });
  });
}
