import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import type { AppError } from '#platform/errors';
import { entriesOf } from '#kernel/audit';
import { restrictSubject } from '#kernel/subjects';
import { logContact, recordBusinessEvent } from './contacts.ts';
import { features } from './features.ts';
import { joinRegister, leaveRegister } from './memberships.ts';
import { createOrganisation, updateOrganisation } from './organisations.ts';
import { addContactPoint, affiliate, createPerson, endAffiliation, removeContactPoint, updatePerson } from './people.ts';
import type { NewPerson } from './people.ts';
import { customersHouse, declarationOf, STAFF } from './testing.ts';
import type { CustomersHouse } from './testing.ts';
import { timelineOf } from './timeline.ts';
import { todayOf } from './today.ts';
import { organisationView, personView } from './views.ts';
import { change, ownRecords } from './write.ts';

type Refusal = Partial<Pick<AppError, 'kind' | 'code' | 'field' | 'clause'>>;

async function refused(act: Promise<unknown>, expected: Refusal): Promise<void> {
  await assert.rejects(act, (error: AppError) => {
    const { kind, code, field, clause } = error;
    const got: Record<string, unknown> = { kind, code, field, clause };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, got[key]])), expected);
    return true;
  });
}

function newPerson(registerId: string, subjectGroup: string, more: Partial<NewPerson> = {}): NewPerson {
  return { memberships: [{ registerId, subjectGroup }], contactPoints: [], custom: {}, ...more };
}

const OWN = ownRecords(STAFF.actor);

