// What the preview of an act on many says is what the act does: to whom, whom it leaves out and why, and whom it erases.

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { dialects } from '#tests';
import type { Call } from '#kernel/access';
import { restrictSubject } from '#kernel/subjects';
import { sql } from '#platform/db';
import { createOrganisation } from '../organisations.ts';
import { createPerson } from '../people.ts';
import { liveMembershipsOf, subjectsByIds } from '../queries.ts';
import type { About } from '../queries-bulk.ts';
import { tagsOf } from '../queries-tags.ts';
import { setTags } from '../tags/service.ts';
import { addTask } from '../tasks/service.ts';
import { customersHouse, declarationOf, STAFF } from '../testing.ts';
import type { CustomersHouse } from '../testing.ts';
import { change, ownRecords } from '../write.ts';
import type { Act } from './judge.ts';
import { bulkHandlers, organisationBulkHandlers } from './routes.ts';

const MAIN = 'customer-marketing';
const OTHER = 'mediation';
const CALL = { account: () => ({ id: 'account-1', role: 'colleague' }), token: undefined, act: { id: null } } as unknown as Call;
const OWN = ownRecords(STAFF.actor);
const KIND = { people: 'person', organisations: 'organisation' } as const;

const ACTS: readonly Act[] = [
  { do: 'tags', add: ['kevät'], remove: [] },
  { do: 'tags', add: [], remove: ['vanha'] },
  { do: 'tags', add: ['kevät'], remove: ['vanha'] },
  { do: 'next-action', nextAction: 'Soita', nextActionOn: '2026-04-01' },
  { do: 'next-action', nextAction: 'Vanha toimi', nextActionOn: '2026-04-15' },
  { do: 'next-action', nextAction: null, nextActionOn: null },
  { do: 'doer', accountId: 'account-2' },
  { do: 'join', registerId: OTHER, subjectGroup: 'mediation-clients' },
  { do: 'leave', registerId: MAIN },
  { do: 'leave', registerId: OTHER },
];

/** How somebody stands when the act comes. */
interface Standing {
  readonly registers: readonly string[];
  readonly restricted: boolean;
  readonly held: 'whole' | 'tag' | 'next_action' | 'name' | 'nothing' | null;
  /** Law orders everything of the main register kept. */
  readonly floor: boolean;
  readonly tags: number;
  readonly old: boolean;
  readonly task: 'words' | 'day' | 'both' | 'handed' | null;
  readonly gone: boolean;
}

const seldom = fc.integer({ min: 0, max: 4 }).map((n) => n === 0);
const standing: fc.Arbitrary<Standing> = fc.record({
  registers: fc.constantFrom([MAIN], [MAIN, OTHER], [OTHER]),
  restricted: seldom,
  held: fc.option(fc.constantFrom('whole', 'tag', 'next_action', 'name', 'nothing'), { freq: 2 }),
  floor: seldom,
  tags: fc.constantFrom(0, 1, 28, 29),
  old: fc.boolean(),
  task: fc.option(fc.constantFrom('words', 'day', 'both', 'handed')),
  gone: seldom,
});

