/** The private mailbox is read by IMAP from a real server: known people only, each message once, whatever falls over in between. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { ImapFlow } from 'imapflow';
import { sql } from '#platform/db';
import { createMailReader, openMailbox } from '#platform/mail';
import type { OpenMailbox } from '#platform/mail';
import { compilePolicy, fixedHolder } from '#kernel/policy';
import type { Recipient } from '#kernel/policy';
import { countsSince, createMailbox, mailboxOff, readMailboxState, saveMailbox } from '#correspondence';
import type { Mailbox, MailboxSettings } from '#correspondence';
import { dialects, skipNamed } from '#tests';
import type { TestDialect } from '#tests';
import { addClient } from '../../src/modules/customers/testing.ts';
import type { CustomersHouse } from '../../src/modules/customers/testing.ts';
import { eml } from '../../src/platform/mail/messages/testing.ts';
import type { Told } from '../../src/platform/mail/messages/testing.ts';
import { KEEPER, mailboxHouse, mailboxSettings } from '../crash/mailbox-house.ts';
import { findDovecot, IMAP_PASSWORD, IMAP_USER, NO_DOVECOT, openImap } from '../harness/dovecot.ts';
import type { ImapServer } from '../harness/dovecot.ts';

const AINO = 'Aino Esimerkki <aino.esimerkki@example.test>';
const bin = findDovecot();
const server = bin === null ? null : await openImap(bin);
let folders = 0;

interface House extends CustomersHouse {
  readonly aino: string;
  readonly box: Mailbox;
  readonly folder: string;
  save(more?: Partial<MailboxSettings>): Promise<unknown>;
  put(told: Told | Buffer): Promise<void>;
  inFolder(name?: string): Promise<number>;
}

async function client(port: number): Promise<ImapFlow> {
  const line = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth: { user: IMAP_USER, pass: IMAP_PASSWORD }, logger: false });
  await line.connect();
  return line;
}

async function opened(t: TestContext, dialect: TestDialect, imap: ImapServer, connect?: typeof openMailbox): Promise<House> {
  const house = await mailboxHouse(await dialect.open());
  t.after(() => house.close());
  const reader = createMailReader();
  t.after(() => reader.close());
  const line = await client(imap.port);
  const folder = `F${(folders += 1)}`;
  await line.mailboxCreate(folder);
  await line.mailboxCreate(`${folder}-luettu`);
  await line.logout();
  const { deps } = house;
  const aino = await addClient(house, [[...(deps.policy.current()?.registers.keys() ?? [])][0] ?? '']);
  const settings = mailboxSettings(imap.port, folder);
  return {
    ...house,
    aino,
    folder,
    box: createMailbox(deps, reader, connect),
    save: (more = {}) => saveMailbox(deps.database.db, deps, { ...settings, ...more }),
    async put(told) {
      const each = await client(imap.port);
      await each.append(folder, Buffer.isBuffer(told) ? told : eml({ to: IMAP_USER, ...told }));
      await each.logout();
    },
    async inFolder(name = folder) {
      const each = await client(imap.port);
      const status = await each.status(name, { messages: true });
      await each.logout();
      return status === false ? 0 : (status.messages ?? 0);
    },
  };
}

async function filed({ deps }: CustomersHouse): Promise<[string | null, string, string][]> {
  const { rows } = await sql<{
    title: string;
    direction: string;
    way: string;
  }>`select title, direction, way from message order by title`.execute(deps.database.db);
  return rows.map(({ title, direction, way }) => [title, direction, way]);
}

async function counts({ deps }: CustomersHouse): Promise<Record<string, number>> {
  const all = await countsSince(deps.database.db, '2020-01-01');
  return Object.fromEntries(all.map(({ outcome, n }) => [outcome, n]));
}

/** The same server, whose line breaks when `when` says so. */
function breaking(when: (uid: number) => boolean): typeof openMailbox {
  return async (settings, folder) => {
    const box = await openMailbox(settings, folder);
    const broken: OpenMailbox['source'] = async (uid) => {
      if (when(uid)) throw Object.assign(new Error('broken'), { code: 'ECONNRESET' });
      return box.source(uid);
    };
    return { ...box, source: broken };
  };
}

