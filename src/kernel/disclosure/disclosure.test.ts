// Claims about what is written down when data are shown or given: never without a ground, never beyond the whitelist, never changed afterwards.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { decide, permissionKinds, permissionMigrations, recordPermission } from '#kernel/permission';
import type { NewPermission } from '#kernel/permission';
import { compilePolicy, policySchema } from '#kernel/policy';
import { eraseNow, exportSubject, replayLedger, restrictProcessing } from '#kernel/rights';
import { dialects, tempDir } from '#tests';
import type { TestDialect } from '#tests';
import { firmOfPermissions } from '../permission/testing.ts';
import { rightsHouse } from '../rights/testing.ts';
import type { RightsHouse } from '../rights/testing.ts';
import { endAgreement, fileAgreement } from './agreements.ts';
import { compose } from './compose.ts';
import { fileConsent, withdrawConsent } from './consents.ts';
import { makeExport, planExport } from './exports.ts';
import { disclosureKinds } from './kinds.ts';
import { disclosureMigrations } from './migrations/0001-disclosure.ts';
import { recordDisclosure } from './record.ts';
import type { NewDisclosure } from './record.ts';
import { tidyDisclosures } from './tidy.ts';
import { disclosuresOf } from './told.ts';

const text = (word: string) => ({ fi: word, sv: word, en: word });
const NOBODY = { employers: () => Promise.resolve(new Map<string, readonly string[]>()) };

function recipient(id: string, more: object): object {
  return {
    id,
    name: text(id),
    role: 'processor',
    country: 'FI',
    access: 'copy',
    fields: ['person.email'],
    purposes: ['assignments'],
    ...more,
  };
}

/** A letter tool, partners who look, an outsider, and an authority. */
function firm() {
  const { policy } = firmOfPermissions();
  const recipients = [
    recipient('tool', { purposes: ['newsletter', 'assignments'], agreement: { kind: 'processing-agreement' }, clauses: ['S2-14'] }),
    recipient('partners', { role: 'partner', access: 'view', agreement: { kind: 'assignment-contract' }, fields: ['person.name'] }),
    recipient('outsider', { role: 'controller', agreement: { kind: 'consent' }, clauses: ['S4-12'] }),
    recipient('office', { role: 'authority', agreement: { kind: 'statute' } }),
  ];
  const widened = policySchema.parse({ ...policy, recipients });
  return compilePolicy(widened, { versionId: 'version-1', versionNo: 1, effectiveFrom: '2020-01-01' });
}

interface House extends RightsHouse {
  give(more: Partial<NewDisclosure> & Pick<NewDisclosure, 'recipientId' | 'basis' | 'subjectIds'>): Promise<void>;
  agreement(more?: object): Promise<{ id: string; partyId: string }>;
}

async function house(t: TestContext, dialect: TestDialect): Promise<House> {
  const database = await dialect.open();
  t.after(() => database.close());
  const h = await rightsHouse(database, tempDir(t), {
    policy: firm(),
    kinds: [...permissionKinds, ...disclosureKinds],
    migrations: [...permissionMigrations, ...disclosureMigrations],
  });
  return {
    ...h,
    give: (more) => database.tx((tx) => recordDisclosure(tx, h.deps, { way: 'letter', fields: ['person.email'], act: h.act(), ...more })),
    agreement: (more = {}) =>
      fileAgreement(
        h.deps,
        {
          recipientId: 'tool',
          party: { name: 'Työkalu Oy' },
          kind: 'processing-agreement',
          signedOn: '2026-01-10',
          validUntil: '2027-01-10',
          place: 'mappi',
          ...more,
        },
        h.act(),
      ),
  };
}

/** As after a restored backup: the ledger remembers that these had been set right. */
function dispute(h: House, subjectId: string, fields: string[]): Promise<void> {
  const entry = { kind: 'rectification', at: '2026-03-10T08:00:00.000Z', subjectId, fields } as const;
  return h.deps.database.tx((tx) => replayLedger(tx, h.deps, { ...entry, seq: 1 } as never, 1));
}

async function settleDispute(h: House, subjectId: string, field: string): Promise<void> {
  await sql`delete from disputed_field where subject_id = ${subjectId} and field_id = ${field}`.execute(h.deps.database.db);
}

const code = (wanted: string) => (error: unknown) => (error as { code?: string }).code === wanted;

