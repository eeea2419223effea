/** Of many who were erased together as of one: nobody is certified whose address still stands anywhere, and the search index forgets before anything is certified. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db';
import { dialects, tempDir } from '#tests';
import { endGrounds, finishErasures, forgetInIndexes, indexesForget, secureIndexes } from './index.ts';
import { rightsHouse } from './testing.ts';

const MANY = 12;
const addressOf = (n: number) => `henkilo${n}.esimerkki@example.test`;

for (const dialect of await dialects()) {
  for (const [where, left] of [
    ['in a column of another that holds no values', sql`update client_point set field_id = ${addressOf(3)}`],
    ['with a sign that nobody sees', sql`update client set note = ${`kysyi \u200e${addressOf(4)} perään`}`],
  ] as const)
    test(`of ${MANY} erased together the one whose address stands ${where} is not certified on ${dialect.name}`, async (t) => {
      const database = await dialect.open();
      t.after(() => database.close());
      const h = await rightsHouse(database, tempDir(t));
      const gone: string[] = [];
      for (let n = 0; n < MANY; n++)
        gone.push(await h.add({ given: 'Esimerkki', email: n === 4 ? `\u200e${addressOf(n)}` : addressOf(n) }));
      const stranger = await h.add({ given: 'Muu', email: 'muu@example.test', note: 'kysyi tarjousta' });
      const order = { ending: 'all', ground: 'retention', reason: 'retention', act: h.act() } as const;
      for (const subjectId of gone) await database.tx((tx) => endGrounds(tx, h.deps, { subjectId, ...order }));
      await sql`${left} where ${sql.ref(where.startsWith('in') ? 'subject_id' : 'id')} = ${stranger}`.execute(database.db);
      assert.deepEqual(await finishErasures(h.deps), { certified: MANY - 1, pending: 1 });
    });

  test(`an index that did not forget at once is rewritten and forgets again together, or not at all, on ${dialect.name}`, async (t) => {
    const database = await dialect.open();
    t.after(() => database.close());
    const h = await rightsHouse(database, tempDir(t));
    const { registry } = h.deps;
    await secureIndexes(database, registry, false);
    const stopped = {
      ...database,
      tx: <T>(work: Parameters<typeof database.tx<T>>[0]) =>
        database.tx<T>(async (tx) => Promise.reject(new Error(String(await work(tx))))),
    };
    const wasOff = !(await indexesForget(database.db, registry));
    if (wasOff) await assert.rejects(forgetInIndexes(stopped, registry));
    assert.equal(await indexesForget(database.db, registry), !wasOff);
    await forgetInIndexes(database, registry);
    assert.equal(await indexesForget(database.db, registry), true);
  });
}
