// A storm of reports: every form that servers write, twice over, for a firm whose list is bad.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { sql } from '#platform/db';
import { createReportReader } from '#platform/mail';
import { breakerOf, returnTally } from '#kernel/mailings';
import { change, insertPeople } from '#customers';
import type { TestDialect } from '#tests';
import { STAFF } from '../../src/modules/customers/testing.ts';
import { returnsHouse, takeMessage } from '../../src/modules/returns/testing.ts';
import type { ReturnsHouse } from '../../src/modules/returns/testing.ts';
import { complaint, dsn, exchange, exim, gmail, inWords, postfix } from '../../src/platform/mail/report/testing.ts';
import type { Written } from '../../src/platform/mail/report/testing.ts';

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
/** Each letter is answered twice, and every form by as many letters. */
const ROUND = 2 * FORMS.length;

async function lettersTo(house: ReturnsHouse, n: number): Promise<string[]> {
  const { deps } = house;
  const letters: string[] = [];
  for (let at = 0; at < n; at += 1000) {
    const people = Array.from({ length: Math.min(1000, n - at) }, (_, i) => ({ id: deps.ids.next(), address: `a${at + i}@example.test` }));
    await change(deps, STAFF, { registers: ['marketing'] }, (writer) =>
      insertPeople(
        writer,
        people.map(({ id, address }) => ({
          id,
          columns: { given_name: 'Aino', family_name: 'Esimerkki' },
          points: [{ fieldId: 'person.email', value: address, normal: address }],
          memberships: [{ registerId: 'marketing', subjectGroup: 'marketing', since: '2026-03-14' }],
          custom: {},
          events: [],
        })),
      ),
    );
    letters.push(...(await house.letters(people.map(({ id }) => id))));
  }
  return letters;
}

/** About so many reports are taken, the second half the same as the first: each counts once, whoever is named by none is left alone. */
export async function storm(t: TestContext, dialect: TestDialect, reports: number): Promise<void> {
  const house = await returnsHouse(await dialect.open());
  t.after(() => house.close());
  const { deps } = house;
  const reader = createReportReader();
  t.after(() => reader.close());
  const share = Math.max(1, Math.floor(reports / ROUND));
  const letters = await lettersTo(house, share * FORMS.length);
  const messages = letters.map((ledgerId, n) => (FORMS[n % FORMS.length] ?? postfix)({ to: house.envelope(ledgerId) }));
  const read = messages.slice(0, 5000);
  const reading = performance.now();
  for (const bytes of read) await reader.read(bytes);
  const readIn = (performance.now() - reading) / 1000;
  const outcomes = new Map<string, number>();
  let worst = 0;
  const began = performance.now();
  for (const bytes of [...messages, ...messages]) {
    const at = performance.now();
    const outcome = await takeMessage(deps, reader, bytes, { way: 'mailbox' });
    worst = Math.max(worst, performance.now() - at);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  const seconds = (performance.now() - began) / 1000;
  const rates = `read ${Math.round(read.length / readIn)}/s, taken ${Math.round((2 * messages.length) / seconds)}/s`;
  t.diagnostic(`${2 * messages.length} reports: ${rates}, the longest ${Math.round(worst)} ms`);
  assert.deepEqual(Object.fromEntries(outcomes), { recorded: share * 7, known: share * 7, ignored: share * 2 });
  assert.deepEqual(await returnTally(deps.database.db, 'mailing-1'), { hard: share * 6, complaint: share });
  assert.equal(await breakerOf(deps.database.db, 'mailing-1'), 'bounces');
  const { rows } = await sql<{ n: number }>`select count(*) as n from trigger_event where trigger = 'unreachable'`.execute(
    deps.database.db,
  );
  assert.equal(Number(rows[0]?.n), share * 6);
}
