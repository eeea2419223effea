// What a clock needs to know of a case, read from its rows.

import type { ClockFacts } from './clocks.ts';
import type { RequestCaseRow, RequestStopRow } from './tables.ts';

export function factsOf(row: RequestCaseRow, stops: readonly RequestStopRow[]): ClockFacts {
  return {
    right: row.asked_right,
    receivedAt: new Date(row.received_at),
    answerDays: row.answer_days,
    erasureHours: row.erasure_hours,
    stops: stops
      .filter(({ request_id }) => request_id === row.id)
      .map(({ reason, from_at, to_at }) => ({ reason, from: new Date(from_at), to: to_at === null ? null : new Date(to_at) })),
    extension:
      row.extended_months === null || row.extended_at === null ? null : { months: row.extended_months, toldAt: new Date(row.extended_at) },
  };
}
