// Answers of the customers module to the API: people, organisations and what is due today.

import { actorOf, may, mustMay } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import type { HandlersOf } from '#platform/contract';
import { logContact, recordBusinessEvent } from './contacts.ts';
import type { organisations, people } from './contract.ts';
import { listOrganisations, matchingOrganisations } from './list-organisations.ts';
import { listPeople, matchingPeople, wordsOf } from './list.ts';
import { joinRegister, leaveRegister } from './memberships.ts';
import { createOrganisation, updateOrganisation } from './organisations.ts';
import { addContactPoint, affiliate, createPerson, endAffiliation, removeContactPoint, updatePerson } from './people.ts';
import { affiliationById, contactPointById, liveMembershipsOf } from './queries.ts';
import { countPeople } from './queries-list.ts';
import { timelineFor } from './timeline-routes.ts';
import { copyDutiesOf, dutiesOf, holdDutiesOf, outsideDutiesOf, referenceDue, requestDutiesOf, todayOf } from './today.ts';
import type { CopyDuties, Duties, KeptDuties, OutsideDuties, RequestDuties, TodayView } from './today.ts';
import { affiliationView, membershipView, organisationView, personView, pointView, subjectLabels } from './views.ts';
import { inForce, ownRecords } from './write.ts';
import type { Who } from './write.ts';

function whoOf(call: Call, body: { source: string; purpose?: string | undefined }): Who {
  return { actor: actorOf(call), source: body.source, purpose: body.purpose };
}

export function peopleHandlers(deps: Deps): HandlersOf<typeof people, Call> {
  const { db } = deps.database;
  return {
    list: ({ query }) => listPeople(deps, query),
    count: ({ query }) => countPeople(db, query.register),
    matching: ({ query }) => matchingPeople(deps, query),
    words: ({ query }) => wordsOf(deps, query.of),
    get: async ({ params }) => ({ person: await personView(deps, params.id) }),
    async create({ body }, call) {
      return { person: await personView(deps, await createPerson(deps, whoOf(call, body), body)) };
    },
    async update({ params, body }, call) {
      await updatePerson(deps, whoOf(call, body), params.id, body);
      return { person: await personView(deps, params.id) };
    },
    timeline: ({ params, query }, call) => timelineFor(deps, { id: params.id, kind: 'person' }, query, call),
    ...pointHandlers(deps),
    ...membershipHandlers(deps),
    ...affiliationHandlers(deps),
  };
}

type PeopleHandlers = HandlersOf<typeof people, Call>;

function pointHandlers(deps: Deps): Pick<PeopleHandlers, 'addContactPoint' | 'removeContactPoint'> {
  return {
    async addContactPoint({ params, body }, call) {
      const id = await addContactPoint(deps, whoOf(call, body), params.id, body);
      return { contactPoint: pointView(found(await contactPointById(deps.database.db, id))) };
    },
    async removeContactPoint({ params }, call) {
      await removeContactPoint(deps, ownRecords(actorOf(call)), params.id);
      return { ok: true };
    },
  };
}

function membershipHandlers(deps: Deps): Pick<PeopleHandlers, 'logContact' | 'recordTrigger' | 'addMembership' | 'endMembership'> {
  const after = async (subjectId: string) => {
    const policy = inForce(deps);
    return { memberships: (await liveMembershipsOf(deps.database.db, [subjectId])).map((m) => membershipView(policy, m)) };
  };
  return {
    async logContact({ params, body }, call) {
      await logContact(deps, ownRecords(actorOf(call)), params.id, body);
      return after(params.id);
    },
    async recordTrigger({ params, body }, call) {
      await recordBusinessEvent(deps, ownRecords(actorOf(call)), params.id, body);
      return after(params.id);
    },
    async addMembership({ params, body }, call) {
      await joinRegister(deps, whoOf(call, body), params.id, body);
      return after(params.id);
    },
    endMembership({ params }, call) {
      // The last one erases.
      mustMay(call, 'people.erase');
      return leaveRegister(deps, actorOf(call), params.id);
    },
  };
}

function affiliationHandlers(deps: Deps): Pick<PeopleHandlers, 'affiliate' | 'endAffiliation'> {
  return {
    async affiliate({ body }, call) {
      const id = await affiliate(deps, whoOf(call, body), body);
      const labels = await subjectLabels(deps, [body.personId]);
      return { affiliation: affiliationView(found(await affiliationById(deps.database.db, id)), labels.get(body.personId) ?? '–') };
    },
    async endAffiliation({ params }, call) {
      await endAffiliation(deps, ownRecords(actorOf(call)), params.id);
      return { ok: true };
    },
  };
}

export function organisationHandlers(deps: Deps): HandlersOf<typeof organisations, Call> {
  return {
    list: ({ query }) => listOrganisations(deps, query),
    matching: ({ query }) => matchingOrganisations(deps, query),
    words: () => wordsOf(deps, 'organisation-industry'),
    get: async ({ params }) => ({ organisation: await organisationView(deps, params.id) }),
    timeline: ({ params, query }, call) => timelineFor(deps, { id: params.id, kind: 'organisation' }, query, call),
    async create({ body }, call) {
      return { organisation: await organisationView(deps, await createOrganisation(deps, whoOf(call, body), body)) };
    },
    async update({ params, body }, call) {
      await updateOrganisation(deps, whoOf(call, body), params.id, body);
      return { organisation: await organisationView(deps, params.id) };
    },
  };
}

/** The first page of the day. */
export function todayHandlers(deps: Deps): {
  list(
    input: unknown,
    call: Call,
  ): Promise<TodayView & Duties & RequestDuties & OutsideDuties & KeptDuties & CopyDuties & { referenceDue: number }>;
} {
  return {
    async list(_, call) {
      const { id } = call.account();
      const asked = may(call, 'requests.read');
      const requests = asked ? await requestDutiesOf(deps) : { requests: [], moreRequests: 0 };
      const outside = asked ? await outsideDutiesOf(deps) : { outside: [], breaches: [] };
      const held = may(call, 'holds.write') ? await holdDutiesOf(deps, id) : { holds: [] };
      const given = may(call, 'recipients.share') ? await copyDutiesOf(deps) : { copies: [] };
      const due = may(call, 'settings.write') ? await referenceDue(deps) : 0;
      return { ...(await todayOf(deps)), ...(await dutiesOf(deps)), ...requests, ...outside, ...held, ...given, referenceDue: due };
    },
  };
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('the row that was just written is not there');
  return row;
}
