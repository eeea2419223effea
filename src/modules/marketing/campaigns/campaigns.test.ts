/** A newsletter is drafted, checked, scheduled and told of; nothing leaves while something is missing, and every number is of one equation. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects, statementsOf } from '#tests';
import type { Call } from '#kernel/access';
import { saveMailSettings } from '#kernel/mail';
import type { MailingTables } from '#kernel/mailings';
import { recordPermission } from '#kernel/permission';
import { customersHouse, declarationOf, STAFF } from '../../customers/testing.ts';
import type { CustomersHouse } from '../../customers/testing.ts';
import { contentOnFile } from '../content/content.ts';
import { newsletterHandlers } from '../content/routes.ts';
import { putTracking, trackingRow } from '../queries/tracking.ts';
import { mailingHandlers } from './routes.ts';
import { marketingModule } from '../module.ts';
import { addAino } from '../testing.ts';

const REGISTER = 'customer-marketing';
const CALL = { account: () => ({ ...STAFF.actor, role: 'owner' }), lang: 'fi' } as never as Call;

for (const dialect of await dialects()) {
  describe(`newsletters on ${dialect.name}`, () => {
    let house: CustomersHouse;
    let api: ReturnType<typeof mailingHandlers>;
    const people: string[] = [];
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi'), { also: [marketingModule] });
      const { deps } = house;
      Object.assign(deps.config, { publicUrl: 'http://127.0.0.1:4310' });
      for (const no of [1, 2, 3]) {
        const contactPoints = [{ kind: 'email' as const, value: `henkilo.${no}@example.test` }];
        const memberships = [{ registerId: REGISTER, subjectGroup: 'customers' }];
        people.push(await addAino(house, no, { memberships, contactPoints }));
      }
      api = mailingHandlers(deps);
      const act = { actor: STAFF.actor, at: house.clock.now() };
      const wish = { purpose: 'direct-marketing', channel: 'email', on: '2026-03-13' } as const;
      await recordPermission(
        deps,
        { act, method: 'staff', source: 'self' },
        { ...wish, subjectId: people[0] ?? '', act: 'consent-given', way: 'phone' },
      );
      await recordPermission(deps, { act, method: 'staff', source: 'self' }, { ...wish, subjectId: people[1] ?? '', act: 'ban' });
    });
    after(() => house.close());

    const begin = async () => (await api.create({ body: { name: 'Kevään kirje', purpose: 'direct-marketing' } }, CALL)).id;
    const get = (id: string) => api.get({ params: { id } }, CALL);

    test('a draft is for everybody in the registers of its purpose, and the check says who gets it and who not by which rule', async () => {
      const id = await begin();
      const draft = await get(id);
      assert.deepEqual([draft.state, draft.tally, draft.version], ['draft', null, 1]);
      assert.match(draft.words.fi, /^Jokainen, joka on rekisterissä/);
      const { equation, needs, may } = await api.check({ params: { id } }, CALL);
      assert.deepEqual([equation.candidates, equation.ready], [3, 1]);
      assert.deepEqual(
        equation.left.map(({ rule, n, samples }) => [rule, n, samples.map(({ id: who }) => who)]),
        [
          ['ban', 1, [people[1]]],
          ['no-consent', 1, [people[2]]],
        ],
      );
      assert.equal(equation.ready + equation.left.reduce((sum, { n }) => sum + n, 0), equation.candidates);
      assert.equal(may, false);
      const missing = needs.filter(({ state }) => state === 'missing').map(({ id: what, why }) => [what, why]);
      assert.deepEqual(missing, [
        ['content', 'unfinished'],
        ['relay', 'not-set-up'],
        ['sender', 'nobody'],
      ]);
    });

    test('nothing is scheduled while something is missing', async () => {
      const id = await begin();
      const now = { params: { id }, body: { at: null, maxLateMinutes: 60, version: 1 } };
      await assert.rejects(api.schedule(now, CALL), { code: 'errors.mailing-incomplete', field: 'content' });
      assert.equal((await get(id)).state, 'draft');
    });

    test('a draft is changed by whoever saw the latest, copied with everything, and taken away', async () => {
      const id = await begin();
      const body = { segment: { on: 'permission', is: 'consented' }, fromName: 'Firma', fromAddress: 'kirje@example.test' } as const;
      const changed = await api.update(
        { params: { id }, body: { ...body, trial: { share: 20, judge: 'hand', waitHours: 4 }, version: 1 } },
        CALL,
      );
      assert.deepEqual(
        [changed.words.fi, changed.trial?.share, changed.version],
        ['Jokainen, joka on antanut suostumuksen markkinointiin.', 20, 2],
      );
      await assert.rejects(api.update({ params: { id }, body: { name: 'Vanha', version: 1 } }, CALL), { code: 'errors.version-conflict' });
      await assert.rejects(api.update({ params: { id }, body: { purpose: 'assignments', version: 2 } }, CALL), {
        code: 'errors.mailing-purpose',
      });
      const copy = await get((await api.copy({ params: { id } }, CALL)).id);
      assert.deepEqual(
        [copy.name, copy.state, copy.fromAddress, copy.segment],
        ['Kevään kirje (kopio)', 'draft', 'kirje@example.test', body.segment],
      );
      await api.remove({ params: { id: copy.id } }, CALL);
      await assert.rejects(get(copy.id), { code: 'errors.record-not-found' });
    });

    test('a copy follows whom its model follows, and keeps its words and its place on the web', async () => {
      const id = await begin();
      const { database } = house.deps;
      const row = { mailing_id: id, opens: 1, clicks: 0, changed_at: '2026-01-01T00:00:00.000Z', account_id: STAFF.actor.id };
      await database.tx((tx) => putTracking(tx, row));
      const copy = (await api.copy({ params: { id } }, CALL)).id;
      const followed = await trackingRow(database.db, copy);
      assert.deepEqual([followed?.opens, followed?.clicks], [1, 0]);
      assert.equal((await contentOnFile(database.db, copy)).public, true);
      await api.remove({ params: { id: copy } }, CALL);
      await api.remove({ params: { id } }, CALL);
    });

    test('a letter to everybody has a public page unless somebody says no; one to some of them has none unless somebody says yes', async () => {
      const id = await begin();
      const open = async () => (await contentOnFile(house.deps.database.db, id)).public;
      assert.equal(await open(), true);
      await api.update({ params: { id }, body: { segment: { on: 'permission', is: 'consented' }, version: 1 } }, CALL);
      assert.equal(await open(), false);
      const { content } = await newsletterHandlers(house.deps).get({ params: { id } }, CALL);
      await newsletterHandlers(house.deps).save({ params: { id }, body: { ...content, public: true } } as never, CALL);
      await api.update({ params: { id }, body: { segment: { all: [] }, version: 2 } }, CALL);
      assert.equal(await open(), true);
      await api.remove({ params: { id } }, CALL);
    });

    test('drafts stand first, page by page, and one that was left lying is told of, as is what paused by itself', async () => {
      const { database, clock } = house.deps;
      const ids = [await begin(), await begin(), await begin()];
      const [old = '', gone = '', fresh = ''] = ids;
      const turn = (to: { state: 'done' | 'paused'; reason?: string }) =>
        database.tx((tx) => tx.withTables<MailingTables>().updateTable('mailing').set(to).where('id', '=', gone).execute());
      await turn({ state: 'done' });
      const listed: string[] = [];
      let next: string | undefined;
      do {
        const page = await api.list({ query: { limit: 1, ...(next === undefined ? {} : { after: next }) } }, CALL);
        listed.push(...page.rows.map(({ id }) => id));
        next = page.next ?? undefined;
      } while (next !== undefined);
      assert.equal(new Set(listed).size, listed.length);
      assert.equal(listed.at(-1), gone);
      assert.ok(listed.includes(old) && listed.includes(fresh));
      const waiting = async () => (await api.waiting({}, CALL)).rows.filter(({ id }) => ids.includes(id)).map(({ id, why }) => [id, why]);
      assert.deepEqual(await waiting(), []);
      house.clock.set(new Date(clock.now().getTime() + 5 * 86_400_000).toISOString());
      await api.update({ params: { id: fresh }, body: { name: 'Uusi', version: 1 } }, CALL);
      await turn({ state: 'paused', reason: 'links-lead-here' });
      assert.deepEqual(await waiting(), [
        [gone, 'paused'],
        [old, 'draft'],
      ]);
    });

    test('the relay must be a processor of the notice, with its country', async () => {
      const { deps } = house;
      const id = await begin();
      const relay = { host: 'smtp.example.test', port: 25, security: 'none', user: null, password: null } as never as object;
      await saveMailSettings(deps.database.db, deps, {
        ...relay,
        fromAddress: 'a@example.test',
        fromName: 'F',
        recipientId: 'nobody',
      } as never);
      const { needs } = await api.check({ params: { id } }, CALL);
      const found = needs.find((need) => need.id === 'relay');
      assert.deepEqual([found?.state, found?.why], ['missing', 'relay-undeclared']);
      assert.ok((found?.section ?? 0) > 0);
    });

    test('links that lead to this machine only are advice in a trial, and stop a letter that would leave the machine', async () => {
      const { deps } = house;
      const id = await begin();
      const through = async (host: string, publicUrl: string) => {
        const relay = { host, port: 25, tls: 'starttls', user: '', password: '', recipientId: 'email-tool' } as const;
        await saveMailSettings(deps.database.db, deps, { ...relay, fromAddress: 'a@example.test', fromName: 'F' });
        const there = mailingHandlers({ ...deps, config: { ...deps.config, publicUrl } });
        const { needs } = await there.check({ params: { id } }, CALL);
        const found = needs.find((need) => need.id === 'public-url');
        return [found?.state, found?.why];
      };
      assert.deepEqual(await through('127.0.0.1', 'http://127.0.0.1:4310'), ['advice', 'links-work-here']);
      assert.deepEqual(await through('localhost', 'http://[::1]:4310'), ['advice', 'links-work-here']);
      assert.deepEqual(await through('smtp.example.test', 'http://127.0.0.1:4310'), ['missing', 'links-lead-here']);
      assert.deepEqual(await through('smtp.example.test', 'https://firma.example.test'), ['ok', null]);
    });

    test('a letter whose links would lead to this machine is not sent', async () => {
      const { deps } = house;
      const { id } = await api.create({ body: { name: 'Linkit', purpose: 'direct-marketing' } }, CALL);
      const relay = { host: 'smtp.example.test', port: 25, tls: 'starttls', user: '', password: '', recipientId: 'email-tool' } as const;
      await saveMailSettings(deps.database.db, deps, { ...relay, fromAddress: 'a@example.test', fromName: 'F' });
      const blocks = [{ id: 'b1', kind: 'heading' as const, text: 'Hei', level: 1 as const }];
      const fi = { subject: 'Linkit', subjectB: '', preheader: '', blocks };
      const body = { version: 1, mainLang: 'fi', public: false, document: { fi } };
      await newsletterHandlers(deps).save({ params: { id }, body } as never, CALL);
      const { version } = await api.update({ params: { id }, body: { fromAddress: 'a@example.test', version: 1 } }, CALL);
      const now = { params: { id }, body: { at: null, maxLateMinutes: 60, version } };
      await assert.rejects(api.schedule(now, CALL), { code: 'errors.mailing-incomplete', field: 'public-url' });
      assert.equal((await get(id)).state, 'draft');
    });

    test('a page of newsletters is read in as many statements as one newsletter', async () => {
      const page = (limit: number) => statementsOf(() => api.list({ query: { limit } }, CALL));
      assert.equal((await page(1)).length, (await page(50)).length);
    });
  });
}
