/** What comes back comes in by real lines: an IMAP server, an SMTP door and signed notices; each once, and nothing that was not understood is lost. */
import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { AppError } from '#platform/errors';
import { signHmac, hmacHex } from '#platform/crypto';
import { sql } from '#platform/db';
import { createReportReader } from '#platform/mail';
import { refusalsOf } from '#kernel/mail';
import { returnTally } from '#kernel/mailings';
import { createReturnIntake, quarantinedTexts } from '#returns';
import { dialects, skipNamed } from '#tests';
import type { TestDialect } from '#tests';
import {
  changeReturnSettings,
  quarantineBefore,
  returnsHouse,
  returnsModule,
  takeMessage,
  takeNotices,
} from '../../src/modules/returns/testing.ts';
import type { ReturnsHouse } from '../../src/modules/returns/testing.ts';
import { away, complaint, dsn, exim, person, postfix } from '../../src/platform/mail/report/testing.ts';
import { freePort } from '../harness/app.ts';
import { findDovecot, IMAP_PASSWORD, IMAP_USER, NO_DOVECOT, openImap } from '../harness/dovecot.ts';

const bin = findDovecot();
const server = bin === null ? null : await openImap(bin);
const reader = createReportReader();

async function opened(t: TestContext, dialect: TestDialect): Promise<ReturnsHouse> {
  const house = await returnsHouse(await dialect.open());
  t.after(() => house.close());
  t.after(() => reader.close());
  return house;
}

const tally = ({ deps }: ReturnsHouse) => returnTally(deps.database.db, 'mailing-1');
const waiting = async ({ deps }: ReturnsHouse) =>
  (await quarantineBefore(deps.database.db, { before: undefined, limit: 50 })).map(({ way, reason }) => `${way} ${reason}`).toSorted();
const FORGED = 'uutiskirje+0123456789abcdef0123456789abcdef.0123456789abcdef@firma.example.test';
const refused = (error: unknown) => error instanceof AppError && error.code === 'errors.notice-refused';

