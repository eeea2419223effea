/** A process that reads the mailbox is killed at any moment: no message is lost, none is filed twice, and each stranger is counted once. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { openDatabase, sql } from '#platform/db';
import { createMailReader } from '#platform/mail';
import { countsSince, createMailbox, saveMailbox } from '#correspondence';
import { skipNamed, tempDir } from '#tests';
import { addClient } from '../../src/modules/customers/testing.ts';
import { eml } from '../../src/platform/mail/messages/testing.ts';
import { findDovecot, IMAP_PASSWORD, IMAP_USER, NO_DOVECOT, openImap } from '../harness/dovecot.ts';
import { mailboxHouse, mailboxSettings } from './mailbox-house.ts';

const MESSAGES = 24;
const STRANGERS = 6;
const KILLS = 5;
const FOLDER = 'Kaatuu';

test(`killed ${KILLS} times while it reads ${MESSAGES + STRANGERS} messages, the house loses none and doubles none`, async (t) => {
  const bin = findDovecot();
  if (bin === null) return skipNamed(t, NO_DOVECOT);
  const { port } = await openImap(bin);
  const file = join(tempDir(t), 'mailbox.db');
  const first = await mailboxHouse(await openDatabase({ file }));
  const line = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth: { user: IMAP_USER, pass: IMAP_PASSWORD }, logger: false });
  await line.connect();
  t.after(() => line.close());
  await line.mailboxCreate(FOLDER);
  await line.mailboxCreate(`${FOLDER}-luettu`);
  await addClient(first, [[...(first.deps.policy.current()?.registers.keys() ?? [])][0] ?? '']);
  await saveMailbox(first.deps.database.db, first.deps, { ...mailboxSettings(port, FOLDER), afterwards: 'move' });
  const reader = createMailReader();
  await createMailbox(first.deps, reader).readNow();
  await reader.close();
  await first.close();
  for (let n = 0; n < MESSAGES + STRANGERS; n += 1) {
    const from = n % 5 === 4 ? `vieras${n}@example.test` : 'aino.esimerkki@example.test';
    await line.append(FOLDER, eml({ from, subject: `${n}`, id: `${n}@example.test` }));
  }

  let kills = 0;
  for (let round = 0, whole = false; !whole; round += 1) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'mailbox-reader.ts'), file, String(round + 20)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.after(() => void child.kill('SIGKILL'));
    const over = new Promise<boolean>((resolve) => void child.once('close', (code) => resolve(code === 0)));
    for await (const _ of createInterface({ input: child.stdout })) break;
    if (round < KILLS) {
      await wait(90 + ((round * 37) % 160));
      if (child.kill('SIGKILL')) kills += 1;
    }
    whole = await over;
  }
  assert.ok(kills > 0);

  const database = await openDatabase({ file });
  t.after(() => database.close());
  const { rows } = await sql<{ title: string }>`select title from message`.execute(database.db);
  assert.equal(rows.length, MESSAGES);
  assert.equal(new Set(rows.map(({ title }) => title)).size, MESSAGES);
  const counts = Object.fromEntries((await countsSince(database.db, '2020-01-01')).map(({ outcome, n }) => [outcome, n]));
  assert.deepEqual([counts['filed'], counts['unknown']], [MESSAGES, STRANGERS]);
  const status = async (name: string) => {
    const found = await line.status(name, { messages: true });
    return found === false ? undefined : found.messages;
  };
  assert.deepEqual([await status(FOLDER), await status(`${FOLDER}-luettu`)], [STRANGERS, MESSAGES]);
});