for (const dialect of await dialects()) {
  describe(`disclosures on ${dialect.name}`, () => {
    test('nothing is written down without an agreement of the kind the role needs, in force on the day', async (t) => {
      const h = await house(t, dialect);
      const subjectIds = [await h.add({ registers: ['customer'] })];
      const give = (ref: string) => h.give({ recipientId: 'tool', subjectIds, basis: { kind: 'agreement', ref } });
      await assert.rejects(give('nothing'), code('errors.agreement-missing'));
      const nda = await h.agreement({ kind: 'nda', party: { name: 'Vaitelias Oy' } });
      await assert.rejects(give(nda.id), code('errors.agreement-missing'), 'secrecy alone makes nobody a processor');
      const over = await h.agreement({ validUntil: '2026-02-01', party: { name: 'Entinen Oy' } });
      await assert.rejects(give(over.id), code('errors.agreement-missing'));
      const partner = await h.agreement({ recipientId: 'partners', kind: 'nda', party: { name: 'Kumppani Oy' } });
      await assert.rejects(give(partner.id), code('errors.agreement-missing'), 'an agreement serves its own recipient');
      const good = await h.agreement();
      await give(good.id);
      await endAgreement(h.deps, good.id, h.act());
      await assert.rejects(give(good.id), code('errors.agreement-missing'));
      assert.equal((await disclosuresOf(h.deps.database.db, firm(), subjectIds[0] ?? '')).length, 1);
    });

    test('a field beyond the whitelist and a recipient beyond the notice are refused', async (t) => {
      const h = await house(t, dialect);
      const subjectIds = [await h.add({ registers: ['customer'] })];
      const { id } = await h.agreement();
      const basis = { kind: 'agreement', ref: id } as const;
      const wide = h.give({ recipientId: 'tool', subjectIds, basis, fields: ['person.email', 'person.name'] });
      await assert.rejects(wide, (error) => code('errors.recipient-fields')(error) && (error as { clause?: string }).clause === 'S2-14');
      await assert.rejects(h.give({ recipientId: 'stranger', subjectIds, basis }), code('errors.recipient-undeclared'));
      assert.deepEqual(await disclosuresOf(h.deps.database.db, firm(), subjectIds[0] ?? ''), []);
    });

    test('an outsider gets data only on a consent of this person that has not been withdrawn, an authority only under a named law', async (t) => {
      const h = await house(t, dialect);
      const [giver, other] = [await h.add({ registers: ['customer'] }), await h.add({ registers: ['customer'] })];
      const give = (subjectId: string, ref: string) =>
        h.give({ recipientId: 'outsider', subjectIds: [subjectId], basis: { kind: 'consent', ref } });
      const { id: agreement } = await h.agreement();
      const byAgreement = h.give({ recipientId: 'outsider', subjectIds: [giver], basis: { kind: 'agreement', ref: agreement } });
      await assert.rejects(
        byAgreement,
        (error) => code('errors.consent-missing')(error) && (error as { clause?: string }).clause === 'S4-12',
      );
      await assert.rejects(give(giver, 'none'), code('errors.consent-missing'));
      const id = await fileConsent(h.deps, { subjectId: giver, recipientId: 'outsider', on: '2026-03-01', place: 'mappi' }, h.act());
      await assert.rejects(give(other, id), code('errors.consent-missing'));
      await give(giver, id);
      await withdrawConsent(h.deps, id, h.act());
      await assert.rejects(give(giver, id), code('errors.consent-missing'));
      const toOffice = (ref: string) => h.give({ recipientId: 'office', subjectIds: [giver], basis: { kind: 'law', ref } });
      await assert.rejects(toOffice(' '), code('errors.disclosure-law'));
      await toOffice('laki 1/2026, 5 §');
      const told = await disclosuresOf(h.deps.database.db, firm(), giver);
      assert.deepEqual(
        new Map(told.map(({ recipient: { fi }, basis }) => [fi, basis.fi])),
        new Map([
          ['office', 'laki: laki 1/2026, 5 §'],
          ['outsider', 'henkilön oma suostumus 1.3.2026'],
        ]),
      );
    });

    test('a line is never changed; it outlives the person without name, and goes after its period', async (t) => {
      const h = await house(t, dialect);
      const { db } = h.deps.database;
      const subject = await h.add({ registers: ['customer'] });
      const { id } = await h.agreement();
      await h.give({ recipientId: 'tool', subjectIds: [subject], basis: { kind: 'agreement', ref: id } });
      await assert.rejects(sql`update disclosure set recipient_id = 'nobody'`.execute(db));
      const copy = await exportSubject(h.deps, db, subject);
      const [line] = copy.records.filter(({ kind }) => kind === 'disclosure');
      assert.deepEqual(line?.facts?.['fields'], '["person.email"]');
      await eraseNow(h.deps, { subjectId: subject, ground: 'request', act: h.act() });
      const lines = async () => Number((await sql<{ n: number }>`select count(*) as n from disclosure`.execute(db)).rows[0]?.n);
      assert.equal(await lines(), 1);
      h.clock.set('2029-03-01T08:00:00Z');
      await tidyDisclosures(h.deps);
      assert.equal(await lines(), 1, 'three years are not over');
      h.clock.set('2030-02-01T08:00:00Z');
      assert.ok((await tidyDisclosures(h.deps)) >= 2, 'the line and the agreement behind it');
      assert.equal(await lines(), 0);
    });

    test('a copy leaves out whom it must, counts them, and has one line for each person in it', async (t) => {
      const h = await house(t, dialect);
      const people = [
        await h.add({ registers: ['customer'] }),
        await h.add({ registers: ['customer'] }),
        await h.add({ registers: ['customer'] }),
      ];
      await restrictProcessing(h.deps, people[1] ?? '', 'accuracy', h.act());
      const order = { recipientId: 'tool', purpose: 'assignments', people: { ids: people } };
      await assert.rejects(planExport(h.deps.database.db, h.deps, NOBODY, order, h.clock.now()), code('errors.agreement-missing'));
      await h.agreement();
      const made = await makeExport(h.deps, NOBODY, { ...order, format: 'csv', destroyBy: '2026-12-01' }, h.act());
      assert.equal(made.plan.leftOut.restricted, 1);
      assert.deepEqual(new Set(made.plan.people.flatMap(({ values }) => values.map(({ field }) => field))), new Set(['person.email']));
      assert.equal((await disclosuresOf(h.deps.database.db, firm(), people[1] ?? '')).length, 0);
      assert.equal((await disclosuresOf(h.deps.database.db, firm(), people[0] ?? '')).length, 1);
      const views = planExport(h.deps.database.db, h.deps, NOBODY, { ...order, recipientId: 'partners' }, h.clock.now());
      await assert.rejects(views, code('errors.recipient-views'));
      const foreign = planExport(h.deps.database.db, h.deps, NOBODY, { ...order, purpose: 'sales' }, h.clock.now());
      await assert.rejects(foreign, code('errors.recipient-purpose'));
      const late = makeExport(h.deps, NOBODY, { ...order, format: 'csv', destroyBy: '2027-02-01' }, h.act());
      await assert.rejects(late, code('errors.copy-day'), 'a copy does not outlast the agreement');
    });

    test('who banned that data go to others for marketing is in no such copy, and still gets the firm’s own letters', async (t) => {
      const h = await house(t, dialect);
      const [giver, banner] = [await h.add({ registers: ['letters'] }), await h.add({ registers: ['letters'] })];
      await h.agreement();
      const on = '2026-03-14';
      const record = (wish: Pick<NewPermission, 'act' | 'subjectId' | 'channel' | 'purpose' | 'deed'>) =>
        recordPermission(h.deps, { act: h.act(), method: 'staff', source: 'self' }, { on, ...wish });
      for (const subjectId of [giver, banner]) await record({ act: 'consent-given', subjectId, channel: 'email', purpose: 'newsletter' });
      await record({ act: 'ban', subjectId: banner, channel: null, purpose: null, deed: 'disclosure' });
      const order = { recipientId: 'tool', purpose: 'newsletter', people: { ids: [giver, banner] } };
      const plan = await planExport(h.deps.database.db, h.deps, NOBODY, order, h.clock.now());
      assert.deepEqual([plan.people.map(({ subjectId }) => subjectId), plan.leftOut], [[giver], { banned: 1 }]);
      const question = { subjectId: banner, channel: 'email', purposeId: 'newsletter', at: h.clock.now() } as const;
      assert.equal((await decide(h.deps.database.db, firm(), question, h.deps)).verdict, 'allowed');
    });

    test('a value that came back with a backup is in no copy and no view until it is entered again, and how many were left out is told', async (t) => {
      const h = await house(t, dialect);
      const people = [await h.add({ registers: ['customer'] }), await h.add({ registers: ['customer'] })];
      const [disputed = '', sound = ''] = people;
      await h.agreement();
      await dispute(h, disputed, ['person.email', 'person.name']);
      const order = { recipientId: 'tool', purpose: 'assignments', people: { ids: people } };
      const plan = await planExport(h.deps.database.db, h.deps, NOBODY, order, h.clock.now());
      assert.deepEqual([plan.people.map(({ subjectId }) => subjectId), plan.leftOut], [[sound], { disputed: 1 }]);
      const made = await makeExport(h.deps, NOBODY, { ...order, format: 'csv', destroyBy: '2026-12-01' }, h.act());
      assert.deepEqual(JSON.parse(made.copy.left_out), { disputed: 1 });
      assert.equal((await disclosuresOf(h.deps.database.db, firm(), disputed)).length, 0);
      await settleDispute(h, disputed, 'person.email');
      const after = await planExport(h.deps.database.db, h.deps, NOBODY, order, h.clock.now());
      assert.deepEqual([after.people.length, after.leftOut, after.disputed], [2, {}, 0]);
    });

    test('a disputed value is not shown to a partner, nor logged as seen; the rest of the person is', async (t) => {
      const h = await house(t, dialect);
      const subject = await h.add({ registers: ['customer'] });
      const policy = firm();
      const partners = policy.recipients.get('partners');
      assert.ok(partners);
      const of = { policy, registry: h.deps.registry, outside: NOBODY, purpose: 'assignments' };
      const recipient = { ...partners, fields: ['person.name', 'person.email'] };
      const look = async () => (await compose(h.deps.database.db, { ...of, recipient }, [subject])).shown[0];
      assert.deepEqual([(await look())?.fields, (await look())?.disputed], [['person.name', 'person.email'], []]);
      await dispute(h, subject, ['person.email']);
      const seen = await look();
      assert.deepEqual([seen?.fields, seen?.disputed], [['person.name'], ['person.email']]);
      assert.ok(seen?.values.every(({ field }) => field === 'person.name'));
    });
  });
}