for (const dialect of await dialects()) {
  describe(`the mailbox on ${dialect.name}`, () => {
    test('begins at its end, files what known people write and what was passed on, and only counts the rest', async (t) => {
      if (server === null) return skipNamed(t, NO_DOVECOT);
      const house = await opened(t, dialect, server);
      await house.put({ from: AINO, subject: 'Vanha', id: 'old@example.test' });
      await house.save();
      assert.equal(await mailboxOff(house.deps), 'unread');
      assert.equal(await house.box.readNow(), 0);
      assert.equal(await mailboxOff(house.deps), null);
      await house.put({ from: AINO, subject: 'Kysymys', id: 'q@example.test', text: 'Hei' });
      await house.put({ from: AINO, subject: 'Kysymys', id: 'q@example.test', text: 'Hei' });
      await house.put({ from: 'Vieras <vieras@example.test>', to: AINO, subject: 'Vieras', id: 'v@example.test' });
      await house.put({ from: AINO, subject: 'Väärennös', headers: ['Authentication-Results: mx.example.test; dmarc=fail'] });
      await house.put({ from: `Oma <${IMAP_USER}>`, to: AINO, subject: 'Vastaus', id: 'r@example.test' });
      await house.put({
        from: IMAP_USER,
        subject: 'VL',
        text: `Lähettäjä: ${AINO}\nLähetetty: 6.3.2026 klo 9.15\nAihe: Alkuperäinen\n\nTeksti`,
      });
      assert.equal(await house.box.readNow(), 6);
      assert.deepEqual(await filed(house), [
        ['Alkuperäinen', 'in', 'mailbox'],
        ['Kysymys', 'in', 'mailbox'],
        ['Vastaus', 'out', 'mailbox'],
      ]);
      assert.deepEqual(await counts(house), { filed: 3, already: 1, unknown: 1, forged: 1 });
      assert.equal(await house.box.readNow(), 0);
      const { rows } = await sql<{ value: string }>`select value from setting where key like 'mailbox.%'`.execute(house.deps.database.db);
      assert.doesNotMatch(JSON.stringify(rows), /example|salasana/);
    });

    test('moves or deletes what is filed, and leaves what is not', async (t) => {
      if (server === null) return skipNamed(t, NO_DOVECOT);
      const house = await opened(t, dialect, server);
      await house.save({ afterwards: 'move' });
      await house.box.readNow();
      await house.put({ from: AINO, subject: 'A', id: 'a@example.test' });
      await house.put({ from: 'vieras@example.test', subject: 'B', id: 'b@example.test' });
      await house.box.readNow();
      assert.deepEqual([await house.inFolder(), await house.inFolder(`${house.folder}-luettu`)], [1, 1]);
      await house.save({ afterwards: 'delete' });
      await house.put({ from: AINO, subject: 'C', id: 'c@example.test' });
      await house.box.readNow();
      assert.deepEqual([await house.inFolder(), (await filed(house)).length], [1, 2]);
    });

    test('goes on where it was when the line breaks in the middle, losing nothing and doubling nothing', async (t) => {
      if (server === null) return skipNamed(t, NO_DOVECOT);
      let broken = true;
      const house = await opened(
        t,
        dialect,
        server,
        breaking((uid) => broken && uid === 2),
      );
      await house.save();
      await house.box.readNow();
      for (const n of [1, 2, 3]) await house.put({ from: AINO, subject: `${n}`, id: `${n}@example.test` });
      await house.box.readNow();
      const state = await readMailboxState(house.deps.database.db);
      assert.deepEqual(
        [state.code, state.last, (await filed(house)).length, await mailboxOff(house.deps)],
        ['ECONNRESET', 1, 1, 'failing'],
      );
      broken = false;
      await house.box.readNow();
      assert.deepEqual([(await filed(house)).map(([title]) => title), await mailboxOff(house.deps)], [['1', '2', '3'], null]);
      assert.deepEqual(await counts(house), { filed: 3 });
    });

    test('that is away is left in peace for longer and longer, and read again when it is back', async (t) => {
      if (server === null) return skipNamed(t, NO_DOVECOT);
      const house = await opened(t, dialect, server);
      await house.save();
      await house.box.readNow();
      await server.stop();
      try {
        await house.box.readNow();
        await house.box.readNow();
        const state = await readMailboxState(house.deps.database.db);
        assert.deepEqual([state.code, state.failures, state.pauseUntil], ['ECONNREFUSED', 2, '2026-03-14T10:02:00.000Z']);
      } finally {
        await server.start();
      }
      await house.put({ from: AINO, subject: 'Taas', id: 't@example.test' });
      await house.box.readNow();
      assert.deepEqual([(await filed(house)).length, (await readMailboxState(house.deps.database.db)).failures], [1, undefined]);
      await house.save({ password: 'väärä' });
      await house.box.readNow();
      assert.equal((await readMailboxState(house.deps.database.db)).code, 'AUTH');
    });

    test('that counts anew is read from the last look on, and nothing is filed twice', async (t) => {
      if (server === null) return skipNamed(t, NO_DOVECOT);
      const house = await opened(t, dialect, server);
      await house.save();
      await house.box.readNow();
      await house.put({ from: AINO, subject: 'Yksi', id: '1@example.test' });
      await house.box.readNow();
      const line = await client(server.port);
      await line.mailboxDelete(house.folder);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      await line.mailboxCreate(house.folder);
      await line.logout();
      await house.put({ from: AINO, subject: 'Yksi', id: '1@example.test' });
      await house.put({ from: AINO, subject: 'Kaksi', id: '2@example.test' });
      await house.box.readNow();
      assert.deepEqual(
        (await filed(house)).map(([title]) => title),
        ['Kaksi', 'Yksi'],
      );
    });

    test('that has failed is not forgiven for opening alone: of a folder that counts anew nothing has been read yet', async (t) => {
      const house = await mailboxHouse(await dialect.open());
      t.after(() => house.close());
      const { deps, clock } = house;
      const reader = createMailReader();
      t.after(() => reader.close());
      let opens = false;
      const box = createMailbox(deps, reader, () => {
        const gone = () => Promise.reject(Object.assign(new Error('broken'), { code: 'ECONNRESET' }));
        const none = () => Promise.resolve();
        if (!opens) return gone();
        const folder = { validity: 'anew', next: 9 };
        return Promise.resolve({ state: folder, after: gone, since: gone, source: gone, move: none, remove: none, close: none });
      });
      await saveMailbox(deps.database.db, deps, mailboxSettings(993, 'INBOX'));
      await box.readNow();
      const { failingSince } = await readMailboxState(deps.database.db);
      clock.advance(3_600_000);
      opens = true;
      await box.readNow();
      const state = await readMailboxState(deps.database.db);
      assert.deepEqual([state.failingSince, state.failures, state.validity], [failingSince, 2, 'anew']);
      assert.ok(failingSince);
    });

    test('is not touched while the notice does not name who keeps it', async (t) => {
      if (server === null) return skipNamed(t, NO_DOVECOT);
      const house = await opened(t, dialect, server);
      await house.save({ recipientId: 'nobody' });
      assert.deepEqual([await mailboxOff(house.deps), await house.box.readNow()], ['keeper-undeclared', 0]);
      const policy = house.deps.policy.current();
      assert.ok(policy);
      const blind = { ...KEEPER, fields: ['person.email'] } as Recipient;
      const less = compilePolicy({ ...policy.policy, recipients: [blind] }, policy);
      await house.save();
      assert.equal(await mailboxOff({ ...house.deps, policy: fixedHolder(less) }), 'keeper-without-fields');
    });

    test('takes no unencrypted line that leaves this machine', async (t) => {
      if (server === null) return skipNamed(t, NO_DOVECOT);
      const house = await opened(t, dialect, server);
      await house.save({ host: 'imap.example.test' });
      await house.box.readNow();
      assert.equal((await readMailboxState(house.deps.database.db)).code, 'PLAIN');
      await house.save({ tls: 'starttls' });
      await house.box.readNow();
      assert.equal((await readMailboxState(house.deps.database.db)).code, 'TLS');
    });
  });
}
