// Answers about newsletters to the API.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { channelsOf, kindOfPurpose } from '#kernel/permission';
import type { HandlersOf } from '#platform/contract';
import type { mailings } from '../contract/mailings.ts';
import type { Segment } from '../contract/segment.ts';
import { previewOf } from '../audiences/preview.ts';
import { inForce, marketingPurposes } from '../features.ts';
import { reportCsv } from './copies.ts';
import { whatIsMissing } from './needs.ts';
import { recipientsByOutcome } from './recipients.ts';
import { reportOf } from './report.ts';
import {
  beginCampaign,
  campaignOnFile,
  changeCampaign,
  copyCampaign,
  removeCampaign,
  scopeOf,
  sendCampaign,
  settleUncertain,
  steer,
} from './service.ts';
import { chooseVariant } from './trial.ts';
import { campaignPage, campaignView } from './views.ts';
import { waitingOf } from './waiting.ts';

type Handlers = HandlersOf<typeof mailings, Call>;

export function mailingHandlers(deps: Deps): Handlers {
  const steering = (act: 'pause' | 'resume' | 'stop' | 'unschedule') => {
    return async ({ params }: { params: { id: string } }, call: Call) => {
      await steer(deps, actorOf(call), params.id, act);
      return campaignView(deps, params.id);
    };
  };
  return {
    list: ({ query }) => campaignPage(deps, 'newsletter', query),
    waiting: () => waitingOf(deps),
    purposes: () => Promise.resolve({ purposes: purposesOf(deps) }),
    get: ({ params }) => campaignView(deps, params.id),
    check: ({ params }) => checkOf(deps, params.id),
    report: ({ params }) => reportOf(deps, params.id),
    recipients: ({ params, query: { outcome, after, limit } }) =>
      recipientsByOutcome(deps, { mailingId: params.id, outcome, after, limit }),
    pause: steering('pause'),
    resume: steering('resume'),
    stop: steering('stop'),
    unschedule: steering('unschedule'),
    ...writers(deps),
  };
}

function writers(
  deps: Deps,
): Omit<
  Handlers,
  'list' | 'waiting' | 'purposes' | 'get' | 'check' | 'report' | 'recipients' | 'pause' | 'resume' | 'stop' | 'unschedule'
> {
  return {
    create: async ({ body }, call) => ({ id: await beginCampaign(deps, actorOf(call), { ...body, lang: call.lang }) }),
    async update({ params, body }, call) {
      await changeCampaign(deps, actorOf(call), params.id, body);
      return campaignView(deps, params.id);
    },
    async schedule({ params, body }, call) {
      await sendCampaign(deps, actorOf(call), params.id, body);
      return campaignView(deps, params.id);
    },
    async choose({ params, body }, call) {
      await chooseVariant(deps, actorOf(call), params.id, body.variant);
      return campaignView(deps, params.id);
    },
    async copy({ params }, call) {
      const { name } = await campaignOnFile(deps, params.id);
      return { id: await copyCampaign(deps, actorOf(call), params.id, `${name} ${COPY[call.lang]}`) };
    },
    async remove({ params }, call) {
      await removeCampaign(deps, actorOf(call), params.id);
      return { ok: true };
    },
    async settle({ params, body }, call) {
      await settleUncertain(deps, actorOf(call), { mailingId: params.id, ledgerId: params.recipient }, body.as);
      return { ok: true };
    },
    async file({ params }, call) {
      const at = deps.clock.now();
      const bytes = await reportCsv(deps, params.id, { actor: actorOf(call), at }, call.lang);
      return { name: `uutiskirje-${at.toISOString().slice(0, 10)}.csv`, mediaType: 'text/csv; charset=utf-8', bytes };
    },
  };
}

const COPY = { fi: '(kopio)', sv: '(kopia)', en: '(copy)' } as const;

async function checkOf(deps: Deps, id: string) {
  const row = await campaignOnFile(deps, id);
  const needs = await whatIsMissing(deps, row);
  const refused = needs.some((need) => need.id === 'audience' && need.state === 'missing');
  const asked = { segment: JSON.parse(row.segment) as Segment, purpose: row.purpose_id, scope: scopeOf(row), channel: 'email' as const };
  const equation = refused ? { candidates: 0, ready: 0, left: [] } : await previewOf(deps, asked);
  const somebody = { id: 'recipients', about: String(equation.ready), section: null } as const;
  const last =
    equation.ready > 0
      ? ({ ...somebody, state: 'ok', why: null } as const)
      : ({ ...somebody, state: 'missing', why: equation.candidates === 0 ? 'nobody' : 'nobody-allowed' } as const);
  const all = [...needs, last];
  return { equation, needs: all, may: all.every(({ state }) => state !== 'missing') };
}

function purposesOf(deps: Deps) {
  const policy = inForce(deps);
  const channels = ['email', 'phone', 'post'] as const;
  const all = new Map(channels.flatMap((channel) => marketingPurposes(policy, channel)).map((purpose) => [purpose.id, purpose]));
  return [...all.values()].map((purpose) => ({
    id: purpose.id,
    name: purpose.name,
    kind: kindOfPurpose(purpose) === 'consent' ? ('consent' as const) : ('marketing' as const),
    channels: channelsOf(policy, purpose.id),
    registers: purpose.registers,
  }));
}
