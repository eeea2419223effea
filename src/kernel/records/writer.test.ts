import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { dialects } from '#tests';
import type { AppError } from '#platform/errors';
import { entriesAfter, verifyChain } from '#kernel/audit';
import { releaseSubject, restrictSubject } from '#kernel/subjects';
import type { RecordTables } from './tables.ts';
import { sampleRegister } from './testing.ts';
import type { SampleRegister, SampleTables } from './testing.ts';

type Refusal = Pick<AppError, 'kind' | 'code'> & Partial<Pick<AppError, 'field' | 'clause'>>;

for (const dialect of await dialects()) {
  describe(`the writer on ${dialect.name}`, () => {
    let register: SampleRegister;
    before(async () => {
      register = await sampleRegister(await dialect.open());
    });
    after(() => register.database.close());

    const person = (id: string, over: object = {}) => ({ id, name: 'Aino Esimerkki', note: null, summary: null, ...over });
    const people = () => register.database.db.withTables<SampleTables>().selectFrom('sample_person').selectAll();
    async function stored(id: string) {
      return people().where('id', '=', id).executeTakeFirst();
    }
    async function refused(act: Promise<unknown>, expected: Refusal) {
      await assert.rejects(act, (error: AppError) => {
        const { kind, code, field, clause } = error;
        const got: Record<string, unknown> = { kind, code, field, clause };
        assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, got[key]])), expected);
        return true;
      });
    }

    test('a declared value is stored with its origin and an audit entry that holds ids only', async () => {
      const id = await register.subject(['customer']);
      const before = await entriesAfter(register.database.db, 0, 1000);
      await register.write((writer) => writer.insert('sample-person', person(id)));
      const row = await stored(id);
      assert.equal(row?.name, 'Aino Esimerkki');
      assert.equal(row?.version, 1);
      const origin = await register.database.db
        .withTables<RecordTables>()
        .selectFrom('origin')
        .selectAll()
        .where('id', '=', row?.origin_id ?? '')
        .executeTakeFirstOrThrow();
      const { id: _, ...facts } = origin;
      assert.deepEqual(facts, {
        source: 'self',
        purpose: 'care',
        actor_id: 'account-1',
        actor_kind: 'account',
        policy_version_id: 'version-1',
        recorded_at: '2026-03-14T10:00:00.000Z',
        import_id: null,
      });
      const added = (await entriesAfter(register.database.db, 0, 1000)).slice(before.length);
      assert.deepEqual(
        added.map(({ action, kind, record_id, subject_id, detail }) => ({ action, kind, record_id, subject_id, detail })),
        [{ action: 'insert', kind: 'sample-person', record_id: id, subject_id: id, detail: '{}' }],
      );
    });

    test('a person of the marketing register has an address and no name', async () => {
      const id = await register.subject(['marketing']);
      await refused(
        register.write((writer) => writer.insert('sample-person', person(id))),
        { kind: 'refused', code: 'errors.field-undeclared', field: 'person.name', clause: 'T-02' },
      );
      assert.equal(await stored(id), undefined);
      await register.write((writer) =>
        writer.insert('sample-point', { id: register.ids.next(), subject_id: id, field_id: 'person.email', value: 'aino@example.test' }),
      );
      await refused(
        register.write((writer) =>
          writer.insert('sample-point', { id: register.ids.next(), subject_id: id, field_id: 'person.phone', value: '+358407654321' }),
        ),
        { kind: 'refused', code: 'errors.field-undeclared', field: 'person.phone', clause: 'T-02' },
      );
    });

    test('the registers of several live memberships allow together what each allows', async () => {
      const id = await register.subject(['marketing', 'customer']);
      await register.write((writer) => writer.insert('sample-person', person(id)));
      assert.equal((await stored(id))?.name, 'Aino Esimerkki');
    });

    test('a subject in no register, and a subject that is not there, get nothing', async () => {
      const id = await register.subject([]);
      await refused(
        register.write((writer) => writer.insert('sample-person', person(id))),
        { kind: 'refused', code: 'errors.subject-has-no-membership' },
      );
      await refused(
        register.write((writer) => writer.insert('sample-person', person('nobody'))),
        { kind: 'not-found', code: 'errors.subject-not-found' },
      );
    });

    test('sealed classes are declared but not stored, custom fields of a sealed class neither', async () => {
      const id = await register.subject(['customer']);
      await refused(
        register.write((writer) => writer.insert('sample-person', person(id, { summary: 'luottamuksellista' }))),
        { kind: 'refused', code: 'errors.field-sealed', field: 'coaching.summary', clause: 'T-03' },
      );
      const custom = (field_id: string) => ({ id: register.ids.next(), subject_id: id, field_id, value: 'arvo' });
      await refused(
        register.write((writer) => writer.insert('custom-value', custom('firm.therapy'))),
        { code: 'errors.field-sealed', kind: 'refused', field: 'firm.therapy' },
      );
      await refused(
        register.write((writer) => writer.insert('custom-value', custom('firm.unknown'))),
        { code: 'errors.field-undeclared', kind: 'refused', field: 'firm.unknown' },
      );
      await refused(
        register.write((writer) => writer.insert('custom-value', custom('person.phone'))),
        { code: 'errors.field-misplaced', kind: 'invalid', field: 'person.phone' },
      );
      await register.write((writer) => writer.insert('custom-value', custom('firm.hobby')));
    });

    test('an identity code in any text is refused and not repeated', async () => {
      const id = await register.subject(['customer']);
      const act = register.write((writer) => writer.insert('sample-person', person(id, { note: 'hetu 131052-900W' })));
      await refused(act, { kind: 'invalid', code: 'errors.identity-code-found', field: 'person.note', clause: 'T-01' });
      await assert.rejects(act, (error: AppError) => !JSON.stringify([error.message, error.params]).includes('900W'));
    });

    test('the source must be declared, or be the own records of the firm', async () => {
      const id = await register.subject(['customer']);
      await refused(
        register.write((writer) => writer.insert('sample-person', person(id)), { source: 'bought-list' }),
        { kind: 'refused', code: 'errors.source-undeclared' },
      );
      await register.write((writer) => writer.insert('sample-person', person(id)), { source: 'own-records' });
    });

    test('data under restriction are kept and not changed', async () => {
      const id = await register.subject(['customer']);
      await register.write((writer) => writer.insert('sample-person', person(id)));
      await register.write((writer) => restrictSubject(writer, id, 'accuracy'));
      const locked = { kind: 'locked', code: 'errors.subject-restricted' } as const;
      await refused(
        register.write((writer) => writer.update('sample-person', id, { name: 'Toinen' })),
        locked,
      );
      await refused(
        register.write((writer) => writer.remove('sample-person', id)),
        locked,
      );
      await refused(
        register.write((writer) => writer.insert('sample-remark', { id: 'r', person_id: id, body: 'x' })),
        locked,
      );
      await register.write((writer) => releaseSubject(writer, id));
      await register.write((writer) => writer.update('sample-person', id, { name: 'Toinen' }));
      assert.equal((await stored(id))?.name, 'Toinen');
    });

    test('a row that reaches its subject through a parent is held to the same list', async () => {
      const id = await register.subject(['customer']);
      await register.write((writer) => writer.insert('sample-person', person(id)));
      await register.write((writer) => writer.insert('sample-remark', { id: register.ids.next(), person_id: id, body: 'hyvin' }));
      const [entry] = (await entriesAfter(register.database.db, 0, 10_000)).slice(-1);
      assert.equal(entry?.subject_id, id);
      const only = await register.subject(['marketing']);
      await register.write((writer) => writer.insert('sample-person', person(only, { name: null })));
      await refused(
        register.write((writer) => writer.insert('sample-remark', { id: register.ids.next(), person_id: only, body: 'ei' })),
        { kind: 'refused', code: 'errors.field-undeclared', field: 'person.note' },
      );
    });

    test('an update records where exactly the fields that differ came from', async () => {
      const id = await register.subject(['customer']);
      await register.write((writer) => writer.insert('sample-person', person(id)));
      const origin = await register.write(
        async (writer) => {
          await writer.update('sample-person', id, { name: 'Aino Esimerkki', note: 'soitto sovittu' });
          return writer.origin();
        },
        { source: 'web' },
      );
      const origins = await register.database.db
        .withTables<RecordTables>()
        .selectFrom('field_origin')
        .selectAll()
        .where('record_id', '=', id)
        .execute();
      assert.deepEqual(
        origins.map((row) => ({ ...row })),
        [{ kind: 'sample-person', record_id: id, column_name: 'note', subject_id: id, origin_id: origin }],
      );
      const row = await stored(id);
      assert.equal(row?.version, 2);
      assert.notEqual(row?.origin_id, origin);
      const [entry] = (await entriesAfter(register.database.db, 0, 10_000)).slice(-1);
      assert.deepEqual([entry?.action, entry?.detail], ['update', '{"fields":["person.note"]}']);
    });

    test('an update that changes nothing writes nothing', async () => {
      const id = await register.subject(['customer']);
      await register.write((writer) => writer.insert('sample-person', person(id)));
      const before = (await entriesAfter(register.database.db, 0, 10_000)).length;
      await register.write((writer) => writer.update('sample-person', id, { name: 'Aino Esimerkki' }));
      assert.equal((await stored(id))?.version, 1);
      assert.equal((await entriesAfter(register.database.db, 0, 10_000)).length, before);
    });

    test('an update is refused for an undeclared field; emptying one is not', async () => {
      const id = await register.subject(['marketing']);
      await register.write((writer) => writer.insert('sample-person', person(id, { name: null })));
      await refused(
        register.write((writer) => writer.update('sample-person', id, { name: 'Aino' })),
        { kind: 'refused', code: 'errors.field-undeclared', field: 'person.name' },
      );
      await register.write((writer) => writer.update('sample-person', id, { name: null }));
    });

    test('of two who read the same version, the second is told', async () => {
      const id = await register.subject(['customer']);
      await register.write((writer) => writer.insert('sample-person', person(id)));
      await register.write((writer) => writer.update('sample-person', id, { name: 'Ensin' }, 1));
      await refused(
        register.write((writer) => writer.update('sample-person', id, { name: 'Sitten' }, 1)),
        { kind: 'conflict', code: 'errors.version-conflict' },
      );
      assert.equal((await stored(id))?.name, 'Ensin');
    });

    if (dialect.engine === 'server') {
      test('of two who write at the same moment, the second is told', async () => {
        const id = await register.subject(['customer']);
        await register.write((writer) => writer.insert('sample-person', person(id)));
        const [updated, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
        const first = register.write(async (writer) => {
          await writer.update('sample-person', id, { name: 'Ensin' }, 1);
          updated.resolve();
          await go.promise;
        });
        await updated.promise;
        // Reads version 1, then waits for the row until the first commits.
        const second = refused(
          register.write((writer) => writer.update('sample-person', id, { name: 'Sitten' }, 1)),
          { kind: 'conflict', code: 'errors.version-conflict' },
        );
        await wait(200);
        go.resolve();
        await Promise.all([first, second]);
        assert.equal((await stored(id))?.name, 'Ensin');
      });
    }

    test('removing a record removes where its fields came from', async () => {
      const id = await register.subject(['customer']);
      await register.write((writer) => writer.insert('sample-person', person(id)));
      await register.write((writer) => writer.update('sample-person', id, { note: 'x' }));
      await register.write((writer) => writer.remove('sample-person', id));
      assert.equal(await stored(id), undefined);
      const left = await register.database.db
        .withTables<RecordTables>()
        .selectFrom('field_origin')
        .selectAll()
        .where('subject_id', '=', id)
        .execute();
      assert.deepEqual(left, []);
      await refused(
        register.write((writer) => writer.remove('sample-person', id)),
        { kind: 'not-found', code: 'errors.record-not-found' },
      );
    });

    test('many rows are written or none, whichever row is refused', async () => {
      const wide = await register.subject(['customer']);
      const narrow = await register.subject(['marketing']);
      await refused(
        register.write((writer) => writer.insertMany('sample-person', [person(wide), person(narrow)])),
        { kind: 'refused', code: 'errors.field-undeclared', field: 'person.name' },
      );
      assert.equal(await stored(wide), undefined);
    });

    test('three hundred rows of one write share one origin and are each in the audit log', async () => {
      const subjects: string[] = [];
      for (let i = 0; i < 300; i++) subjects.push(await register.subject(['customer']));
      const before = (await entriesAfter(register.database.db, 0, 100_000)).length;
      await register.write((writer) =>
        writer.insertMany(
          'sample-person',
          subjects.map((id) => person(id)),
        ),
      );
      const origins = await people().where('id', 'in', subjects).execute();
      assert.equal(new Set(origins.map((row) => row.origin_id)).size, 1);
      assert.equal(origins.length, 300);
      const entries = (await entriesAfter(register.database.db, 0, 100_000)).slice(before);
      assert.deepEqual(
        entries.map((entry) => entry.record_id),
        subjects,
      );
      assert.equal((await verifyChain(register.database.db)).ok, true);
    });

    test('a column that nobody signed for is a mistake of the program', async () => {
      const id = await register.subject(['customer']);
      await assert.rejects(
        register.write((writer) => writer.insert('sample-person', person(id, { shoe_size: 42 }))),
        /nobody signed for column shoe_size/,
      );
      await register.write((writer) => writer.insert('sample-person', person(id)));
      await assert.rejects(
        register.write((writer) => writer.update('sample-person', id, { shoe_size: 42 })),
        /nobody signed/,
      );
      await assert.rejects(
        register.write((writer) => writer.update('sample-person', id, { id: 'another' })),
        /cannot be changed/,
      );
    });
  });
}
