/** A lead is kept where it is declared, moves with its history, makes customers when won and prolongs nothing when lost; who never answers goes on time. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { dialects } from '#tests';
import type { TestDialect } from '#tests';
import { addOrganisation, change, duplicateHandlers, heldWords, liveMembershipsOf, undoAct, undoHandlers } from '#customers';
import { openDuties } from '#kernel/duties';
import { OWN_RECORDS } from '#kernel/records';
import type { ActRef } from '#kernel/records';
import { heldValues, recordTrigger, runRetention } from '#kernel/retention';
import { eraseNow, exportSubject } from '#kernel/rights';
import { addClient, customersHouse, declarationOf, STAFF } from '../customers/testing.ts';
import type { CustomersHouse } from '../customers/testing.ts';
import { LEAD_FIELD, STAGE_FIELD } from './features.ts';
import { changeLead, createLead, leadOnFile, loseLead, moveLead, removeLead } from './leads.ts';
import type { NewLead } from './leads.ts';
import { leadsModule } from './module.ts';
import { boardRows, bornLists, leadById, leadsWith, pageOfLeads, stepsOf } from './queries.ts';
import { reportOf } from './report.ts';
import { leadLists, setLeadLists } from './stages.ts';
import { leadView, standsOf } from './views.ts';
import { winLead } from './win.ts';

const ACTOR = STAFF.actor;
const OWN = { actor: ACTOR, source: OWN_RECORDS };
const REGISTER = 'customer-marketing';
const FIELDS = [LEAD_FIELD, STAGE_FIELD, 'person.next_action'];
/** Where names come from in the firm of these tests: from the media too. */
const MEDIA = { ...STAFF, source: 'media' };
const NEW: NewLead = {
  newSubject: { kind: 'person', givenName: 'Aino', name: 'Esimerkki', registerId: REGISTER, subjectGroup: 'prospects' },
  title: 'Johdon valmennus',
  valueCents: 450_000,
  next: { title: 'Soita', on: '2026-03-20' },
};

async function opened(t: TestContext, dialect: TestDialect, fields: readonly string[] = FIELDS): Promise<CustomersHouse> {
  const declaration = declarationOf('interniemi', { registerId: REGISTER, fieldIds: fields });
  const house = await customersHouse(await dialect.open(), declaration, { also: [leadsModule] });
  t.after(() => house.close());
  const deps = { ...house.deps, onAct: [{ room: 'duties', afterAct: (tx: never, done: never) => openDuties(tx, house.deps, done) }] };
  return { ...house, deps: deps as CustomersHouse['deps'] };
}

const groupsOf = async ({ deps }: CustomersHouse, id: string) =>
  (await liveMembershipsOf(deps.database.db, [id])).map((m) => `${m.register_id}/${m.subject_group}`);