for (const dialect of await dialects()) {
  describe(`the preview of acts on many on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      const fieldIds = ['person.tag', 'person.next_action', 'organisation.tag', 'organisation.next_action'];
      house = await customersHouse(
        await dialect.open(),
        declarationOf('interniemi', { registerId: MAIN, fieldIds }, { registerId: OTHER, fieldIds: ['organisation.name'] }),
      );
      await sql`insert into account (id, email, name, role, password_hash, language, created_at)
        values ('account-2', 'tiina@example.test', 'Tiina', 'colleague', 'x', 'fi', '2026-01-01')`.execute(db());
    });
    after(() => house.close());
    const db = () => house.deps.database.db;

    const seen = new Set<string>();
    for (const about of ['people', 'organisations'] as const) {
      test(`says what is done to ${about}, whatever is asked and however they stand`, async () => {
        await fc.assert(
          fc.asyncProperty(fc.constantFrom(...ACTS), fc.array(standing, { minLength: 4, maxLength: 7 }), async (act, standings) => {
            const ids: string[] = [];
            for (const each of standings) ids.push(await stand(about, each));
            const { told, done } = await both(about, act, ids);
            assert.deepEqual(done, told, JSON.stringify({ act, standings }));
            for (const reason of Object.keys(done.left)) seen.add(reason);
          }),
          { numRuns: dialect.name === 'sqlite' ? 70 : 5, seed: 8, endOnFailure: true },
        );
      });
    }
    if (dialect.name === 'sqlite')
      test('and every reason was met', () => {
        const all = ['gone', 'restricted', 'undeclared', 'same', 'no-action', 'member', 'not-member', 'held', 'kept', 'tags-many'];
        assert.deepEqual([...seen].toSorted(), all.toSorted());
      });

    test('nobody is given more tags than one may have, by however many acts, and whoever has too many may lose some', async () => {
      const id = await stand('organisations', { ...PLAIN, tags: 29 });
      const tag = (add: string[], remove: string[] = []): Act => ({ do: 'tags', add, remove });
      assert.deepEqual((await both('organisations', tag(['kaksi', 'kolme']), [id])).done, {
        changed: 0,
        erased: 0,
        left: { 'tags-many': 1 },
      });
      assert.equal((await both('organisations', tag(['kaksi']), [id])).done.changed, 1);
      assert.deepEqual((await both('organisations', tag(['kolme']), [id])).done.left, { 'tags-many': 1 });
      assert.equal((await both('organisations', tag(['kolme'], ['kaksi']), [id])).done.changed, 1);
      const tags = (await tagsOf(db(), [id])).get(id) ?? [];
      assert.deepEqual([tags.length, tags.includes('kolme'), tags.includes('kaksi')], [30, true, false]);
    });

    test('an identity code is refused for all before anything is done', async () => {
      const id = await stand('people', PLAIN);
      const code = '131052-900W';
      const acts: Act[] = [
        { do: 'tags', add: [`Koodi ${code}`], remove: [] },
        { do: 'next-action', nextAction: `Soita ${code}`, nextActionOn: null },
      ];
      for (const act of acts) await assert.rejects(both('people', act, [id]), { code: 'errors.identity-code-found' });
    });

    const PLAIN: Standing = {
      registers: [MAIN],
      restricted: false,
      held: null,
      floor: false,
      tags: 0,
      old: false,
      task: null,
      gone: false,
    };
    let no = 0;

    async function stand(about: About, of: Standing): Promise<string> {
      if (of.gone) return `nobody-${no++}`;
      const { deps } = house;
      const known = deps.policy.current()?.registers;
      const memberships = of.registers.map((registerId) => ({ registerId, subjectGroup: known?.get(registerId)?.subjectGroups[0] ?? '' }));
      const name = `Esimerkki ${no++}`;
      const id =
        about === 'people'
          ? await createPerson(deps, STAFF, { givenName: 'Joku', familyName: name, memberships, contactPoints: [], custom: {} })
          : await createOrganisation(deps, STAFF, { name: `${name} Oy`, memberships, contactPoints: [] });
      if (of.registers.includes(MAIN)) {
        const tags = [...(of.old ? ['vanha'] : []), ...Array.from({ length: of.tags }, (_, each) => `sana ${each}`)];
        await setTags(deps, OWN, id, tags);
        const [title, on] = [of.task === 'day' ? null : 'Vanha toimi', of.task === 'words' ? null : '2026-04-15'];
        if (of.task !== null) await addTask(deps, OWN, id, { title, on, accountId: of.task === 'handed' ? 'account-2' : undefined });
      }
      await underLaw(about, id, of);
      if (of.restricted) await change(deps, OWN, { registers: [MAIN] }, (writer) => restrictSubject(writer, id, 'accuracy'));
      return id;
    }

    async function underLaw(about: About, id: string, { held, floor }: Standing): Promise<void> {
      const field = held === 'name' && about === 'organisations' ? 'organisation.name' : `${KIND[about]}.${held}`;
      const fields = held === 'whole' ? '*' : JSON.stringify([held === 'nothing' ? 'contact.note' : field]);
      await house.deps.database.tx(async (tx) => {
        if (held !== null)
          await sql`insert into hold (id, subject_id, fields, reason, law, placed_by, placed_at, review_on, review_by)
            values (${`hold-${id}`}, ${id}, ${fields}, 'riita', 'laki', 'account-1', '2026-03-01', '2027-01-01', 'account-1')`.execute(tx);
        const main = (await liveMembershipsOf(tx, [id])).find(({ register_id }) => register_id === MAIN);
        if (floor && main)
          await sql`insert into group_due (membership_id, group_id, subject_id, register_id, floor_until, floor_rule)
            values (${main.id}, '*', ${id}, ${MAIN}, '2030-12-31', 'vouchers')
            on conflict (membership_id, group_id) do update set floor_until = '2030-12-31', floor_rule = 'vouchers'`.execute(tx);
      });
    }

    async function both(about: About, act: Act, ids: readonly string[]) {
      const { preview, start, get, refused } = about === 'people' ? bulkHandlers(house.deps) : organisationBulkHandlers(house.deps);
      const who = { ids: [...ids] };
      const there = await subjectsByIds(db(), ids);
      const foretold = await preview({ body: { who, act } }, CALL);
      const begun = await start({ body: { who, act, source: 'own-records', erases: foretold.erases } }, CALL);
      let now = begun;
      for (let round = 0; round < 2000 && now.state === 'running'; round++) {
        await wait(2);
        now = await get({ params: { id: begun.id } }, CALL);
      }
      assert.equal(now.state, 'done');
      const { rows } = await refused({ params: { id: begun.id } }, CALL);
      const left = Object.fromEntries([...Map.groupBy(rows, ({ reason }) => reason)].map(([reason, all]) => [reason, all.length]));
      return {
        told: {
          changed: foretold.will,
          erased: foretold.erases,
          left: Object.fromEntries(foretold.refused.map((each) => [each.reason, each.n])),
        },
        done: { changed: now.changed, erased: there.length - (await subjectsByIds(db(), ids)).length, left },
      };
    }
  });
}
