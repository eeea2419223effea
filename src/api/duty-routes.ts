// Answers about duties outside the register: the list, one duty with its letter, signing off.

import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import {
  asText,
  breachViews,
  dutiesOfErasure,
  dutyView,
  HOWS,
  informLetterOf,
  noticeLetterOf,
  openDutyViews,
  personDuties,
  putNoticeAddress,
  sendInforming,
  sendNotice,
  signOff,
  tidyDuties,
} from '#kernel/duties';
import type { DutyView } from '#kernel/duties';
import { mailWorks } from '#kernel/mail';
import type { HandlersOf } from '#platform/contract';
import { appError } from '#platform/errors';
import { subjectLabels } from '#customers';
import type { duties } from './contract/duties.ts';
import { inForce } from './policy-routes.ts';
import { actOf } from './rights-routes.ts';

type Handlers = HandlersOf<typeof duties, Call>;

/** People shown of each duty in the list, and on its own page. */
const FEW = 3;
const MANY = 200;

export function dutyHandlers(deps: Deps): Handlers {
  return { ...looking(deps), ...acting(deps) };
}

function looking(deps: Deps): Pick<Handlers, 'list' | 'get' | 'ofErasure' | 'ofPerson'> {
  return {
    async list() {
      // Nobody is shown a name whose time is over.
      await tidyDuties(deps);
      const open = (await breachViews(deps)).filter((view) => view.open.length > 0);
      return {
        duties: await viewsOf(deps, await openDutyViews(deps, FEW)),
        breaches: open.map(({ row, due, state }) => ({ id: row.id, no: row.no, due, late: state === 'late' })),
      };
    },
    async get({ params }) {
      const view = await dutyView(deps, params.id, MANY);
      if (!view) throw appError('not-found', 'errors.duty-unknown');
      const [duty] = await viewsOf(deps, [view]);
      if (!duty) throw appError('not-found', 'errors.duty-unknown');
      return { duty, ...(await letterOf(deps, view)), mail: (await mailWorks(deps)).works };
    },
    async ofErasure({ params }) {
      return { duties: await viewsOf(deps, await dutiesOfErasure(deps, params.id)) };
    },
    async ofPerson({ params }) {
      return { duties: [...(await personDuties(deps, params.id))] };
    },
  };
}

function acting(deps: Deps): Pick<Handlers, 'sign' | 'send' | 'address'> {
  const labels = (ids: readonly string[]) => subjectLabels(deps, ids);
  return {
    async sign({ params, body }, call) {
      await signOff(deps, { ...params, ...body }, actOf(deps, call));
      return { ok: true };
    },
    async send({ params }, call) {
      const view = await dutyView(deps, params.id, 1);
      const act = actOf(deps, call);
      if (view?.duty.kind === 'inform') return sendInforming(deps, params.id, act);
      await sendNotice(deps, params.id, labels, act);
      return { sent: 1, without: 0 };
    },
    async address({ params, body }) {
      const view = await dutyView(deps, params.id, 1);
      if (view?.target.type !== 'recipient') throw appError('not-found', 'errors.duty-unknown');
      const recipient_id = view.target.id;
      await deps.database.tx((tx) => putNoticeAddress(tx, { recipient_id, ...body }));
      return { ok: true };
    },
  };
}

async function letterOf(deps: Deps, { duty, target }: DutyView) {
  if (duty.kind === 'inform') return { letter: asText(informLetterOf(deps, duty, inForce(deps).policy.language)), address: null };
  if (target.type !== 'recipient') return { letter: null, address: null };
  const { address, letter } = await noticeLetterOf(deps, duty.id, (ids) => subjectLabels(deps, ids));
  return { letter: asText(letter), address: address && { email: address.email, lang: address.lang } };
}

async function viewsOf(deps: Deps, views: readonly DutyView[]) {
  const labels = await subjectLabels(deps, [...new Set(views.flatMap(({ people }) => people.map(({ subject_id }) => subject_id)))]);
  return views.map(({ duty, target, fields, late, people }) => ({
    id: duty.id,
    kind: duty.kind,
    cause: duty.cause,
    target,
    fields: [...fields],
    openedAt: duty.opened_at,
    due: duty.due,
    late,
    total: duty.total,
    open: duty.open,
    told: duty.told,
    hows: [...HOWS[duty.kind]],
    people: people.map(({ subject_id, seen, state, how, due, closed_at }) => {
      const label = labels.get(subject_id);
      return {
        subjectId: subject_id,
        who: label === undefined ? [...seen] : [label],
        here: label !== undefined,
        state,
        how,
        due,
        closedAt: closed_at,
      };
    }),
  }));
}
