/** A storm of fifty thousand reports, twice over and in every form: read at a thousand a second and more, each counted once, while pages go on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db';
import { createReportReader } from '#platform/mail';
import { breakerOf, returnTally } from '#kernel/mailings';
import { change, insertPeople } from '#customers';
import { dialects } from '#tests';
import { STAFF } from '../../src/modules/customers/testing.ts';
import { returnsHouse, takeMessage } from '../../src/modules/returns/testing.ts';
import { complaint, dsn, exchange, exim, gmail, inWords, postfix } from '../../src/platform/mail/report/testing.ts';
import type { Written } from '../../src/platform/mail/report/testing.ts';

const REPORTS = Number(process.env['LUPAUS_STORM'] ?? 50_000);
const LETTERS = REPORTS / 2;
const delayed = (to: Written): Buffer => dsn({ ...to, status: ['Action: delayed', 'Status: 4.4.1'] });
const FORMS = [
  postfix,
  exchange,
  gmail,
  exim,
  delayed,
  (to: Written) => inWords(to, 'fi', 'latin1'),
  (to: Written) => inWords(to, 'sv', 'utf8'),
  complaint,
];

for (const dialect of await dialects()) {
  if (dialect.name !== 'sqlite') continue;
  test(`${REPORTS} reports on ${dialect.name}`, { timeout: 1_200_000 }, async (t) => {
    const house = await returnsHouse(await dialect.open());
    t.after(() => house.close());
    const { deps } = house;
    const reader = createReportReader();
    t.after(() => reader.close());
    const letters: string[] = [];
    for (let at = 0; at < LETTERS; at += 1000) {
      const people = Array.from({ length: Math.min(1000, LETTERS - at) }, (_, i) => ({ id: deps.ids.next(), n: at + i }));
      await change(deps, STAFF, { registers: ['marketing'] }, (writer) =>
        insertPeople(
          writer,
          people.map(({ id, n }) => ({
            id,
            columns: { given_name: 'Aino', family_name: 'Esimerkki' },
            points: [{ fieldId: 'person.email', value: `a${n}@example.test`, normal: `a${n}@example.test` }],
            memberships: [{ registerId: 'marketing', subjectGroup: 'marketing', since: '2026-03-14' }],
            custom: {},
            events: [],
          })),
        ),
      );
      for (const { id } of people) letters.push(await house.letter(id));
    }
    const storm = letters.map((ledgerId, n) => (FORMS[n % FORMS.length] ?? postfix)({ to: house.envelope(ledgerId) }));
    const read = performance.now();
    for (const each of storm.slice(0, 5000)) await reader.read(each);
    const readRate = Math.min(5000, storm.length) / ((performance.now() - read) / 1000);
    const taken = performance.now();
    const outcomes = new Map<string, number>();
    let worst = 0;
    for (const bytes of [...storm, ...storm]) {
      const began = performance.now();
      const outcome = await takeMessage(deps, reader, bytes, { way: 'mailbox' });
      worst = Math.max(worst, performance.now() - began);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    const seconds = (performance.now() - taken) / 1000;
    t.diagnostic(
      `read ${Math.round(readRate)}/s; taken ${Math.round((2 * storm.length) / seconds)}/s; the longest ${Math.round(worst)} ms`,
    );
    const share = LETTERS / FORMS.length;
    assert.deepEqual(Object.fromEntries(outcomes), { recorded: share * 7, known: share * 7, ignored: share * 2 });
    assert.deepEqual(await returnTally(deps.database.db, 'mailing-1'), { hard: share * 6, complaint: share });
    assert.equal(await breakerOf(deps.database.db, 'mailing-1'), 'bounces');
    const { rows } = await sql<{ n: number }>`select count(*) as n from trigger_event where trigger = 'unreachable'`.execute(
      deps.database.db,
    );
    assert.equal(Number(rows[0]?.n), share * 6);
  });
}
