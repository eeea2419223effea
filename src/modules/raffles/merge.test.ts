/** Two people in one raffle turn out to be one, at every stage and in every order: one chance, the earlier entry, a list and a result that nobody touches, and an undo that gives both back. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dialects } from '#tests';
import { undoAct } from '#customers';
import { formsModule } from '#forms';
import { sql } from '#platform/db';
import { OWN_RECORDS } from '#kernel/records';
import { addClient, customersHouse, declarationOf, mergeSubjects, STAFF } from '../customers/testing.ts';
import type { CustomersHouse } from '../customers/testing.ts';
import { entryHash, verifyDraw } from './draw.ts';
import { drawRaffle, places, settleEntry } from './drawing.ts';
import { enterByHand } from './entries.ts';
import { rafflesModule } from './module.ts';
import { ownEntries } from './own.ts';
import { entriesOf } from './queries.ts';
import { recordOf } from './raffle.ts';
import { closeRaffle, createRaffle, openRaffle, raffleOnFile } from './service.ts';

const { actor } = STAFF;
const REGISTER = 'customer-marketing';
const WHO = { ...STAFF, source: OWN_RECORDS };
const same = (text: string) => ({ fi: text, sv: text, en: text });
const STAGES = ['open', 'closed', 'drawn'] as const;
type Stage = (typeof STAGES)[number];

interface Case {
  readonly stage: Stage;
  /** Who entered first, and who stays: of the two, the elder record is 0. */
  readonly first: 0 | 1;
  readonly stays: 0 | 1;
  readonly winners: number;
}

const CASES: Case[] = STAGES.flatMap((stage) =>
  ([0, 1] as const).flatMap((first) => ([0, 1] as const).map((stays) => ({ stage, first, stays, winners: first === stays ? 1 : 3 }))),
);

for (const dialect of await dialects()) {
  describe(`entries of two who are one on ${dialect.name}`, () => {
    test('one chance, the earlier entry, a list and a result that stay, and the undo', async (t) => {
      const house = await customersHouse(await dialect.open(), declarationOf('interniemi'), { also: [formsModule, rafflesModule] });
      t.after(() => house.close());
      for (const [n, each] of CASES.entries()) await holds(house, each, n);
    });
  });
}

async function holds(house: CustomersHouse, { stage, first, stays, winners }: Case, n: number): Promise<void> {
  const { deps, clock } = house;
  const told = `${stage}, first ${first}, stays ${stays}, winners ${winners}`;
  clock.set(`2026-03-14T10:00:${String(n).padStart(2, '0')}Z`);
  const { id, two } = await stageOf(house, { stage, first, winners, slug: `arvonta-${n}` });
  const earlier = two[first];
  const before = await raffleOnFile(deps, id);
  const rowsBefore = await rowsOf(house, id);
  const merged = await mergeSubjects(deps, actor, { a: two[0], b: two[1], stays: two[stays], take: {} });
  const after = await raffleOnFile(deps, id);
  assert.deepEqual([after.list, after.root, after.drawn, after.seed], [before.list, before.root, before.drawn, before.seed], told);
  const entries = (await entriesOf(deps.database.db, id, { limit: 50 })).filter(({ subject_id }) => subject_id === merged.id);
  const own = entries.filter(({ twin_of }) => twin_of === null);
  assert.deepEqual(
    own.map(({ hash }) => hash),
    [rowsBefore.find(({ subject_id }) => subject_id === earlier)?.hash],
    `${told}: the earlier entry is theirs`,
  );
  assert.equal(entries.length, stage === 'open' ? 1 : 2, `${told}: what stands on a locked list stays with them`);
  const logged = await sql<{
    n: number;
  }>`select count(*) as n from audit_entry where action = 'raffle.merge' and record_id = ${id}`.execute(deps.database.db);
  assert.equal(Number(logged.rows[0]?.n), 1, `${told}: it is in the log`);
  if (stage === 'drawn') assert.deepEqual(await standing(house, id), winnersOf(before.drawn, winners), `${told}: a result stays`);
  await undoAct(deps, actor, merged.actId);
  assert.deepEqual(await rowsOf(house, id), rowsBefore, `${told}: the undo gives both back`);
  if (stage === 'drawn') return assert.deepEqual(verifyDraw(recordOf(await raffleOnFile(deps, id)) ?? assert.fail()), []);
  const again = await mergeSubjects(deps, actor, { a: two[0], b: two[1], stays: two[stays], take: {} });
  await oneChance(house, { id, person: again.id, stage, told });
}