for (const dialect of await dialects()) {
  describe(`a customer and a marketing register on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('lajina-mieli'));
    });
    after(() => house.close());
    const mail = (value: string) => [{ kind: 'email' as const, value }];

    test('a person of the marketing register has an e-mail address and nothing else: a name is refused with the clause', async () => {
      const { deps } = house;
      const id = await createPerson(
        deps,
        STAFF,
        newPerson('marketing', 'subscribers', { contactPoints: mail('Aino.Esimerkki@example.test') }),
      );
      const person = await personView(deps, id);
      assert.deepEqual(person.allowed, ['person.email']);
      assert.equal(person.label, 'Aino.Esimerkki@example.test');
      await refused(updatePerson(deps, STAFF, id, { givenName: 'Aino', version: person.version }), {
        kind: 'refused',
        code: 'errors.field-undeclared',
        field: 'person.name',
        clause: 'S0-06',
      });
      await refused(addContactPoint(deps, STAFF, id, { kind: 'phone', value: '040 000 1234' }), {
        code: 'errors.field-undeclared',
        field: 'person.phone',
        clause: 'S0-06',
      });
      assert.equal((await personView(deps, id)).givenName, null);
    });

    test('nothing is stored of a new person when one of their fields is refused', async () => {
      const { deps } = house;
      const wrong = newPerson('marketing', 'subscribers', { givenName: 'Bertta', contactPoints: mail('bertta@example.test') });
      await refused(createPerson(deps, STAFF, wrong), { code: 'errors.field-undeclared' });
      const { rows } = await deps.database.db
        .withTables<{ contact_point: { normal: string } }>()
        .selectFrom('contact_point')
        .select('normal')
        .where('normal', '=', 'bertta@example.test')
        .execute()
        .then((found) => ({ rows: found }));
      assert.deepEqual(rows, []);
    });

    test('joining a register opens its fields; leaving it blanks exactly what no other register declares', async () => {
      const { deps } = house;
      const id = await createPerson(deps, STAFF, newPerson('marketing', 'subscribers', { contactPoints: mail('cecilia@example.test') }));
      await joinRegister(deps, STAFF, id, { registerId: 'customer', subjectGroup: 'customers' });
      await refused(joinRegister(deps, STAFF, id, { registerId: 'customer', subjectGroup: 'customers' }), {
        kind: 'conflict',
        code: 'errors.already-member',
      });
      const { version } = await personView(deps, id);
      await updatePerson(deps, STAFF, id, { givenName: 'Cecilia', familyName: 'Öhman', jobTitle: 'rehtori', version });
      const customer = (await personView(deps, id)).memberships.find((m) => m.registerId === 'customer');
      const left = await leaveRegister(deps, STAFF.actor, customer?.id ?? '');
      assert.deepEqual(left, { erased: false, blanked: ['person.job_title', 'person.name'] });
      const after = await personView(deps, id);
      assert.deepEqual([after.givenName, after.familyName, after.jobTitle, after.label], [null, null, null, 'cecilia@example.test']);
      assert.deepEqual(
        after.memberships.map((m) => m.registerId),
        ['marketing'],
      );
    });

    test('who leaves the last register is erased', async () => {
      const { deps } = house;
      const id = await createPerson(deps, STAFF, newPerson('marketing', 'subscribers', { contactPoints: mail('daavid@example.test') }));
      const [membership] = (await personView(deps, id)).memberships;
      assert.deepEqual(await leaveRegister(deps, STAFF.actor, membership?.id ?? ''), { erased: true, blanked: [] });
      await refused(personView(deps, id), { kind: 'not-found', code: 'errors.subject-not-found' });
    });

    test('registers and groups that the declaration does not know are refused by name', async () => {
      const { deps } = house;
      await refused(createPerson(deps, STAFF, newPerson('nowhere', 'customers')), { code: 'errors.register-unknown' });
      await refused(createPerson(deps, STAFF, newPerson('marketing', 'customers')), { code: 'errors.subject-group-unknown' });
      await refused(createPerson(deps, { ...STAFF, purpose: 'profiling' }, newPerson('marketing', 'subscribers')), {
        code: 'errors.purpose-undeclared',
      });
      await refused(createPerson(deps, { ...STAFF, source: 'a-list-from-somewhere' }, newPerson('marketing', 'subscribers')), {
        code: 'errors.source-undeclared',
      });
    });

    test('a contact log needs its clause: it is off and says where it would be declared', () => {
      const found = features(house.deps);
      const log = found.find((feature) => feature.id === 'contact-log');
      assert.deepEqual([log?.on, log?.missing, log?.clause.section], [false, ['contact.event'], 6]);
      assert.equal(found.find((feature) => feature.id === 'organisations')?.on, true);
    });

    test('a contact moves the clock although the register keeps no contact log, and a note of it is refused', async () => {
      const { deps } = house;
      const memberships = [{ registerId: 'customer', subjectGroup: 'customers', since: '2020-01-01' }];
      const id = await createPerson(
        deps,
        STAFF,
        newPerson('customer', 'customers', { givenName: 'Eeva', familyName: 'Åström', memberships }),
      );
      assert.equal((await personView(deps, id)).memberships[0]?.reviewOn, '2025-01-01');
      await logContact(deps, OWN, id, { kind: 'call', on: '2026-03-10' });
      assert.equal((await personView(deps, id)).memberships[0]?.reviewOn, '2031-03-10');
      assert.deepEqual(
        (await timelineOf(deps, { id: id, kind: 'person' }, { may: () => true })).items.map((item) => [item.kind, item.at, item.note]),
        [
          ['trigger', '2026-03-10', null],
          ['membership', '2020-01-01', null],
        ],
      );
      await refused(logContact(deps, OWN, id, { kind: 'call', on: '2026-03-11', note: 'Sovittiin aika.' }), {
        code: 'errors.field-undeclared',
        field: 'contact.note',
      });
      await refused(logContact(deps, OWN, id, { kind: 'call', on: '2026-03-15' }), { code: 'errors.date-in-future' });
    });
  });

  describe(`a customer register with contact log on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('valmennuskumppani'));
    });
    after(() => house.close());
    const REGISTER = 'customer-marketing';
    const customer = (more: Partial<NewPerson>) => createPerson(house.deps, STAFF, newPerson(REGISTER, 'customers', more));

    test('a logged contact moves the due date, is explained in three languages and stands in the timeline once', async () => {
      const { deps } = house;
      const id = await customer({
        givenName: 'Aino',
        familyName: 'Mäkinen',
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers', since: '2022-01-10' }],
      });
      assert.equal((await personView(deps, id)).memberships[0]?.dueOn, '2027-01-10');
      await logContact(deps, OWN, id, {
        kind: 'meeting',
        on: '2022-03-14',
        note: 'Aloitustapaaminen.',
        nextAction: 'Lähetä tarjous',
        nextActionOn: '2026-03-14',
      });
      const { memberships, nextAction } = await personView(deps, id);
      assert.equal(memberships[0]?.dueOn, '2027-03-14');
      assert.match(memberships[0]?.explanation?.fi ?? '', /14\.3\.2027.*14\.3\.2022.*5 vuotta/);
      assert.equal(nextAction, 'Lähetä tarjous');
      const { items } = await timelineOf(deps, { id: id, kind: 'person' }, { may: () => true });
      assert.deepEqual(
        items.map((item) => [item.kind, item.note]),
        [
          ['meeting', 'Aloitustapaaminen.'],
          ['membership', null],
        ],
      );
      assert.deepEqual(
        (await todayOf(deps)).actions.map(({ subjectId, label, late }) => [subjectId, label, late]),
        [[id, 'Aino Mäkinen', false]],
      );
    });

    test('a contact with a representative moves the clock of the organisation too', async () => {
      const { deps } = house;
      const organisation = await createOrganisation(deps, STAFF, {
        name: 'Mallila Oy',
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers', since: '2020-01-01' }],
        contactPoints: [],
      });
      const id = await customer({ givenName: 'Bo', organisationId: organisation });
      await logContact(deps, OWN, id, { kind: 'call', on: '2026-03-01' });
      assert.equal((await organisationView(deps, organisation)).memberships[0]?.dueOn, '2031-03-01');
    });

    test('writing a note about somebody prolongs nothing', async () => {
      const { deps } = house;
      const id = await customer({
        givenName: 'Carl',
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers', since: '2023-01-10' }],
      });
      await logContact(deps, OWN, id, { kind: 'note', on: '2026-03-01', note: 'Vaihtoi työpaikkaa.' });
      assert.equal((await personView(deps, id)).memberships[0]?.dueOn, '2028-01-10');
    });

    test('staff report business events by name; the start of a membership and a request are not theirs to report', async () => {
      const { deps } = house;
      const id = await customer({
        givenName: 'Dagmar',
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers', since: '2023-01-10' }],
      });
      await recordBusinessEvent(deps, OWN, id, { trigger: 'last-contact', on: '2024-05-05' });
      assert.equal((await personView(deps, id)).memberships[0]?.dueOn, '2029-05-05');
      await refused(recordBusinessEvent(deps, OWN, id, { trigger: 'request', on: '2024-05-05' }), { code: 'errors.trigger-unknown' });
      await refused(recordBusinessEvent(deps, OWN, id, { trigger: 'last-contact', on: '2024-05-05', registerId: 'nowhere' }), {
        code: 'errors.register-unknown',
      });
    });

    test('who changes data at a version that is no longer there is told, and nothing is changed', async () => {
      const { deps } = house;
      const id = await customer({ givenName: 'Eino', familyName: 'Järvi' });
      await updatePerson(deps, STAFF, id, { jobTitle: 'lehtori', version: 1 });
      await refused(updatePerson(deps, STAFF, id, { jobTitle: 'rehtori', version: 1 }), {
        kind: 'conflict',
        code: 'errors.version-conflict',
      });
      assert.deepEqual([(await personView(deps, id)).jobTitle, (await personView(deps, id)).version], ['lehtori', 2]);
    });

    test('an organisation is known by a Y-tunnus whose check digit holds', async () => {
      const { deps } = house;
      const memberships = [{ registerId: REGISTER, subjectGroup: 'customers' }];
      await refused(createOrganisation(deps, STAFF, { name: 'Kuvitelma Oy', businessId: '9000001-5', memberships, contactPoints: [] }), {
        code: 'errors.business-id-invalid',
        field: 'organisation.business_id',
      });
      const known = await createOrganisation(deps, STAFF, {
        name: 'Kuvitelma Oy',
        businessId: ' FI90000038 ',
        memberships,
        contactPoints: [],
      });
      assert.equal((await organisationView(deps, known)).businessId, '9000003-8');
      const id = await createOrganisation(deps, STAFF, {
        name: 'Keksintö Oy',
        memberships,
        contactPoints: [{ kind: 'address', value: 'Esimerkkikatu 1' }],
      });
      await updateOrganisation(deps, STAFF, id, { name: 'Keksintö Oyj', version: 1 });
      assert.equal((await organisationView(deps, id)).label, 'Keksintö Oyj');
    });

    test('addresses and numbers are checked, and those of a person go one by one', async () => {
      const { deps } = house;
      const id = await customer({ givenName: 'Fanny' });
      await refused(addContactPoint(deps, STAFF, id, { kind: 'email', value: 'fanny at example' }), {
        code: 'errors.email-invalid',
        field: 'person.email',
      });
      await refused(addContactPoint(deps, STAFF, id, { kind: 'phone', value: '12' }), {
        code: 'errors.phone-invalid',
        field: 'person.phone',
      });
      await refused(addContactPoint(deps, STAFF, id, { kind: 'social', value: '@fanny' }), {
        code: 'errors.field-undeclared',
        field: 'person.social',
      });
      const point = await addContactPoint(deps, STAFF, id, { kind: 'email', value: 'fanny@example.test' });
      await removeContactPoint(deps, OWN, point);
      assert.deepEqual((await personView(deps, id)).contactPoints, []);
    });

    test('a person represents an organisation until the link is removed', async () => {
      const { deps } = house;
      const organisationId = await createOrganisation(deps, STAFF, {
        name: 'Harjoitus Oy',
        memberships: [{ registerId: REGISTER, subjectGroup: 'customers' }],
        contactPoints: [],
      });
      const personId = await customer({ givenName: 'Gunilla' });
      const link = await affiliate(deps, STAFF, { personId, organisationId, role: 'rehtori' });
      assert.deepEqual(
        (await organisationView(deps, organisationId)).affiliations.map((each) => [each.personLabel, each.role]),
        [['Gunilla', 'rehtori']],
      );
      await endAffiliation(deps, OWN, link);
      assert.deepEqual((await personView(deps, personId)).affiliations, []);
    });

    test('an identity code is refused in any text, and the refusal does not repeat it', async () => {
      const { deps } = house;
      const id = await customer({ givenName: 'Hilma' });
      await assert.rejects(updatePerson(deps, STAFF, id, { note: 'Tunnus 010101-123N kirjattu.', version: 1 }), (error: AppError) => {
        assert.equal(error.code, 'errors.identity-code-found');
        assert.equal(JSON.stringify([error.message, error.params]).includes('123N'), false);
        return true;
      });
    });

    test('restricted data are only kept: no contact is logged and no value is changed', async () => {
      const { deps } = house;
      const id = await customer({ givenName: 'Iiris', nextAction: 'Soita', nextActionOn: '2026-03-01' });
      await change(deps, OWN, { registers: [] }, (writer) => restrictSubject(writer, id, 'accuracy'));
      await refused(logContact(deps, OWN, id, { kind: 'call', on: '2026-03-14' }), { kind: 'locked', code: 'errors.subject-restricted' });
      await refused(updatePerson(deps, STAFF, id, { note: 'x', version: 1 }), { kind: 'locked' });
      await refused(joinRegister(deps, STAFF, id, { registerId: REGISTER, subjectGroup: 'customers' }), { kind: 'locked' });
      assert.equal(
        (await todayOf(deps)).actions.some((action) => action.subjectId === id),
        false,
      );
    });

    test('every change leaves an entry in the log that names fields and no values', async () => {
      const { deps } = house;
      const id = await customer({ givenName: 'Jalmari', familyName: 'Salaisuus' });
      await updatePerson(deps, STAFF, id, { familyName: 'Arvoitus', version: 1 });
      const entries = await entriesOf(deps.database.db, id, 50);
      assert.equal(
        entries.some((entry) => entry.action === 'update' && entry.detail.includes('person.name')),
        true,
      );
      assert.equal(/Salaisuus|Arvoitus|Jalmari/.test(JSON.stringify(entries)), false);
    });
  });
}
