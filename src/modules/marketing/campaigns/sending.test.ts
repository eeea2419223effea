/** Newsletters and automations as the engine sends them: two subjects and the choice for the rest, and one welcome to each who confirms while it is on. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from '#tests';
import type { Call } from '#kernel/access';
import { saveMailSettings } from '#kernel/mail';
import { createMailingSender, recipientsOf } from '#kernel/mailings';
import type { MailingTables } from '#kernel/mailings';
import { recordPermission } from '#kernel/permission';
import { openBulkSink } from '../../../platform/mail/bulk/testing.ts';
import type { BulkSink } from '../../../platform/mail/bulk/testing.ts';
import { customersHouse, declarationOf, STAFF } from '../../customers/testing.ts';
import type { CustomersHouse } from '../../customers/testing.ts';
import { afterConfirmed } from '../automations/after-confirmed.ts';
import { automationHandlers } from '../automations/routes.ts';
import { newsletterHandlers } from '../content/routes.ts';
import { marketingModule } from '../module.ts';
import { addAino } from '../testing.ts';
import { setTracking } from '../tracking/settings.ts';
import { marketingLetters } from './letters.ts';
import type { Outcome } from './queries-recipients.ts';
import { mailingHandlers } from './routes.ts';
import { judgeTrials } from './trial.ts';

const REGISTER = 'customer-marketing';
const PURPOSE = 'direct-marketing';
const CALL = { account: () => ({ ...STAFF.actor, role: 'owner' }), lang: 'fi' } as never as Call;

for (const dialect of await dialects()) {
  describe(`sending newsletters on ${dialect.name}`, () => {
    let house: CustomersHouse;
    let sink: BulkSink;
    let sender: ReturnType<typeof createMailingSender>;
    const people: string[] = [];
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi'), { also: [marketingModule] });
      const { deps } = house;
      Object.assign(deps.config, { publicUrl: 'https://kirjeet.example.test' });
      sink = await openBulkSink({ keep: true });
      const relay = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '', password: '' } as const;
      const from = { fromAddress: 'kirje@example.test', fromName: 'Firma', recipientId: 'email-tool' };
      await saveMailSettings(deps.database.db, deps, { ...relay, ...from });
      sender = createMailingSender(deps, { letters: marketingLetters(deps) });
      for (let no = 0; no < 16; no += 1) people.push(await person(no, true));
    });
    after(async () => {
      await sender.close();
      await sink.close();
      await house.close();
    });

    async function person(no: number, consents: boolean): Promise<string> {
      const contactPoints = [{ kind: 'email' as const, value: `henkilo.${no}@example.test` }];
      const memberships = [{ registerId: REGISTER, subjectGroup: 'customers' }];
      const id = await addAino(house, no, { memberships, contactPoints });
      const wish = { subjectId: id, act: 'consent-given', purpose: PURPOSE, channel: 'email', on: '2026-03-13', way: 'phone' } as const;
      const by = { act: { actor: STAFF.actor, at: house.clock.now() }, method: 'staff', source: 'self' } as const;
      if (consents) await recordPermission(house.deps, by, wish);
      return id;
    }
    async function write(id: string): Promise<void> {
      const letters = newsletterHandlers(house.deps);
      const blocks = [{ id: 'b1', kind: 'heading' as const, text: 'Hei', level: 1 as const }];
      const fi = { subject: 'Ensimmäinen', subjectB: 'Toinen', preheader: '', blocks };
      await letters.save({ params: { id }, body: { version: 1, mainLang: 'fi', public: false, document: { fi } } } as never, CALL);
    }
    const subjects = () => sink.letters.map(({ source }) => /^Subject: .*$/m.exec(source.toString())?.[0] ?? '');

    test('half of the share gets each subject, the rest waits for the choice, and the sum holds at every step', async () => {
      const api = mailingHandlers(house.deps);
      const { id } = await api.create({ body: { name: 'Kokeilu', purpose: PURPOSE } }, CALL);
      await write(id);
      const draft = await api.update({ params: { id }, body: { trial: { share: 50, judge: 'hand', waitHours: 4 }, version: 1 } }, CALL);
      const checked = await api.check({ params: { id } }, CALL);
      assert.deepEqual(
        checked.needs.filter(({ state }) => state === 'missing'),
        [],
      );
      await api.schedule({ params: { id }, body: { at: null, maxLateMinutes: 60, version: draft.version } }, CALL);
      await sender.sendDue();
      const tried = await api.report({ params: { id } }, CALL);
      assert.equal(tried.tally.accepted + tried.tally.waiting, 16);
      assert.ok(tried.tally.waiting > 0, 'the rest waits');
      assert.deepEqual(
        tried.variants.map((each) => each.id),
        ['a', 'b'],
      );
      assert.equal(
        tried.variants.reduce((sum, { accepted }) => sum + accepted, 0),
        tried.tally.accepted,
      );
      const before = subjects();
      await api.choose({ params: { id }, body: { variant: 'b' } }, CALL);
      await assert.rejects(api.choose({ params: { id }, body: { variant: 'a' } }, CALL), { code: 'errors.trial-open' });
      await sender.sendDue();
      const done = await api.report({ params: { id } }, CALL);
      assert.deepEqual([done.tally.accepted, done.tally.waiting], [16, 0]);
      assert.deepEqual([...new Set(subjects().slice(before.length))], ['Subject: Toinen']);
      assert.equal((await api.get({ params: { id } }, CALL)).state, 'done');
    });

    test('a letter whose openings may be counted has one place for the point', async () => {
      const { id } = await mailingHandlers(house.deps).create({ body: { name: 'Seurattu', purpose: PURPOSE } }, CALL);
      await write(id);
      await setTracking(house.deps, { mailingId: id, opens: true, clicks: false, accountId: STAFF.actor.id });
      const { html } = await marketingLetters(house.deps).template(id, 'fi', 'a');
      assert.equal(html.filter((piece) => typeof piece !== 'string' && piece.slot === 'open').length, 1);
    });

    test('what is scheduled can be a draft again, and what is paused leaves nothing', async () => {
      const api = mailingHandlers(house.deps);
      const { id } = await api.create({ body: { name: 'Ajastettu', purpose: PURPOSE } }, CALL);
      await write(id);
      const at = { at: '2027-01-04T09:00', maxLateMinutes: 60, version: 1 };
      assert.equal((await api.schedule({ params: { id }, body: at }, CALL)).state, 'scheduled');
      assert.equal((await api.unschedule({ params: { id } }, CALL)).state, 'draft');
      const before = sink.letters.length;
      await api.schedule({ params: { id }, body: { ...at, at: null } }, CALL);
      assert.equal((await api.pause({ params: { id } }, CALL)).state, 'paused');
      await sender.sendDue();
      assert.equal(sink.letters.length, before);
      assert.equal((await api.stop({ params: { id } }, CALL)).state, 'stopped');
    });

    test('a trial that clicks judge is decided when its time is up; where nobody may be followed the first subject stays', async () => {
      const api = mailingHandlers(house.deps);
      const { id } = await api.create({ body: { name: 'Klikkaukset', purpose: PURPOSE } }, CALL);
      await write(id);
      const draft = await api.update({ params: { id }, body: { trial: { share: 50, judge: 'clicks', waitHours: 2 }, version: 1 } }, CALL);
      await api.schedule({ params: { id }, body: { at: null, maxLateMinutes: 60, version: draft.version } }, CALL);
      await sender.sendDue();
      assert.equal(await judgeTrials(house.deps), 0, 'not yet');
      house.clock.set(new Date(house.clock.now().getTime() + 2 * 3_600_000).toISOString());
      assert.equal(await judgeTrials(house.deps), 1);
      await sender.sendDue();
      const { trial, tally } = await api.get({ params: { id } }, CALL);
      assert.deepEqual([trial?.chosen, tally?.accepted, tally?.waiting], ['a', 16, 0]);
    });

    test('an automation is off until turned on, takes each who confirms once, and leaves out who may not be written to', async () => {
      const { deps } = house;
      const api = automationHandlers(deps);
      const { id } = await api.create(
        { body: { name: 'Tervetuloa', purpose: PURPOSE, trigger: 'confirmed', formId: null, delayHours: 0 } },
        CALL,
      );
      const confirmed = (subjectId: string, kind = 'newsletter') =>
        deps.database.tx((tx) => afterConfirmed(tx, deps, { formId: 'form-1', kind, subjectId, lang: 'fi', at: house.clock.now() }));
      const one = async () => (await api.list(undefined as never, CALL)).automations.find((each) => each.id === id);
      const before = sink.letters.length;
      await confirmed(people[0] ?? '');
      await assert.rejects(api.turn({ params: { id }, body: { on: true } }, CALL), { code: 'errors.mailing-incomplete', field: 'content' });
      await write(id);
      await api.turn({ params: { id }, body: { on: true } }, CALL);
      await sender.sendDue();
      assert.equal(sink.letters.length, before, 'who confirmed while it was off gets nothing');
      await confirmed(people[1] ?? '');
      await confirmed(people[1] ?? '');
      await confirmed(people[2] ?? '', 'guide');
      await confirmed(await person(99, false));
      await sender.sendDue();
      assert.deepEqual(
        sink.letters.slice(before).map(({ to }) => to),
        ['henkilo.1@example.test'],
      );
      const on = await one();
      assert.deepEqual([on?.on, on?.tally?.candidates, on?.tally?.accepted, on?.tally?.blocked], [true, 2, 1, 1]);
      await api.turn({ params: { id }, body: { on: false } }, CALL);
      await confirmed(people[3] ?? '');
      await sender.sendDue();
      assert.equal(sink.letters.length, before + 1);
      await api.turn({ params: { id }, body: { on: true } }, CALL);
      assert.equal((await one())?.on, true);
    });

    test('the report names who got the letter and who pressed its way out, a page at a time, and says in words why one did not arrive', async () => {
      const api = mailingHandlers(house.deps);
      const { deps } = house;
      const { id } = await api.create({ body: { name: 'Raportti', purpose: PURPOSE } }, CALL);
      await write(id);
      await api.schedule({ params: { id }, body: { at: null, maxLateMinutes: 60, version: 1 } }, CALL);
      await sender.sendDue();
      const list = async (outcome: Outcome, limit = 5) => {
        const rows = [];
        for (let after: string | undefined; ;) {
          const page = await api.recipients({ params: { id }, query: { outcome, limit, after } }, CALL);
          rows.push(...page.rows);
          if (page.next === null) return rows;
          after = page.next;
        }
      };
      const got = await list('accepted');
      assert.deepEqual([got.length, new Set(got.map(({ subject }) => subject?.label)).size], [16, 16]);
      assert.deepEqual(await list('unsubscribed'), []);
      const who = people[5] ?? '';
      const out = { subjectId: who, act: 'consent-withdrawn', purpose: PURPOSE, channel: 'email', on: '2026-03-13', way: 'email' } as const;
      house.clock.set(new Date(house.clock.now().getTime() + 60_000).toISOString());
      const press = {
        act: { actor: { id: who, kind: 'subject' as const }, at: house.clock.now() },
        method: 'link',
        source: 'self',
      } as const;
      await recordPermission(deps, press, out);
      assert.deepEqual(
        (await list('unsubscribed')).map(({ subject }) => subject?.id),
        [who],
      );
      assert.equal((await api.report({ params: { id } }, CALL)).unsubscribed, 1);
      const banned = { subjectId: people[6] ?? '', act: 'ban', purpose: null, channel: 'email', on: '2026-03-13' } as const;
      const house_ = { actor: { id: 'lupaus', kind: 'system' as const }, at: house.clock.now() };
      await recordPermission(deps, { act: house_, method: 'link', source: 'own-records' }, banned);
      assert.equal((await list('unsubscribed')).length, 1, 'what the house writes down after a complaint is no press');
      const rows = await recipientsOf(deps.database.db, id, { limit: 2 });
      const refused = { state: 'failed', reason: 'address', code: 'RCPT 550 5.1.1' } as const;
      await deps.database.tx((tx) =>
        tx
          .withTables<MailingTables>()
          .updateTable('mailing_recipient')
          .set(refused)
          .where('id', '=', rows[0]?.id ?? '')
          .execute(),
      );
      const [failed] = await list('failed');
      assert.deepEqual([failed?.because?.fi, failed?.code], ['osoitetta ei ole', 'RCPT 550 5.1.1']);
    });
  });
}
