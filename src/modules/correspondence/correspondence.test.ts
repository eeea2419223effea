/** Mail is filed on known people and nobody else: once, declared, without anybody's address but theirs, and gone with them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { AppError } from '#platform/errors';
import { createMailReader } from '#platform/mail';
import { eraseNow, exportSubject, restrictProcessing } from '#kernel/rights';
import { heldValues } from '#kernel/retention';
import { documentsModule } from '#documents';
import { dialects } from '#tests';
import type { TestDialect } from '#tests';
import { eml, msg } from '../../platform/mail/messages/testing.ts';
import type { Told } from '../../platform/mail/messages/testing.ts';
import { addClient, createPerson, customersHouse, declarationOf, STAFF } from '../customers/testing.ts';
import type { CustomersHouse } from '../customers/testing.ts';
import { pdf } from '../documents/testing.ts';
import { removeMessage } from './filing.ts';
import { fileSource } from './deliver.ts';
import { previewOf, readSource } from './intake.ts';
import { correspondenceModule } from './module.ts';
import { sortMessage } from './mailbox/sorter.ts';
import { countsSince, messageById } from './queries.ts';
import { withoutOthers } from './strip.ts';

const AINO = 'Aino Esimerkki <aino.esimerkki@example.test>';
const reader = createMailReader();

interface House extends CustomersHouse {
  readonly aino: string;
}

async function opened(t: TestContext, dialect: TestDialect, firm = 'lexmentor'): Promise<House> {
  const house = await customersHouse(await dialect.open(), declarationOf(firm), { also: [documentsModule, correspondenceModule] });
  t.after(() => house.close());
  t.after(() => reader.close());
  const register = [...(house.deps.policy.current()?.registers.keys() ?? [])][0] ?? '';
  return { ...house, aino: await addClient(house, [register]) };
}

const base64 = (bytes: Buffer) => bytes.toString('base64');
const mailOf = (told: Told) => ({ file: base64(eml({ from: AINO, to: 'firma@example.test', id: 'm1@example.test', ...told })) });

async function file({ deps, aino }: House, source: { file: string } | { text: string; sentAt?: string }, direction: 'in' | 'out' = 'in') {
  return fileSource(deps, reader, STAFF.actor, { ...source, people: [{ id: aino, direction }], papers: [] });
}

async function code(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}

async function triggers({ deps }: House): Promise<string[]> {
  const { rows } = await sql<{ occurred_on: string }>`select occurred_on from trigger_event where trigger = 'last-contact'`.execute(
    deps.database.db,
  );
  return rows.map(({ occurred_on }) => occurred_on);
}

test('addresses of others fall from quoted head lines, and what the letter itself says stays', () => {
  const text =
    'Soita: muu@example.test\n\nLähettäjä: Muu <muu@example.test>\nVastaanottaja: Aino <aino@example.test>;\n Kolmas <k@example.test>\n9.3.2026 Muu <muu@example.test> kirjoitti:';
  const { text: left, left: count } = withoutOthers(text, new Set(['aino@example.test']));
  assert.equal(
    left,
    'Soita: muu@example.test\n\nLähettäjä: Muu <…>\nVastaanottaja: Aino <aino@example.test>;\n Kolmas <…>\n9.3.2026 Muu <…> kirjoitti:',
  );
  assert.equal(count, 2);
});

for (const dialect of await dialects()) {
  describe(`mail on ${dialect.name}`, () => {
    test('is shown with its people before anything is stored, and filed once however often it is dropped', async (t) => {
      const house = await opened(t, dialect);
      const { deps, aino } = house;
      const source = mailOf({ cc: 'Vieras <vieras@example.test>', text: 'Tulen maanantaina.' });
      const seen = await previewOf(deps, await readSource(deps, reader, source));
      assert.deepEqual(
        seen.people.map(({ id, label, place, direction, chosen, filed }) => [id, label, place, direction, chosen, filed]),
        [[aino, 'Aino Esimerkki', 'from', 'in', true, null]],
      );
      assert.deepEqual([seen.others, seen.unknownSender], [2, null]);
      assert.equal((await sql`select 1 from message`.execute(deps.database.db)).rows.length, 0);
      const first = await file(house, source);
      const again = await file(house, source);
      assert.deepEqual([first.filed[0]?.isNew, again.filed[0]?.isNew, again.filed[0]?.id], [true, false, first.filed[0]?.id]);
      const row = await messageById(deps.database.db, first.filed[0]?.id ?? '');
      assert.deepEqual(
        [row?.title, row?.body, row?.direction, row?.sent_at, row?.others_left],
        ['Terveisiä', 'Tulen maanantaina.', 'in', '2026-03-09T07:15:00.000Z', 2],
      );
      assert.doesNotMatch(JSON.stringify(row), /@/);
      assert.deepEqual(await countsSince(deps.database.db, '2026-01-01'), [{ way: 'file', outcome: 'filed', n: 1 }]);
      assert.equal((await previewOf(deps, await readSource(deps, reader, source))).people[0]?.filed, first.filed[0]?.id);
      const outlook = base64(
        msg({ from: { name: 'Aino', address: 'aino.esimerkki@example.test' }, id: 'm1@example.test', text: 'Tulen maanantaina.' }),
      );
      assert.equal((await file(house, { file: outlook })).filed[0]?.isNew, false, 'the same message saved by Outlook');
    });

    test('of somebody unknown stores nothing and names whom to add; of the firm it is for whom it went to', async (t) => {
      const house = await opened(t, dialect);
      const { deps, aino } = house;
      const stranger = await previewOf(
        deps,
        await readSource(deps, reader, mailOf({ from: 'Vieras Nimi <vieras@example.test>', to: 'firma@example.test' })),
      );
      assert.deepEqual([stranger.people, stranger.unknownSender], [[], { name: 'Vieras Nimi', address: 'vieras@example.test' }]);
      const sent = await readSource(deps, reader, mailOf({ from: 'Vieras <vieras@example.test>', to: AINO }));
      assert.deepEqual(
        sent.candidates.map(({ id, direction, chosen }) => [id, direction, chosen]),
        [[aino, 'out', false]],
        'a stranger wrote to somebody known: whoever dropped it must choose',
      );
      assert.equal(
        await code(fileSource(deps, reader, STAFF.actor, { ...mailOf({}), people: [{ id: 'nobody', direction: 'in' }], papers: [] })),
        'errors.subject-not-found',
      );
    });

    test('for several is filed on all who may have it, and tells who may not', async (t) => {
      const house = await opened(t, dialect);
      const { deps, aino } = house;
      const register = [...(deps.policy.current()?.registers.keys() ?? [])][0] ?? '';
      const [held, third] = [await addClient(house, [register]), await addClient(house, [register])];
      const act = { actor: STAFF.actor, at: deps.clock.now() };
      await restrictProcessing(deps, held, 'accuracy', act);
      const people = [held, aino, third].map((id) => ({ id, direction: 'in' as const }));
      const { filed, refused } = await fileSource(deps, reader, STAFF.actor, { ...mailOf({}), people, papers: [] });
      assert.deepEqual(
        filed.map(({ personId }) => personId),
        [aino, third],
      );
      assert.deepEqual(
        refused.map(({ personId, reason }) => [personId, reason.fi !== '']),
        [[held, true]],
      );
      const again = fileSource(deps, reader, STAFF.actor, { ...mailOf({}), people: [{ id: held, direction: 'in' }], papers: [] });
      assert.equal(await code(again), 'errors.subject-restricted', 'where nobody may have it, the reason is the answer');
    });

    test('to two, of whom one is restricted, is told as refused, so that the mailbox leaves it where it is', async (t) => {
      const house = await opened(t, dialect);
      const { deps, aino } = house;
      const register = deps.policy.current()?.registers.values().next().value;
      const memberships = [{ registerId: register?.id ?? '', subjectGroup: register?.subjectGroups[0] ?? '' }];
      const contactPoints = [{ kind: 'email' as const, value: 'bo@example.test' }];
      const bo = await createPerson(deps, STAFF, { givenName: 'Bo', familyName: 'Toinen', memberships, contactPoints, custom: {} });
      const sorted = async (subject: string) => {
        const { file: source } = mailOf({
          from: 'undisclosed',
          to: `${AINO}, bo@example.test`,
          subject,
          id: `${subject.length}@example.test`,
        });
        return sortMessage(deps, reader, Buffer.from(source, 'base64'));
      };
      assert.equal(await sorted('Ensimmäinen'), 'filed');
      await restrictProcessing(deps, bo, 'accuracy', { actor: STAFF.actor, at: deps.clock.now() });
      assert.equal(await sorted('Toinen'), 'refused');
      assert.equal(await sorted('Toinen'), 'refused', 'also when it has been filed on the other before');
      assert.notEqual(aino, bo);
    });

    test('that somebody passed on is filed by who had written it', async (t) => {
      const house = await opened(t, dialect);
      const text = `Katso.\n\nLähettäjä: ${AINO}\nLähetetty: 6.3.2026 klo 9.15\nVastaanottaja: firma@example.test\nAihe: Kevät\n\nAlkuperäinen teksti`;
      const source = { file: base64(eml({ from: 'oma@example.test', to: 'firma@example.test', subject: 'VL: Kevät', text })) };
      const read = await readSource(house.deps, reader, source);
      assert.deepEqual(
        read.candidates.map(({ place, direction }) => [place, direction]),
        [['forwarded', 'in']],
      );
      const { filed } = await file(house, source);
      const row = await messageById(house.deps.database.db, filed[0]?.id ?? '');
      assert.deepEqual([row?.title, row?.body, row?.sent_at], ['Kevät', 'Alkuperäinen teksti', '2026-03-06T07:15:00.000Z']);
    });

    test('needs a declaration that knows contacts and their content', async (t) => {
      const house = await opened(t, dialect, 'prover');
      assert.equal(await code(file(house, mailOf({}))), 'errors.field-undeclared');
      assert.deepEqual(
        correspondenceModule.features(house.deps).map(({ on, missing }) => [on, missing]),
        [[false, ['contact.event', 'contact.note']]],
      );
      assert.deepEqual(
        (await readSource(house.deps, reader, mailOf({}))).candidates.map(({ declared, chosen }) => [declared, chosen]),
        [[false, false]],
      );
    });

    test('keeps no identity code, and the reader is told before', async (t) => {
      const house = await opened(t, dialect);
      const source = mailOf({ subject: 'Tunnus 010190-999W', text: 'Tunnukseni on 010190\u2013999W, kiitos.' });
      const { notes } = await previewOf(house.deps, await readSource(house.deps, reader, source));
      assert.deepEqual(notes, ['identity-code']);
      const { filed } = await file(house, source);
      const row = await messageById(house.deps.database.db, filed[0]?.id ?? '');
      assert.deepEqual([row?.title, row?.body], ['Tunnus [henkilötunnus poistettu]', 'Tunnukseni on [henkilötunnus poistettu], kiitos.']);
    });

    test('from the person is a contact; what a machine or the firm wrote moves no clock, and what is taken away did not happen', async (t) => {
      const house = await opened(t, dialect);
      await file(house, mailOf({ id: 'out@example.test' }), 'out');
      await file(house, mailOf({ id: 'auto@example.test', headers: ['Auto-Submitted: auto-replied'] }));
      assert.deepEqual(await triggers(house), []);
      const { filed } = await file(house, mailOf({ id: 'in@example.test', date: 'Fri, 06 Mar 2026 23:30:00 +0200' }));
      assert.deepEqual(await triggers(house), ['2026-03-06']);
      await removeMessage(house.deps, STAFF.actor, filed[0]?.id ?? '');
      assert.deepEqual(await triggers(house), []);
      assert.equal(await code(removeMessage(house.deps, STAFF.actor, filed[0]?.id ?? '')), 'errors.message-gone');
    });

    test('without a day asks for it, and none lies ahead', async (t) => {
      const house = await opened(t, dialect);
      assert.equal(await code(file(house, { text: 'Hei vain' })), 'errors.message-when');
      assert.equal(await code(file(house, { text: 'Hei vain', sentAt: '2027-01-01T00:00:00Z' })), 'errors.date-in-future');
      assert.equal((await file(house, { text: 'Hei vain', sentAt: '2026-03-01T10:00:00+02:00' })).filed[0]?.isNew, true);
    });

    test('brings its papers where the declaration knows them, and counts what was left', async (t) => {
      const house = await opened(t, dialect);
      const files = [
        { name: 'tarjous.pdf', type: 'application/pdf', bytes: pdf('Tarjous') },
        { name: 'x.exe', type: 'application/octet-stream', bytes: Buffer.from('MZ') },
      ];
      const source = mailOf({ files });
      const seen = await previewOf(house.deps, await readSource(house.deps, reader, source));
      assert.deepEqual(
        seen.attachments.map(({ name, paper }) => [name, paper]),
        [
          ['tarjous.pdf', true],
          ['x.exe', false],
        ],
      );
      const order = { ...source, people: [{ id: house.aino, direction: 'in' as const }] };
      const wrong = fileSource(house.deps, reader, STAFF.actor, { ...order, papers: [{ index: 1, personId: house.aino, kind: 'quote' }] });
      assert.equal(await code(wrong), 'errors.document-type');
      assert.equal((await sql`select 1 from message`.execute(house.deps.database.db)).rows.length, 0, 'nothing half-written');
      const { filed } = await fileSource(house.deps, reader, STAFF.actor, { ...order, papers: [] });
      assert.equal((await messageById(house.deps.database.db, filed[0]?.id ?? ''))?.files_left, 2);
    });

    test('is in the copy of what is held, with its source, and gone with the person', async (t) => {
      const house = await opened(t, dialect);
      const { deps, aino } = house;
      await file(house, mailOf({ text: 'Zxqviesti' }));
      assert.match(JSON.stringify(await exportSubject(deps, deps.database.db, aino)), /Zxqviesti/);
      const held = (await heldValues(deps, deps.database.db, aino)).filter(({ kind }) => kind === 'message');
      assert.deepEqual(held.map(({ column }) => column).toSorted(), ['body', 'direction', 'sent_at', 'title']);
      assert.ok(held.every(({ source }) => source.fi !== ''));
      const row = await eraseNow(deps, { subjectId: aino, ground: 'request', act: { actor: STAFF.actor, at: house.clock.now() } });
      assert.equal(row.state, 'certified', row.result ?? '');
      assert.equal((await sql`select 1 from message`.execute(deps.database.db)).rows.length, 0);
    });
  });
}
