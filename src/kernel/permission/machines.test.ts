// The property that carries the room: whatever was recorded in whatever order, nobody who banned something is written to about it without having consented later, knowing of the ban.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldCell } from './machines.ts';
import type { Cell, PermissionEvent } from './machines.ts';
import { PERMISSION_ACTS } from './tables.ts';

const CELL: Cell = { channel: 'email', purpose: 'newsletter', contactId: 'a' };

const event = fc.record({
  // Bans and consents oftener, and mostly about the cell asked about: most sequences should come close to passing.
  act: fc.constantFrom(...PERMISSION_ACTS, 'ban' as const, 'consent-given' as const, 'consent-given' as const, 'consent-given' as const),
  channel: fc.constantFrom('email' as const, 'email' as const, 'email' as const, 'sms' as const, null),
  purpose: fc.constantFrom('newsletter', 'newsletter', 'newsletter', 'sales', null),
  contact_id: fc.constantFrom('a', null, null, 'b'),
  at: fc.integer({ min: 10, max: 30 }).map((day) => `2026-03-${day}T00:00:00.000Z`),
  over_ban: fc.constantFrom(0, 1),
  scope: fc.constant(null),
  deed: fc.constant(null),
});
const history = fc
  .array(event, { maxLength: 12 })
  .map((events) =>
    events.map((each, seq): PermissionEvent => ({
      ...each,
      seq,
      id: `e${seq}`,
      recorded_at: `2026-04-01T00:00:${String(seq).padStart(2, '0')}.000Z`,
    })),
  );

function covers({ channel, purpose, contact_id }: PermissionEvent): boolean {
  return (
    (channel === null || channel === CELL.channel) &&
    (purpose === null || purpose === CELL.purpose) &&
    (contact_id === null || contact_id === CELL.contactId)
  );
}

function exactly({ channel, purpose, contact_id }: PermissionEvent): boolean {
  return channel === CELL.channel && purpose === CELL.purpose && (contact_id === null || contact_id === CELL.contactId);
}

function mayGo(events: readonly PermissionEvent[]): boolean {
  const { ban, objection, consent, exception, role } = foldCell(events, CELL);
  return ban === null && objection === null && [consent, exception, role].some(({ state }) => state === 'on');
}

test('no sequence of events lets a banned cell pass without a later consent over the ban', () => {
  let passedOverBan = 0;
  fc.assert(
    fc.property(history, (events) => {
      if (!mayGo(events)) return;
      if (events.some((each) => each.act === 'ban' && covers(each))) passedOverBan += 1;
      for (const ban of events.filter((each) => (each.act === 'ban' || each.act === 'objection') && covers(each))) {
        const later = events.filter((each) => each.seq > ban.seq && each.act === 'consent-given' && exactly(each));
        assert.ok(
          later.some(({ over_ban, at }) => over_ban === 1 && at > ban.at),
          JSON.stringify({ ban, events }),
        );
      }
    }),
    { numRuns: 3000 },
  );
  assert.ok(passedOverBan > 10, 'the property was never put to the test');
});

test('a ban as the last word always stands, and so does a withdrawal of consent', () => {
  fc.assert(
    fc.property(history, event, (events, last) => {
      const ending: PermissionEvent = {
        ...last,
        act: 'ban',
        channel: null,
        purpose: null,
        contact_id: null,
        over_ban: 0,
        seq: 99,
        id: 'last',
        recorded_at: '',
      };
      assert.notEqual(foldCell([...events, ending], CELL).ban, null);
      assert.notEqual(foldCell([...events, { ...ending, act: 'consent-withdrawn', purpose: CELL.purpose }], CELL).consent.state, 'on');
    }),
    { numRuns: 1000 },
  );
});

test('what is said of another channel, purpose or contact point changes nothing here', () => {
  fc.assert(
    fc.property(history, (events) => {
      const mine = events.filter((each) => covers(each));
      assert.deepEqual(foldCell(events, CELL), foldCell(mine, CELL));
    }),
    { numRuns: 1000 },
  );
});
