// Standing letters: each person gets one once, when something of their own doing sets it off, and never without passing the gate.

import type { Deps } from '#kernel/deps';
import { editMailing, pauseMailing, resumeMailing, scheduleMailing } from '#kernel/mailings';
import type { Actor } from '#kernel/records';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { whatIsMissing } from '../campaigns/needs.ts';
import { pageOfCampaigns } from '../campaigns/queries.ts';
import type { CampaignRow } from '../campaigns/queries.ts';
import { beginCampaign, campaignOnFile, factsOf } from '../campaigns/service.ts';
import { rowViews } from '../campaigns/views.ts';

/** `confirmed`: a sign-up was confirmed. `guide`: a guide was asked for and confirmed. */
export type TriggerOn = 'confirmed' | 'guide';

export interface Trigger {
  readonly on: TriggerOn;
  readonly delayHours: number;
}

export interface NewAutomation {
  readonly name: string;
  readonly purpose: string;
  readonly trigger: TriggerOn;
  readonly formId: string | null;
  readonly delayHours: number;
}

/** A few are enough; a house with more would no longer know what it sends. */
const MOST = 20;

/** Made, and off. @throws errors.automations-many */
export async function makeAutomation(
  deps: Deps,
  actor: Actor,
  { name, purpose, trigger: on, formId, delayHours }: NewAutomation,
  lang: Lang,
): Promise<string> {
  if ((await allAutomations(deps)).length >= MOST) throw appError('refused', 'errors.automations-many', { params: { max: MOST } });
  const trigger = JSON.stringify({ on, delayHours } satisfies Trigger);
  return beginCampaign(deps, actor, { name, purpose, lang, kind: 'automation', trigger, formId });
}

export function triggerOf({ trigger }: Pick<CampaignRow, 'trigger'>): Trigger {
  return trigger === null ? { on: 'confirmed', delayHours: 0 } : (JSON.parse(trigger) as Trigger);
}

function allAutomations(deps: Deps): Promise<CampaignRow[]> {
  return pageOfCampaigns(deps.database.db, { kind: 'automation', after: null, limit: MOST + 1 });
}

export async function automationViews(deps: Deps) {
  const rows = await allAutomations(deps);
  const views = await rowViews(deps, rows);
  return rows.map((row, at) => {
    const { on, delayHours } = triggerOf(row);
    const view = views[at];
    if (view === undefined) throw new Error('an automation without its view');
    return {
      id: row.id,
      name: row.name,
      on: isOn(row),
      begun: row.begun_at !== null,
      trigger: on,
      formId: row.form_id,
      delayHours,
      purpose: view.purpose,
      fromName: row.from_name,
      fromAddress: row.from_address,
      tally: view.tally,
      changedAt: row.changed_at,
    };
  });
}

function isOn({ state }: Pick<CampaignRow, 'state'>): boolean {
  return state === 'sending' || state === 'freezing' || state === 'scheduled';
}

/** @throws errors.record-not-found when it is no automation */
export async function automationOnFile(deps: Deps, id: string): Promise<CampaignRow> {
  const row = await campaignOnFile(deps, id);
  if (row.kind !== 'automation') throw appError('not-found', 'errors.record-not-found', { params: { kind: 'campaign' } });
  return row;
}

/** On, when nothing is missing; off, and nobody is taken in. @throws errors.mailing-incomplete, errors.mailing-state */
export async function turnAutomation(deps: Deps, actor: Actor, id: string, on: boolean): Promise<void> {
  const row = await automationOnFile(deps, id);
  if (isOn(row) === on) return;
  if (on) {
    const missing = (await whatIsMissing(deps, row)).find(({ state }) => state === 'missing');
    if (missing) throw appError('refused', 'errors.mailing-incomplete', { field: missing.id });
  }
  const facts = await factsOf(deps, row);
  await deps.database.tx(async (tx) => {
    if (!on) await pauseMailing(tx, deps, id, { actor });
    else if (row.state === 'draft') {
      await editMailing(tx, deps, id, facts);
      await scheduleMailing(tx, deps, id, { localAt: null }, { actor });
    } else await resumeMailing(tx, deps, id, { actor });
  });
}
