// Claims about letters of a request: told before they are sent, queued with the act or not at all, and what became of each is seen in the case.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { createMailer, saveMailSettings } from '#kernel/mail';
import type { Mailer } from '#kernel/mail';
import { correctedReference, DEFAULT_REFERENCE } from '#kernel/policy';
import { placeHold } from '#kernel/rights';
import { sql } from '#platform/db';
import { dialects, tempDir } from '#tests';
import { openSink } from '../../platform/mail/testing.ts';
import type { Sink } from '../../platform/mail/testing.ts';
import { settingsFor } from '../mail/testing.ts';
import type { RightsHouse } from '../rights/testing.ts';
import {
  answerRequest,
  approveErasure,
  askMore,
  enterRequest,
  eraseForRequest,
  extendRequest,
  refuseRequest,
  requestById,
  sendLetter,
  sentLetters,
} from './index.ts';
import { requestHouse } from './testing.ts';

const code = (expected: string) => (error: unknown) => error instanceof Error && 'code' in error && error.code === expected;
const MAIL = { way: 'mail', lang: 'fi' } as const;

interface Posting extends RightsHouse {
  readonly sink: Sink;
  readonly mailer: Mailer;
}

for (const dialect of await dialects()) {
  describe(dialect.name, () => {
    async function opened(t: TestContext): Promise<Posting> {
      const database = await dialect.open();
      t.after(() => database.close());
      const house = await requestHouse(database, tempDir(t));
      const sink = await openSink();
      t.after(() => sink.close());
      await saveMailSettings(database.db, house.deps, settingsFor(sink.port));
      const mailer = createMailer(house.deps);
      t.after(() => mailer.close());
      return { ...house, sink, mailer };
    }
    const enter = (house: RightsHouse, subjectId: string, right: 'access' | 'erasure' = 'access') =>
      enterRequest(
        house.deps,
        { right, channel: 'post', receivedAt: house.clock.now(), subjectId, identity: 'known-address' },
        house.act(),
      );
    async function seen(house: RightsHouse, id: string) {
      const whole = await requestById(house.deps, id);
      assert.ok(whole);
      return { ...whole, id, version: whole.view.row.version };
    }
    const decoded = ({ source }: { source: string }) => {
      const parts = source.split(/\r\n\r\n/);
      return parts.map((part) => Buffer.from(part.replaceAll(/=\r\n/g, ''), 'utf8').toString('latin1')).join('\n');
    };

    test('what would be told is told without writing anything, and what is sent is exactly that', async (t) => {
      const house = await opened(t);
      const id = await enter(house, await house.add());
      const extension = { months: 2, reason: 'complex', text: 'Aineisto on laaja.' } as const;
      const draft = await extendRequest(house.deps, { ...(await seen(house, id)), dry: true }, extension, house.act());
      assert.match(draft?.fi ?? '', /14\.6\.2026[\s\S]*Aineisto on laaja\.[\s\S]*tietosuoja\.fi/);
      const before = await seen(house, id);
      assert.deepEqual([before.version, before.steps.length, before.view.row.extended_at], [1, 1, null]);
      const letter = await extendRequest(house.deps, { ...before, post: MAIL }, extension, house.act());
      assert.deepEqual(letter, draft);
      assert.equal(await house.mailer.sendDue(), 1);
      const after = await seen(house, id);
      const sent = after.letters.find(({ stepId }) => stepId === after.steps.at(-1)?.id);
      assert.deepEqual([sent?.text.fi, sent?.sent[0]?.way, sent?.sent[0]?.mail?.state], [draft?.fi, 'mail', 'sent']);
      assert.match(decoded(house.sink.taken[0] ?? { source: '' }), /Aineisto on laaja/);
    });

    test('a letter that cannot be queued stops the act: nothing is half-written', async (t) => {
      const house = await opened(t);
      const id = await enter(house, await house.add());
      await saveMailSettings(house.deps.database.db, house.deps, null);
      const refusal = { ground: 'excessive', text: 'Sama pyydettiin viikko sitten.' } as const;
      await assert.rejects(
        async () => refuseRequest(house.deps, { ...(await seen(house, id)), post: MAIL }, refusal, house.act()),
        code('errors.mail-off'),
      );
      const still = await seen(house, id);
      assert.deepEqual([still.view.row.state, still.steps.length, still.words.length], ['assessing', 1, 0]);
      await refuseRequest(house.deps, { ...still, post: { way: 'post', lang: 'sv' } }, refusal, house.act());
      const handed = (await sentLetters(house.deps.database.db, id)).map(({ way, mail }) => [way, mail]);
      assert.deepEqual(handed, [['post', null]]);
    });

    test('a letter made before is sent once for an address, and a bounce is seen in the case', async (t) => {
      const house = await opened(t);
      const id = await enter(house, await house.add({ email: 'asiakas@example.test' }));
      await askMore(house.deps, await seen(house, id), { about: 'clarification', question: 'Mitkä vuodet?' }, house.act());
      const stepId = (await seen(house, id)).steps.at(-1)?.id ?? '';
      house.sink.refuse('asiakas@example.test', 550, '5.1.1 unknown');
      await sendLetter(house.deps, { id }, { stepId, ...MAIL }, house.act());
      await sendLetter(house.deps, { id }, { stepId, ...MAIL }, house.act());
      await house.mailer.sendDue();
      const { letters, reach } = await seen(house, id);
      const sent = letters.find((each) => each.stepId === stepId)?.sent ?? [];
      assert.deepEqual(
        sent.map(({ mail }) => [mail?.state, mail?.reason?.fi.length !== 0]),
        [['bounced', true]],
      );
      assert.notEqual(reach.addresses[0]?.bouncedAt, null);
      await assert.rejects(sendLetter(house.deps, { id }, { stepId: 'no', ...MAIL }, house.act()), code('errors.request-unknown'));
      const log = await sql<{ action: string }>`select action from audit_entry where action = 'request.letter'`.execute(
        house.deps.database.db,
      );
      assert.equal(log.rows.length, 1);
    });

    test('a part that an erasure keeps is told by name with its reason, and the answer is never given as whole', async (t) => {
      const house = await opened(t);
      const subjectId = await house.add({ note: 'Reklamaatio' });
      await placeHold(
        house.deps,
        { subjectId, fields: ['person.note'], reason: 'Riita', law: 'kanneaika', reviewOn: '2026-12-01' },
        house.act(),
      );
      const id = await enter(house, subjectId, 'erasure');
      const plan = await seen(house, id);
      assert.deepEqual(
        plan.parts.map(({ why, until }) => [why, until]),
        [['hold', '2026-12-01']],
      );
      const letter = await approveErasure(house.deps, plan, { atOnce: false }, house.act());
      assert.match(letter?.fi ?? '', /16\.3\.2026[\s\S]*Seuraavat tiedot säilyvät:\n– .*oikeusvaateen.*1\.12\.2026[\s\S]*tietosuoja\.fi/);
      await eraseForRequest(house.deps, await seen(house, id), house.act());
      await answerRequest(house.deps, await seen(house, id), { via: 'post' }, house.act());
      const { view, letters, steps } = await seen(house, id);
      assert.deepEqual([view.row.outcome, view.row.ground], ['partly-refused', 'claims']);
      assert.match(letters.find(({ stepId }) => stepId === steps.at(-1)?.id)?.text.en ?? '', /stay:\n– .*legal claim/);
    });

    test('who is erased at once is told first; while the letter cannot leave, the erasure waits for its deadline', async (t) => {
      const house = await opened(t);
      const approve = async (id: string) =>
        approveErasure(
          house.deps,
          { ...(await seen(house, id)), post: MAIL },
          {
            atOnce: true,
            deliver: async () => {
              await house.mailer.sendDue();
              return (await sentLetters(house.deps.database.db, id)).at(-1)?.mail?.state === 'sent';
            },
          },
          house.act(),
        );
      const [first, second] = [await house.add(), await house.add()];
      const [told, waits] = [await enter(house, first, 'erasure'), await enter(house, second, 'erasure')];
      await approve(told);
      assert.deepEqual([(await seen(house, told)).view.state, house.sink.taken.length], ['rechecked', 1]);
      house.sink.refuseAll({ status: 451, text: '4.3.0 later' });
      await approve(waits);
      assert.equal((await seen(house, waits)).view.state, 'delayed');
    });

    test('a letter names the authority as the owner has corrected it', async (t) => {
      const house = await opened(t);
      const post = DEFAULT_REFERENCE.data.get('supervisor.post');
      assert.ok(post);
      const moved = { ...post, value: { fi: 'PL 1, 00001 Muualla', sv: 'PB 1, 00001 Annanstans', en: 'P.O. Box 1, Elsewhere' } };
      const deps = { ...house.deps, policy: { ...house.deps.policy, reference: () => correctedReference([moved]) } };
      const id = await enter(house, await house.add());
      await refuseRequest(
        deps,
        { ...(await seen(house, id)), post: { way: 'post', lang: 'fi' } },
        { ground: 'excessive', text: 'Perustelu.' },
        house.act(),
      );
      const letter = (await requestById(deps, id))?.letters.at(-1)?.text;
      assert.match(letter?.fi ?? '', /PL 1, 00001 Muualla/);
      assert.match(letter?.sv ?? '', /PB 1, 00001 Annanstans/);
      assert.doesNotMatch(Object.values(letter ?? {}).join(' '), /00531/);
    });

    test('a receipt names what was promised on the day it came, in each language', async (t) => {
      const house = await opened(t);
      const id = await enter(house, await house.add(), 'erasure');
      const access = await enter(house, await house.add());
      const text = async (of: string) => (await seen(house, of)).letters[0]?.text;
      assert.match((await text(id))?.fi ?? '', /viimeistään 16\.3\.2026 klo 12\.00\.[\s\S]*maksuton/);
      assert.match((await text(id))?.en ?? '', /16 March 2026 at 12:00|2026-03-16 at 12:00/);
      assert.match((await text(access))?.sv ?? '', /senast den 13\.4\.2026/);
    });
  });
}
