// Answers of the export to the API. An order waits in memory for the one who gave it, for two minutes and one fetch.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { isGated } from '#kernel/disclosure';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import type { exports } from '../contract.ts';
import { inForce } from '../write.ts';
import { fieldsFor } from './columns.ts';
import type { About } from './columns.ts';
import { countExport, exportBytes, openExport } from './run.ts';
import type { OpenedExport } from './run.ts';

const MINUTE = 60_000;
const WAITS = 2 * MINUTE;
/** Copies that one account makes within an hour: more than anybody's work asks for, fewer than a thief would like. */
const HOURLY = 20;

interface Ticket {
  readonly opened: OpenedExport;
  readonly accountId: string;
  readonly at: number;
}

export function exportHandlers(deps: Deps): HandlersOf<typeof exports, Call> {
  const tickets = new Map<string, Ticket>();
  const made = new Map<string, number[]>();
  return {
    options: ({ query }) => Promise.resolve({ registers: optionsOf(deps, query.about) }),
    async preview({ body }, call) {
      openExport(deps, { ...body, lang: call.lang });
      return countExport(deps, { ...body, lang: call.lang });
    },
    prepare({ body }, call) {
      const at = deps.clock.now().getTime();
      const { id: accountId } = call.account();
      for (const [id, ticket] of tickets) if (at - ticket.at > WAITS) tickets.delete(id);
      refuseOften(made, accountId, at);
      const opened = openExport(deps, { ...body, lang: body.language ?? call.lang });
      tickets.set(opened.id, { opened, accountId, at });
      return Promise.resolve({ id: opened.id, fileName: opened.name });
    },
    file({ params }, call) {
      const ticket = tickets.get(params.id);
      tickets.delete(params.id);
      const late = ticket === undefined || deps.clock.now().getTime() - ticket.at > WAITS;
      if (late || ticket.accountId !== call.account().id) throw appError('not-found', 'errors.export-gone');
      const { opened } = ticket;
      const bytes = exportBytes(deps, opened, { actor: actorOf(call), at: deps.clock.now() });
      return Promise.resolve({ name: opened.name, mediaType: opened.mediaType, bytes });
    },
  };
}

function refuseOften(made: Map<string, number[]>, accountId: string, at: number): void {
  const recent = (made.get(accountId) ?? []).filter((each) => at - each < 60 * MINUTE);
  const [oldest] = recent;
  if (recent.length >= HOURLY && oldest !== undefined)
    throw appError('too-many', 'errors.export-often', {
      params: { minutes: Math.max(1, Math.ceil((oldest + 60 * MINUTE - at) / MINUTE)) },
    });
  made.set(accountId, [...recent, at]);
}

function optionsOf(deps: Deps, about: About) {
  const policy = inForce(deps);
  return [...policy.registers.values()].flatMap(({ id, name }) => {
    const fields = fieldsFor(deps, about, id);
    const purposes = [...policy.purposes.values()]
      .filter((purpose) => purpose.registers.includes(id) && !isGated(policy, purpose.id))
      .map((purpose) => ({ id: purpose.id, name: purpose.name }));
    return fields.length === 0 ? [] : [{ id, name, fields, purposes }];
  });
}