/** Goes on to the draw: of the two hashes only the earlier can win, and the draw is still as it was published. */
async function oneChance(
  house: CustomersHouse,
  { id, person, stage, told }: { id: string; person: string; stage: Stage; told: string },
): Promise<void> {
  const { deps, clock } = house;
  clock.set('2026-04-03T09:00:00Z');
  if (stage === 'open') await closeRaffle(deps, actor, id);
  await drawRaffle(deps, actor, id, '4812,37');
  const row = await raffleOnFile(deps, id);
  assert.deepEqual(verifyDraw(recordOf(row) ?? assert.fail()), [], told);
  const standing = (await places(deps, row)).filter(({ entry, wins }) => wins && entry?.subject_id === person);
  assert.ok(standing.length <= 1, `${told}: nobody stands for two prizes`);
  assert.ok(standing.every(({ entry }) => entry?.twin_of === null));
  const twin = (await places(deps, row)).find(({ entry }) => entry?.state === 'twin')?.entry;
  if (twin) await assert.rejects(settleEntry(deps, actor, twin.id, 'taken'), { code: 'errors.raffle-not-drawn' });
  const seen = (await ownEntries(deps.database.db, person)).filter(({ slug }) => slug === row.slug);
  assert.equal(seen.filter((each) => each.standing !== 'merged').length, 1, `${told}: the person sees which entry is theirs`);
}

const standing = async ({ deps }: CustomersHouse, id: string) =>
  (await places(deps, await raffleOnFile(deps, id))).filter(({ wins }) => wins).map(({ hash }) => hash);

function winnersOf(drawn: string | null, winners: number): string[] {
  return (JSON.parse(drawn ?? '[]') as string[]).slice(0, winners);
}

async function rowsOf(
  { deps }: CustomersHouse,
  id: string,
): Promise<{ subject_id: string; hash: string; state: string; twin_of: string | null }[]> {
  return (await entriesOf(deps.database.db, id, { limit: 50 })).map(({ subject_id, code, state, twin_of }) => ({
    subject_id,
    hash: entryHash(code),
    state,
    twin_of,
  }));
}

/** A raffle of four at the stage; two of them are the same person, and nobody knows it yet. */
async function stageOf(
  house: CustomersHouse,
  { stage, first, winners, slug }: Pick<Case, 'stage' | 'first' | 'winners'> & { slug: string },
): Promise<{ id: string; two: readonly [string, string] }> {
  const { deps, clock } = house;
  const plan = {
    slug,
    name: same('Arvonta'),
    prizes: same('Kirja'),
    rules: same('Kerran.'),
    publicSource: same('Luku'),
    publicOn: '2026-04-03',
    registerId: REGISTER,
    formId: null,
    winners,
    reserves: 4 - winners,
    answerDays: 7,
    closesAt: '2026-04-01T12:00',
  };
  const id = await createRaffle(deps, actor, plan);
  await openRaffle(deps, actor, id);
  const people = [await addClient(house, [REGISTER]), await addClient(house, [REGISTER])] as const;
  const others = [await addClient(house, [REGISTER]), await addClient(house, [REGISTER])];
  for (const subjectId of [people[first], ...others, people[1 - first] ?? '']) {
    clock.advance(1_000);
    await enterByHand(deps, WHO, id, { subjectId, answer: null });
  }
  if (stage !== 'open') clock.set('2026-04-01T09:00:01Z');
  if (stage !== 'open') await closeRaffle(deps, actor, id);
  if (stage === 'drawn') clock.set('2026-04-03T09:00:00Z');
  if (stage === 'drawn') await drawRaffle(deps, actor, id, '4812,37');
  return { id, two: people };
}
