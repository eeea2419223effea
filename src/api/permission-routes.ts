// Permissions and bans of one person: read with reasons, recorded by staff. The method is stamped here, not sent.

import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { permissionsOf, recordPermission, textByHash, wordingOf } from '#kernel/permission';
import type { NewPermission, PersonState, StateRow } from '#kernel/permission';
import { archive } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { localDate } from '#platform/clock';
import type { AnswerOf, HandlersOf } from '#platform/contract';
import type { Text } from '#platform/i18n';
import type { permissions } from './contract/permission.ts';
import { inForce } from './policy-routes.ts';
import { actOf, inAllLanguages, textOf } from './rights-routes.ts';

type Answer = AnswerOf<(typeof permissions)['read']>;
type Told = { on: string; way: NonNullable<NewPermission['way']>; source: string; contactPointId?: string | undefined };

export function permissionHandlers(deps: Deps): HandlersOf<typeof permissions, Call> {
  const read = async (subjectId: string) => ({ state: await stateOf(deps, subjectId) });
  async function record(call: Call, subjectId: string, told: Told, event: Omit<NewPermission, 'subjectId' | 'on'>): Promise<Answer> {
    const { on, way, source, contactPointId } = told;
    await recordPermission(deps, { act: actOf(deps, call), method: 'staff', source }, { subjectId, on, way, contactPointId, ...event });
    return read(subjectId);
  }
  return {
    read: ({ params }) => read(params.id),
    consent: ({ params, body }, call) => {
      const { channel, purposeId, lang, overBan } = body;
      return record(call, params.id, body, { act: 'consent-given', channel, purpose: purposeId, lang, overBan });
    },
    withdraw: ({ params, body }, call) =>
      record(call, params.id, body, { act: 'consent-withdrawn', channel: body.channel, purpose: body.purposeId }),
    ban: ({ params, body }, call) => {
      const { kind, channel, purposeId, scope, deed } = body;
      return record(call, params.id, body, { act: kind, channel, purpose: purposeId, scope, deed });
    },
    ground: ({ params, body }, call) => record(call, params.id, body, { act: body.act, channel: body.channel, purpose: body.purposeId }),
  };
}

async function stateOf(deps: Deps, subjectId: string): Promise<Answer['state']> {
  const policy = inForce(deps);
  const { db } = deps.database;
  const state = await permissionsOf(db, policy, { subjectId, at: deps.clock.now(), services: true }, deps);
  const numbers = new Map((await archive(db)).map(({ id, no }) => [id, no]));
  return {
    channels: [...state.channels],
    rows: state.rows.map((row) => rowView(policy, row)),
    events: await Promise.all(state.events.map((event) => eventView(deps, policy, event, numbers))),
  };
}

function rowView(policy: CompiledPolicy, { purpose, kind, cells }: StateRow): Answer['state']['rows'][number] {
  return {
    purposeId: purpose.id,
    name: purpose.name,
    kind: kind === 'duty' ? 'service' : kind,
    cells: cells.map((cell) => ({
      ...cell,
      evidence: [...cell.evidence],
      contacts: [...cell.contacts],
      wording: inAllLanguages((lang) => wordingOf(policy, { channel: cell.channel, purpose: purpose.id, lang }).body),
    })),
  };
}

async function eventView(
  deps: Deps,
  policy: CompiledPolicy,
  event: PersonState['events'][number],
  numbers: ReadonlyMap<string, number>,
): Promise<Answer['state']['events'][number]> {
  const { id, act, channel, way, method, purpose, scope, deed, text_hash: textHash } = event;
  return {
    id,
    act,
    channel,
    way,
    method,
    scope,
    deed,
    purposeId: purpose,
    purpose: purpose === null ? null : (policy.purposes.get(purpose)?.name ?? textOf(purpose)),
    contactPointId: event.contact_id,
    on: localDate(new Date(event.at)),
    recordedAt: event.recorded_at,
    source: policy.sources.get(event.source)?.name ?? OWN,
    overBan: event.over_ban === 1,
    wording: textHash === null ? null : ((await textByHash(deps.database.db, textHash)) ?? null),
    textHash,
    noticeVersion: numbers.get(event.policy_version_id) ?? null,
  };
}

const OWN: Text = { fi: 'omat tallenteet', sv: 'egna anteckningar', en: 'own records' };