for (const dialect of await dialects()) {
  describe(`leads on ${dialect.name}`, () => {
    test('organisations that become one keep their leads, and have them back when they are two again', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const memberships = [{ registerId: REGISTER, subjectGroup: 'prospects' }];
      const firm = (name: string) =>
        change(deps, STAFF, { registers: [REGISTER] }, (writer) => addOrganisation(deps, writer, { name, memberships, contactPoints: [] }));
      const act: { id: string | null } = { id: null };
      const call = { account: () => ({ ...ACTOR, role: 'owner' }), act } as never;
      const [stays, goes] = [await firm('Kivipuro Oy'), await firm('Kivipuro')];
      const id = await createLead(deps, STAFF, { ...NEW, organisationId: goes });
      const merged = await duplicateHandlers(deps).merge({ body: { a: stays, b: goes, stays, take: {} } } as never, call);
      assert.equal((await leadOnFile(deps, id)).organisation_id, merged.id);
      assert.deepEqual((await undoHandlers(deps).trash({ query: {} } as never, call)).rows, [], 'nobody comes back by halves');
      await undoAct(deps, ACTOR, act.id ?? '');
      assert.equal((await leadOnFile(deps, id)).organisation_id, goes);
    });

    test('a lead with a new person stands at the first stage, with its value, its next action and where it came from', async (t) => {
      const house = await opened(t, dialect);
      const row = await leadOnFile(house.deps, await createLead(house.deps, STAFF, NEW));
      const view = await leadView(house.deps, row);
      assert.deepEqual(
        [view.title, view.stage, view.valueCents, view.subject.label, view.next],
        ['Johdon valmennus', 'new', 450_000, 'Aino Esimerkki', { title: 'Soita', on: '2026-03-20', late: false }],
      );
      assert.equal(view.source.id, 'self');
      assert.equal(view.inform, null, 'who told it themselves need not be told');
      assert.deepEqual(await groupsOf(house, view.subject.id), [`${REGISTER}/prospects`]);
    });

    test('without a declared field nothing of it is stored, the person neither', async (t) => {
      const house = await opened(t, dialect, ['person.next_action']);
      await assert.rejects(createLead(house.deps, STAFF, NEW), { code: 'errors.field-undeclared' });
      assert.deepEqual(await pageOfLeads(house.deps.database.db, { stages: undefined, source: undefined, after: null, limit: 9 }), []);
      assert.equal(leadsModule.features(house.deps)[0]?.on, false);
    });

    test('who was found in the media must be told within a month', async (t) => {
      const house = await opened(t, dialect);
      const view = await leadView(house.deps, await leadOnFile(house.deps, await createLead(house.deps, MEDIA, NEW)));
      assert.match(view.inform?.due ?? '', /^2026-04-14T/);
      assert.equal(view.inform?.late, false);
      house.clock.set('2026-04-20T10:00:00Z');
      assert.equal((await leadView(house.deps, await leadOnFile(house.deps, view.id))).inform?.late, true);
    });

    test('whoever is spoken with before the month is over is told that same day at the latest', async (t) => {
      const house = await opened(t, dialect);
      const row = await leadOnFile(house.deps, await createLead(house.deps, MEDIA, NEW));
      house.clock.set('2026-03-18T10:00:00Z');
      const call = {
        subjectId: row.subject_id,
        trigger: 'last-contact',
        on: '2026-03-18',
        sourceKind: 'contact-event',
        sourceId: 'call-1',
      } as const;
      await change(house.deps, OWN, { registers: [REGISTER] }, (writer) => recordTrigger(writer, call));
      assert.match((await leadView(house.deps, row)).inform?.due ?? '', /^2026-03-18T/);
      house.clock.set('2026-03-19T10:00:00Z');
      assert.equal((await leadView(house.deps, row)).inform?.late, true);
    });

    test('every move is in the history, and a move on an old version is refused', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const id = await createLead(deps, STAFF, NEW);
      await moveLead(deps, ACTOR, id, { stage: 'talking', version: 1 });
      await assert.rejects(moveLead(deps, ACTOR, id, { stage: 'quoted', version: 1 }), { code: 'errors.version-conflict' });
      await assert.rejects(moveLead(deps, ACTOR, id, { stage: 'won', version: 2 }), { code: 'errors.lead-close' });
      await moveLead(deps, ACTOR, id, { stage: 'quoted', version: 2 });
      await changeLead(deps, ACTOR, id, { valueCents: null, version: 3 });
      const steps = await stepsOf(deps.database.db, id);
      assert.deepEqual(
        steps.map(({ from_stage, to_stage }) => [from_stage, to_stage]),
        [
          ['talking', 'quoted'],
          ['new', 'talking'],
          [null, 'new'],
        ],
      );
      assert.equal((await leadOnFile(deps, id)).value_cents, null);
    });

    test('winning makes a customer of the prospect and counts as a contact', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const id = await createLead(deps, STAFF, NEW);
      const { subject_id: subjectId } = await leadOnFile(deps, id);
      const before = (await liveMembershipsOf(deps.database.db, [subjectId]))[0]?.due_on;
      house.clock.set('2026-06-14T10:00:00Z');
      const places = [{ subjectId, registerId: REGISTER, subjectGroup: 'customers' }];
      await assert.rejects(winLead(deps, ACTOR, id, { places: [{ ...places[0]!, subjectId: 'somebody' }], version: 1 }), {
        code: 'errors.lead-place',
      });
      await winLead(deps, ACTOR, id, { places, version: 1 });
      const [membership] = await liveMembershipsOf(deps.database.db, [subjectId]);
      assert.equal(membership?.subject_group, 'customers');
      assert.ok((membership?.due_on ?? '') > (before ?? ''), 'the clock starts from the agreement');
      assert.equal(membership?.due_from, '2026-06-14');
      const lead = await leadOnFile(deps, id);
      assert.deepEqual([lead.stage, lead.closed_on], ['won', '2026-06-14']);
    });

    test('losing tells why, prolongs nothing, and shows when what is held goes', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const id = await createLead(deps, STAFF, NEW);
      const due = (await leadView(deps, await leadOnFile(deps, id))).dueOn;
      house.clock.set('2026-06-14T10:00:00Z');
      await assert.rejects(loseLead(deps, ACTOR, id, { reason: 'because', version: 1 }), { code: 'errors.lead-reason-unknown' });
      await loseLead(deps, ACTOR, id, { reason: 'price', version: 1 });
      const row = await leadOnFile(deps, id);
      assert.deepEqual([row.stage, row.lost_reason], ['lost', 'price']);
      const [stand] = await standsOf(deps, row);
      assert.equal(stand?.dueOn, due, 'the day of the loss is no contact');
      assert.equal(stand?.last, true);
      assert.match(stand?.explanation?.fi ?? '', /poistetaan/);
    });

    test('a lost lead takes its next action with it when that is asked, and the undo brings both back', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const id = await createLead(deps, STAFF, { ...NEW, next: { title: 'Soita tarjouksesta', on: '2026-03-20' } });
      const next = async () => (await leadView(deps, await leadOnFile(deps, id))).next?.title ?? null;
      const act: ActRef = { id: null };
      await loseLead(deps, { ...ACTOR, act }, id, { reason: 'price', endNext: true, version: 1 });
      assert.equal(await next(), null);
      await undoAct(deps, ACTOR, act.id ?? '');
      assert.deepEqual([(await leadOnFile(deps, id)).stage === 'lost', await next()], [false, 'Soita tarjouksesta']);
      await loseLead(deps, ACTOR, id, { reason: 'price', version: (await leadOnFile(deps, id)).version });
      assert.equal(await next(), 'Soita tarjouksesta', 'what was not asked stays');
    });

    test('a prospect who never answers is erased on time, the lead and its history with them', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const id = await createLead(deps, STAFF, NEW);
      const { subject_id: subjectId } = await leadOnFile(deps, id);
      const due = (await liveMembershipsOf(deps.database.db, [subjectId]))[0]?.due_on ?? '';
      house.clock.set(`${due}T02:00:00Z`);
      await runRetention(deps, house.clock.now());
      assert.equal(await leadById(deps.database.db, id), undefined);
      assert.deepEqual(await stepsOf(deps.database.db, id), []);
    });

    test('a lead stands in the access copy, and an erased organisation is nobody in it', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const organisation = { kind: 'organisation' as const, name: 'Esimerkki Oy', registerId: REGISTER, subjectGroup: 'prospects' };
      const first = await leadOnFile(deps, await createLead(deps, STAFF, { newSubject: organisation, title: 'Tiimivalmennus' }));
      const person = await addClient(house, [REGISTER]);
      const id = await createLead(deps, STAFF, { subjectId: person, organisationId: first.subject_id, title: 'Esihenkilövalmennus' });
      assert.equal((await leadsWith(deps.database.db, first.subject_id)).length, 2, 'its own, and the one beside a person');
      assert.match(JSON.stringify(await exportSubject(deps, deps.database.db, person)), /Esihenkilövalmennus/);
      const held = (await heldValues(deps, deps.database.db, person)).filter(({ kind }) => kind === 'lead');
      const words = await heldWords(deps, held);
      const told = Object.fromEntries(held.map((value) => [value.column, words(value).shown?.fi ?? String(value.value)]));
      assert.deepEqual([told['stage'], told['organisation_id'], told['stage_since']], ['Uusi', 'Esimerkki Oy', '14.3.2026'], 'in words');
      await eraseNow(deps, { subjectId: first.subject_id, ground: 'owner', act: { actor: ACTOR, at: house.clock.now() } });
      assert.equal(await leadById(deps.database.db, first.id), undefined);
      assert.equal((await leadOnFile(deps, id)).organisation_id, null);
    });

    test('a lead put down by mistake goes with its history', async (t) => {
      const { deps } = await opened(t, dialect);
      const id = await createLead(deps, STAFF, NEW);
      await removeLead(deps, ACTOR, id);
      assert.equal(await leadById(deps.database.db, id), undefined);
      assert.deepEqual(await stepsOf(deps.database.db, id), []);
    });

    test('the board shows the first of each stage, and pages follow one another without a gap', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const { db } = deps.database;
      const person = await addClient(house, [REGISTER]);
      for (let n = 0; n < 5; n++) await createLead(deps, STAFF, { subjectId: person, title: `Liidi ${n}` });
      const [moved] = await pageOfLeads(db, { stages: undefined, source: undefined, after: null, limit: 1 });
      await moveLead(deps, ACTOR, moved?.id ?? '', { stage: 'quoted', version: 1 });
      const board = await boardRows(db, ['new', 'talking', 'quoted'], 3);
      assert.deepEqual(
        ['new', 'talking', 'quoted'].map((stage) => board.filter((row) => row.stage === stage).length),
        [3, 0, 1],
      );
      const page = await pageOfLeads(db, { stages: ['new'], source: 'self', after: null, limit: 2 });
      const last = page.at(-1);
      const rest = await pageOfLeads(db, { stages: ['new'], source: 'self', after: [last?.created_at ?? '', last?.id ?? ''], limit: 9 });
      assert.equal(new Set([...page, ...rest].map(({ id }) => id)).size, 4);
    });

    test("stages and reasons are the firm's own, within limits, and none that is in use is taken away", async (t) => {
      const { deps } = await opened(t, dialect);
      const { db } = deps.database;
      await createLead(deps, STAFF, NEW);
      const before = await leadLists(db);
      const used = await bornLists(db);
      const without = (id: string) => ({ ...before, stages: before.stages.filter((stage) => stage.id !== id) });
      await assert.rejects(setLeadLists(db, without('new'), used), { code: 'errors.lead-stage-used' });
      await assert.rejects(setLeadLists(db, without('won'), used), { code: 'errors.lead-stages' });
      await setLeadLists(db, without('quoted'), used);
      assert.deepEqual(
        (await leadLists(db)).stages.map(({ id }) => id),
        ['new', 'talking', 'won', 'lost'],
      );
    });

    test('the report counts what is open by stage, and what was won and lost by reason and source', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const person = await addClient(house, [REGISTER]);
      const add = (valueCents: number) => createLead(deps, STAFF, { subjectId: person, title: 'Valmennus', valueCents });
      await add(100);
      await winLead(deps, ACTOR, await add(2000), { places: [], version: 1 });
      await loseLead(deps, ACTOR, await add(300), { reason: 'price', version: 1 });
      await loseLead(deps, ACTOR, await add(40), { reason: 'silent', version: 1 });
      const report = await reportOf(deps, { from: '2026-03-01', until: '2026-03-31' });
      assert.deepEqual(
        [report.won, report.lost],
        [
          { n: 1, cents: 2000 },
          { n: 2, cents: 340 },
        ],
      );
      assert.deepEqual(
        report.stages.map(({ id, n }) => [id, n]),
        [
          ['new', 1],
          ['talking', 0],
          ['quoted', 0],
        ],
      );
      assert.deepEqual(report.reasons.map(({ id, n }) => `${id} ${n}`).toSorted(), ['price 1', 'silent 1']);
      assert.deepEqual(
        report.sources.map(({ id, won, lost }) => [id, won.n, lost.n]),
        [['self', 1, 2]],
      );
      assert.deepEqual((await reportOf(deps, { from: '2026-04-01', until: '2026-04-30' })).won, { n: 0, cents: 0 });
    });
  });
}
