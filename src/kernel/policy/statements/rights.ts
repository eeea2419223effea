// Art. 12 and 15–22: the law gives every right to every person, so each is said even where the policy is silent about it.

import type { Text } from '#platform/i18n';
import { DEFAULT_REFERENCE, supervisorOf } from '../reference-data.ts';
import type { Reference, Supervisor } from '../reference-data.ts';
import { RIGHTS } from '../schema.ts';
import type { Policy } from '../schema.ts';
import { say, sayRights } from './say.ts';
import { detail, state, stateNode } from './statement.ts';
import type { Abilities, Point, Statement } from './statement.ts';
import { hours, join, list, same } from './words.ts';

const SHIPPED = supervisorOf(DEFAULT_REFERENCE);

type RightId = (typeof RIGHTS)[number];

export function rights(policy: Policy, has: Abilities): Statement[] {
  const bans = { section: 'rights', node: '_bans', path: 'requests', text: sayRights('procedure.bans') } as const;
  return [
    ...RIGHTS.filter((each) => each !== 'complaint').flatMap((right) => ofRight(policy, right, has)),
    state({ ...bans, proving: held }, has),
  ];
}

export function complaint(policy: Policy, has: Abilities, reference: Reference): Statement[] {
  return ofRight(policy, 'complaint', has, supervisorOf(reference));
}

function ofRight(policy: Policy, right: RightId, has: Abilities, supervisor = SHIPPED): Statement[] {
  const node = policy.requests.rights.find((each) => each.right === right);
  const office = right === 'complaint';
  const point: Point = {
    section: office ? 'complaint' : 'rights',
    node: right,
    path: `requests/rights/${right}`,
    text: join(sayRights(`right.${right}`, { office: supervisor.name }), node?.text),
    heading: office ? supervisor.name : sayRights(`heading.${right}`),
    details: office ? officeDetails(supervisor) : [],
    // The authority answers a complaint, not the firm.
    ...(office ? {} : { proving: inTime, params: { right } }),
  };
  return node === undefined ? [state(point, has)] : stateNode(point, node, has);
}

const inTime = { by: 'check', check: 'requests.in-time', otherwise: { rhythm: 'P1Y', task: sayRights('task.requests') } } as const;

const held = { by: 'check', check: 'permission.bans-hold', otherwise: { rhythm: 'P1Y', task: sayRights('task.bans') } } as const;

const channel = { by: 'check', check: 'requests.channel', otherwise: { rhythm: 'P7D', task: sayRights('task.channel') } } as const;

function officeDetails({ visit, post, website }: Supervisor) {
  return [
    detail(sayRights('office.visit'), [visit]),
    detail(sayRights('office.post'), [post]),
    detail(sayRights('office.website'), [website]),
  ];
}

/** Days that never end after the month of the law. */
const SHORTEST_MONTH = 28;

export function procedure(policy: Policy, has: Abilities): Statement[] {
  const { requests } = policy;
  const { erasureHours, answerDays, identity, clarification } = requests;
  const channels = list(
    requests.channels.map((channel) => sayRights(`channel.${channel}`)),
    say('retention.or'),
  );
  const told = answerDays > SHORTEST_MONTH ? 'procedure.ask' : 'procedure.askSoon';
  const ask = join(sayRights(told, { channels, n: answerDays }), sayRights('procedure.longer'));
  const erasure = { by: 'check', check: 'erasure.within-hours', otherwise: { rhythm: 'P1Y', task: sayRights('task.erasure') } } as const;
  const point = (node: string, text: Text): Point => ({ section: 'procedure', node, path: 'requests', text });
  return [
    ...stateNode({ ...point('_requests', ask), details: contactDetails(policy), proving: inTime }, requests, has),
    state({ ...point('_channel', sayRights('procedure.channel')), proving: channel }, has),
    state(
      {
        ...point('_erasure', sayRights('procedure.erasure', { within: hours(erasureHours) })),
        proving: erasure,
        params: { hours: String(erasureHours) },
      },
      has,
    ),
    ...outside(policy, has),
    state(
      point('_identity', join(sayRights(`procedure.${identity}`), clarification ? sayRights('procedure.clarification') : undefined)),
      has,
    ),
    state(point('_fee', join(sayRights('procedure.fee'), sayRights('procedure.refusal'))), has),
    state({ ...point('_notify', sayRights('procedure.notify')), proving: checked('duties.told') }, has),
  ];
}

function checked(check: string) {
  return { by: 'check', check, otherwise: { rhythm: 'P1Y', task: sayRights('task.outside') } } as const;
}

/** Said where the declaration names a copy that is not in this system. */
function outside({ archives, recipients }: Policy, has: Abilities): Statement[] {
  const copies =
    archives.some(({ kind }) => kind !== 'backup') || recipients.some(({ access, offSystem }) => access === 'copy' && offSystem);
  const point = { section: 'procedure', node: '_outside', path: 'requests', text: sayRights('procedure.outside') } as const;
  return copies ? [state({ ...point, proving: checked('erasure.off-system') }, has)] : [];
}

/** A request needs an address, so the section repeats those of the controllers. */
function contactDetails(policy: Policy) {
  const emails = policy.controllers.map(({ contact }) => contact.email).filter((each) => each !== undefined);
  const posts = policy.controllers.map(({ contact }) => contact.post).filter((each) => each !== undefined);
  return [detail(say('contact.email'), emails.map(same)), detail(say('contact.post'), posts.map(same))];
}
