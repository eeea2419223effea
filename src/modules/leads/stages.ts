// The stages a lead goes through and the reasons for which one is lost: lists of the firm's own, with defaults for a coaching firm.

import { getSetting, putSetting } from '#kernel/access';
import { LEAD_LISTS } from '#customers';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import { phrases } from './phrases.ts';

export interface Stage {
  readonly id: string;
  readonly name: Text;
  /** An open stage waits for the next step; exactly one stage is won and one is lost. */
  readonly kind: 'open' | 'won' | 'lost';
}

export interface Reason {
  readonly id: string;
  readonly name: Text;
}

export interface LeadLists {
  readonly stages: readonly Stage[];
  readonly reasons: readonly Reason[];
}

export const FEWEST_STAGES = 3;
export const MOST_STAGES = 7;

const SETTING = LEAD_LISTS;

const DEFAULTS: LeadLists = {
  stages: [
    { id: 'new', name: phrases.text('stages.new'), kind: 'open' },
    { id: 'talking', name: phrases.text('stages.talking'), kind: 'open' },
    { id: 'quoted', name: phrases.text('stages.quoted'), kind: 'open' },
    { id: 'won', name: phrases.text('stages.won'), kind: 'won' },
    { id: 'lost', name: phrases.text('stages.lost'), kind: 'lost' },
  ],
  reasons: (['price', 'timing', 'other', 'silent', 'no-need'] as const).map((id) => ({ id, name: phrases.text(`reasons.${id}`) })),
};

/** Keeps the lists as they are now, so that whoever shows a lead in words finds its names. */
export async function keepLeadLists(conn: Conn): Promise<LeadLists> {
  const lists = await leadLists(conn);
  if ((await getSetting(conn, SETTING)) === undefined) await putSetting(conn, SETTING, JSON.stringify(lists));
  return lists;
}

export async function leadLists(conn: Conn): Promise<LeadLists> {
  const stored = await getSetting(conn, SETTING);
  return stored === undefined ? DEFAULTS : (JSON.parse(stored) as LeadLists);
}

/**
 * Replaces the lists. A stage or a reason that some lead bears stays.
 * @throws errors.lead-stages, errors.lead-stage-used, errors.lead-reason-used
 */
export async function setLeadLists(
  conn: Conn,
  lists: LeadLists,
  used: { readonly stages: readonly string[]; readonly reasons: readonly string[] },
): Promise<void> {
  const { stages, reasons } = lists;
  const count = (kind: Stage['kind']) => stages.filter((stage) => stage.kind === kind).length;
  const twice = new Set(stages.map(({ id }) => id)).size < stages.length || new Set(reasons.map(({ id }) => id)).size < reasons.length;
  if (twice || stages.length < FEWEST_STAGES || stages.length > MOST_STAGES || count('won') !== 1 || count('lost') !== 1)
    throw appError('invalid', 'errors.lead-stages', { field: 'stages', params: { least: FEWEST_STAGES, most: MOST_STAGES } });
  const before = await leadLists(conn);
  const stage = before.stages.find(
    ({ id, kind }) => used.stages.includes(id) && !stages.some((each) => each.id === id && each.kind === kind),
  );
  if (stage) throw appError('conflict', 'errors.lead-stage-used', { field: 'stages', params: { name: stage.name.fi } });
  const reason = before.reasons.find(({ id }) => used.reasons.includes(id) && !reasons.some((each) => each.id === id));
  if (reason) throw appError('conflict', 'errors.lead-reason-used', { field: 'reasons', params: { name: reason.name.fi } });
  await putSetting(conn, SETTING, JSON.stringify(lists));
}

/** @throws errors.lead-stage-unknown */
export function stageOf({ stages }: LeadLists, id: string): Stage {
  const found = stages.find((stage) => stage.id === id);
  if (!found) throw appError('invalid', 'errors.lead-stage-unknown', { field: 'stage' });
  return found;
}

export function ofKind({ stages }: LeadLists, kind: Stage['kind']): Stage {
  const found = stages.find((stage) => stage.kind === kind);
  if (!found) throw new Error(`the list of stages has none that is ${kind}`);
  return found;
}