for (const dialect of await dialects()) {
  describe(`what comes in, on ${dialect.name}`, () => {
    test('only a report that names a letter by our own seal counts; the rest waits for a person or is nobody’s business', async (t) => {
      const house = await opened(t, dialect);
      const aino = await house.person('asiakas@example.test');
      const to = house.envelope(await house.letter(aino));
      const take = (bytes: Buffer) => takeMessage(house.deps, reader, bytes, { way: 'mailbox' });
      const outcomes = [];
      for (const bytes of [
        postfix({ to }),
        postfix({ to }),
        postfix({ to: FORGED }),
        exim({ to: 'uutiskirje@firma.example.test' }),
        dsn({ to, status: ['Action: delayed', 'Status: 4.4.1'] }),
        away({ to }),
        person({ to: 'uutiskirje@firma.example.test' }),
        person({ to }),
        person({ to }),
      ])
        outcomes.push(await take(bytes));
      assert.deepEqual(outcomes, [
        'recorded',
        'known',
        'quarantined',
        'quarantined',
        'ignored',
        'ignored',
        'ignored',
        'quarantined',
        'known',
      ]);
      assert.deepEqual(
        [await tally(house), await waiting(house)],
        [{ hard: 1 }, ['mailbox forged', 'mailbox no-letter', 'mailbox unclear']],
      );
    });

    test('what waits is sealed, is shown to re-discovery with its last day, and is gone after a fortnight', async (t) => {
      const house = await opened(t, dialect);
      await takeMessage(house.deps, reader, exim({ to: 'uutiskirje@firma.example.test', recipient: 'salainen@example.test' }), {
        way: 'mailbox',
      });
      const { rows } = await sql<{ content: string }>`select content from return_quarantine`.execute(house.deps.database.db);
      assert.ok(rows.every(({ content }) => !content.includes('salainen')) && rows.length === 1);
      const texts = [];
      for await (const each of quarantinedTexts(house.deps)) texts.push(each);
      assert.ok(texts[0]?.text.includes('salainen@example.test') && texts[0]?.keptUntil === '2026-03-28T10:00:00.000Z');
      house.clock.advance(14 * 86_400_000);
      await returnsModule.night?.(house.deps, house.clock.now());
      assert.deepEqual(await waiting(house), []);
    });

    test('our own door takes reports for envelopes of ours and for nothing else', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      await changeReturnSettings(deps.database.db, deps, { receiverPort: await freePort() });
      const intake = createReturnIntake(deps);
      t.after(() => intake.close());
      const door = await intake.door();
      assert.ok(door !== null && 'port' in door);
      const line = createTransport({ host: '127.0.0.1', port: door.port, secure: false, ignoreTLS: true });
      t.after(() => line.close());
      const send = (to: string | string[], raw: Buffer) => line.sendMail({ envelope: { from: '', to }, raw }).then(() => 'taken', codeOf);
      const envelopes = [];
      for (const name of ['a', 'b']) envelopes.push(house.envelope(await house.letter(await house.person(`${name}@example.test`))));
      const [one = '', two = ''] = envelopes;
      assert.deepEqual(
        [
          await send(one, postfix({ to: 'somebody@example.test' })),
          await send(FORGED, postfix({ to: FORGED })),
          await send('uutiskirje@firma.example.test', postfix({ to: one })),
          await send(two.toUpperCase(), complaint({ to: two })),
          await send(one, Buffer.concat([postfix({ to: one }), Buffer.alloc(3_000_000, 'x')])),
        ],
        ['taken', 550, 550, 'taken', 552],
      );
      assert.deepEqual(await tally(house), { hard: 1, complaint: 1 });
      await changeReturnSettings(deps.database.db, deps, { receiverPort: null });
      assert.equal(await intake.door(), null);
    });

    test('a mailbox is read to its end, each message once, and only what was understood leaves it', async (t) => {
      if (server === null) return skipNamed(t, NO_DOVECOT);
      const house = await opened(t, dialect);
      const { deps } = house;
      const folder = `P${dialect.name}`;
      const put = async (...messages: Buffer[]) => {
        const line = await imap(server.port);
        await line.mailboxCreate(folder);
        for (const message of messages) await line.append(folder, message);
        await line.logout();
      };
      const inFolder = async () => {
        const line = await imap(server.port);
        const status = await line.status(folder, { messages: true });
        await line.logout();
        return status === false ? -1 : (status.messages ?? 0);
      };
      const intake = createReturnIntake(deps);
      t.after(() => intake.close());
      house.clock.set(new Date().toISOString());
      const to = house.envelope(await house.letter(await house.person('asiakas@example.test')));
      await put(postfix({ to }), person({ to: IMAP_USER }), exim({ to: IMAP_USER }));
      assert.equal(await intake.readNow(), 0);
      const line = { host: '127.0.0.1', port: server.port, tls: 'none', user: IMAP_USER, password: IMAP_PASSWORD } as const;
      const mailbox = { ...line, folder, afterwards: 'delete', moveTo: '', recipientId: 'keeper' } as const;
      await changeReturnSettings(deps.database.db, deps, { mailbox: { ...mailbox, recipientId: 'nobody' } });
      assert.equal(await intake.readNow(), 0);
      await changeReturnSettings(deps.database.db, deps, { mailbox });
      assert.deepEqual([await intake.readNow(), await intake.readNow()], [3, 0]);
      assert.deepEqual([await tally(house), await waiting(house), await inFolder()], [{ hard: 1 }, ['mailbox no-letter'], 2]);
    });

    test('a signed notice counts once: replayed, altered, late or out of order it changes nothing', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
      await changeReturnSettings(deps.database.db, deps, { hooks: { generic: secret } });
      const returnPath = house.envelope(await house.letter(await house.person('asiakas@example.test')));
      const body = JSON.stringify({ type: 'bounced', returnPath, code: '550 5.1.1' });
      const stamp = String(Math.floor(house.clock.now().getTime() / 1000));
      const signed = (id: string, text = body, at = stamp) => ({
        headers: {
          'webhook-id': id,
          'webhook-timestamp': at,
          'webhook-signature': `v1,${signHmac(Buffer.alloc(32, 7), `${id}.${at}.${text}`)}`,
        },
        body: text,
        now: house.clock.now(),
      });
      const take = (incoming: Parameters<typeof takeNotices>[2]) => takeNotices(deps, 'generic', incoming);
      assert.deepEqual(
        [await take(signed('m1')), await take(signed('m1')), await take(signed('m2'))],
        [{ recorded: 1 }, { recorded: 0 }, { recorded: 0 }],
      );
      await assert.rejects(take({ ...signed('m3'), body: body.replace('bounced', 'complained') }), refused);
      await assert.rejects(take(signed('m4', body, String(Number(stamp) - 301))), refused);
      await assert.rejects(take({ ...signed('m5'), headers: {} }), refused);
      await assert.rejects(takeNotices(deps, 'mailgun', signed('m6')), refused);
      await assert.rejects(takeNotices(deps, 'constructor', signed('m7')), refused);
      const forged = JSON.stringify({ type: 'complained', returnPath: FORGED });
      assert.deepEqual([await take(signed('m8', forged)), await tally(house)], [{ recorded: 0 }, { hard: 1 }]);
    });

    test('Postmark and Mailgun are believed by their own secrets, and what they write of machines and of themselves is no failure', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      await changeReturnSettings(deps.database.db, deps, { hooks: { postmark: 'salaisuus-postmark', mailgun: 'avain-mailgun-1234' } });
      const now = house.clock.now();
      const envelope = async (name: string) => house.envelope(await house.letter(await house.person(`${name}@example.test`)));
      const postmark = async (told: object, key = 'salaisuus-postmark') =>
        takeNotices(deps, 'postmark', { headers: { 'x-lupaus-secret': key }, body: JSON.stringify(told), now });
      const bounce = {
        RecordType: 'Bounce',
        Type: 'HardBounce',
        ID: 42,
        Details: '550 5.1.1',
        Metadata: { envelope: await envelope('a') },
      };
      assert.deepEqual(
        [await postmark(bounce), await postmark(bounce), await postmark({ ...bounce, ID: 43, Type: 'AutoResponder' })],
        [{ recorded: 1 }, { recorded: 0 }, { recorded: 0 }],
      );
      await assert.rejects(postmark(bounce, 'väärä'), refused);
      const mailgun = async (event: object, word: string, at = now) => {
        const timestamp = String(Math.floor(at.getTime() / 1000));
        const signature = { timestamp, token: word, signature: hmacHex('avain-mailgun-1234', `${timestamp}${word}`) };
        return takeNotices(deps, 'mailgun', { headers: {}, body: JSON.stringify({ signature, 'event-data': event }), now });
      };
      const failed = {
        event: 'failed',
        severity: 'permanent',
        'delivery-status': { code: 550, 'enhanced-code': '5.1.1' },
        envelope: { sender: await envelope('b') },
      };
      assert.deepEqual(
        [await mailgun(failed, 'w1'), await mailgun(failed, 'w1'), await mailgun({ ...failed, reason: 'suppress-bounce' }, 'w2')],
        [{ recorded: 1 }, { recorded: 0 }, { recorded: 0 }],
      );
      await assert.rejects(mailgun(failed, 'w3', new Date(now.getTime() - 9 * 3_600_000)), refused);
      assert.deepEqual(await tally(house), { hard: 2 });
    });

    test('notices of Amazon are believed for the one topic, by a certificate of Amazon’s own hosts, and nobody is called for anybody else', async (t) => {
      const house = await opened(t, dialect);
      const { deps } = house;
      const topic = 'arn:aws:sns:eu-north-1:123456789012:palautukset';
      await changeReturnSettings(deps.database.db, deps, { hooks: { ses: topic } });
      const aino = await house.person('asiakas@example.test');
      const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const called: string[] = [];
      const read = async (url: string) => {
        called.push(url);
        return publicKey.export({ type: 'spki', format: 'pem' }).toString();
      };
      const message = JSON.stringify({
        notificationType: 'Bounce',
        mail: { source: house.envelope(await house.letter(aino)) },
        bounce: {
          bounceType: 'Permanent',
          timestamp: '2026-03-14T09:59:00Z',
          bouncedRecipients: [{ status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1' }],
        },
      });
      const plain = { Type: 'Notification', MessageId: 'n1', TopicArn: topic, Message: message, Timestamp: '2026-03-14T09:59:30Z' };
      const sign = (told: Record<string, string>) => {
        const names = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'].filter(
          (name) => told[name] !== undefined,
        );
        const text = names.map((name) => `${name}\n${told[name]}\n`).join('');
        const Signature = createSign('sha256').update(text).sign(privateKey, 'base64');
        return {
          SigningCertURL: 'https://sns.eu-north-1.amazonaws.com/SimpleNotificationService-1.pem',
          SignatureVersion: '2',
          Signature,
          ...told,
        };
      };
      const take = (told: object) => takeNotices(deps, 'ses', { headers: {}, body: JSON.stringify(told), now: house.clock.now() }, read);
      assert.deepEqual([await take(sign(plain)), await take(sign(plain))], [{ recorded: 1 }, { recorded: 0 }]);
      assert.deepEqual(
        (await refusalsOf(deps.database.db, [aino])).map(({ reason, code }) => `${reason} ${code}`),
        ['hard 550 5.1.1'],
      );
      called.length = 0;
      await assert.rejects(take({ ...sign(plain), MessageId: 'n2' }), refused);
      await assert.rejects(take(sign({ ...plain, TopicArn: topic.replace('palautukset', 'muu') })), refused);
      await assert.rejects(take(sign({ ...plain, Timestamp: '2026-03-14T08:00:00Z' })), refused);
      called.length = 0;
      for (const SigningCertURL of [
        'https://sns.eu-north-1.amazonaws.com.example.test/a.pem',
        'http://sns.eu-north-1.amazonaws.com/a.pem',
        'https://127.0.0.1/a.pem',
        'https://sns.x@example.test/a.pem',
      ])
        await assert.rejects(take({ ...sign(plain), SigningCertURL }), refused);
      assert.deepEqual(called, []);
      const confirm = {
        Type: 'SubscriptionConfirmation',
        MessageId: 's1',
        TopicArn: topic,
        Token: 'k',
        Message: 'm',
        Timestamp: plain.Timestamp,
      };
      await assert.rejects(take(sign({ ...confirm, SubscribeURL: 'https://169.254.169.254/latest' })), refused);
      await take(sign({ ...confirm, SubscribeURL: 'https://sns.eu-north-1.amazonaws.com/?Action=ConfirmSubscription' }));
      assert.equal(called.at(-1), 'https://sns.eu-north-1.amazonaws.com/?Action=ConfirmSubscription');
    });
  });
}

async function imap(port: number): Promise<ImapFlow> {
  const line = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth: { user: IMAP_USER, pass: IMAP_PASSWORD }, logger: false });
  await line.connect();
  return line;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'responseCode' in error ? error.responseCode : error;
}
