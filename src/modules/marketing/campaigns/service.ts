// The life of a newsletter as staff lead it: the engine keeps its state and its ledger, the module its name, its audience and its trial.

import type { Deps } from '#kernel/deps';
import { readMailSettings } from '#kernel/mail';
import {
  createMailing,
  decideUncertain,
  dropMailing,
  editMailing,
  pauseMailing,
  resumeMailing,
  scheduleMailing,
  stopMailing,
  unscheduleMailing,
} from '#kernel/mailings';
import type { MailingFacts, Variant } from '#kernel/mailings';
import type { BanScope } from '#kernel/permission';
import type { Actor, Writer } from '#kernel/records';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { savable, nameOf, writing } from '../audiences/service.ts';
import { brandOf } from '../content/brand.ts';
import { copyContent, createContent, keepOffArchive, removeContent } from '../content/content.ts';
import type { Segment } from '../contract/segment.ts';
import { inForce, marketingPurposes } from '../features.ts';
import { copyTracking } from '../tracking/settings.ts';
import { whatIsMissing } from './needs.ts';
import { NOBODY, senderOf } from './sender.ts';
import { campaignById } from './queries.ts';
import type { CampaignRow } from './queries.ts';

/** Two subjects, tried on a share; the rest waits for the better one. */
export interface Trial {
  readonly share: number;
  readonly judge: 'clicks' | 'hand';
  readonly waitHours: number;
  readonly chosen?: string | undefined;
}

export const REST = 'rest';

/** @throws errors.record-not-found */
export async function campaignOnFile(deps: Pick<Deps, 'database'>, id: string): Promise<CampaignRow> {
  const row = await campaignById(deps.database.db, id);
  if (!row) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'campaign' } });
  return row;
}

export interface NewCampaign {
  readonly name: string;
  readonly purpose: string;
  readonly lang: Lang;
  readonly kind?: 'newsletter' | 'automation';
  readonly trigger?: string;
  readonly formId?: string | null;
}

/** A draft for everybody in the registers of its purpose. @throws errors.mailing-purpose, errors.view-name */
export async function beginCampaign(deps: Deps, actor: Actor, wish: NewCampaign): Promise<string> {
  const purpose = admitPurpose(deps, wish.purpose);
  const name = nameOf(deps, wish.name);
  const settings = await readMailSettings(deps.database.db, deps);
  const { senderName } = await brandOf(deps.database.db);
  const sender = { fromName: senderName || (settings?.fromName ?? firmName(deps)), fromAddress: settings?.fromAddress ?? NOBODY };
  const { kind = 'newsletter', trigger = null, formId = null } = wish;
  return writing(deps, actor, async (writer) => {
    const { tx } = writer.ctx;
    const id = await createMailing(tx, deps, { kind, purposeId: purpose.id, scope: 'direct-marketing', ...sender });
    await insertCampaign(writer, { id, name, segment: JSON.stringify(beginning(purpose.registers)), trigger, formId });
    await createContent(tx, deps, { mailingId: id, accountId: actor.id, lang: wish.lang, public: kind === 'newsletter' });
    return id;
  });
}

function beginning(registers: readonly string[]): Segment {
  const each = registers.map((register): Segment => ({ on: 'register', register }));
  return { all: each.length > 1 ? [{ any: each }] : each };
}

interface Insert {
  readonly id: string;
  readonly name: string;
  readonly segment: string;
  readonly audienceId?: string | null;
  readonly trial?: string | null;
  readonly trigger?: string | null;
  readonly formId?: string | null;
}

async function insertCampaign(writer: Writer, { id, name, segment, audienceId, trial, trigger, formId }: Insert): Promise<void> {
  const more = { audience_id: audienceId ?? null, trial: trial ?? null, trigger: trigger ?? null, form_id: formId ?? null };
  const changed_at = writer.ctx.at.toISOString();
  await writer.insert('campaign', { id, name, segment, ...more, account_id: writer.ctx.actor.id, changed_at, version: 1 });
}

export interface CampaignWish {
  readonly name?: string | undefined;
  readonly purpose?: string | undefined;
  readonly scope?: BanScope | undefined;
  readonly segment?: Segment | undefined;
  readonly audienceId?: string | null | undefined;
  readonly fromName?: string | undefined;
  readonly fromAddress?: string | undefined;
  readonly replyTo?: string | null | undefined;
  readonly trial?: Omit<Trial, 'chosen'> | null | undefined;
  readonly version: number;
}

/** Changes a draft. @throws errors.mailing-state, errors.version-conflict, what the audience and the engine refuse */
export async function changeCampaign(deps: Deps, actor: Actor, id: string, wish: CampaignWish): Promise<void> {
  const row = await campaignOnFile(deps, id);
  const purpose = admitPurpose(deps, wish.purpose ?? row.purpose_id);
  const segment = wish.segment && (await savable(deps, wish.segment));
  const name = wish.name === undefined ? undefined : nameOf(deps, wish.name);
  const trial = wish.trial === undefined ? undefined : wish.trial === null ? null : JSON.stringify(wish.trial);
  const facts: MailingFacts = {
    purposeId: purpose.id,
    scope: wish.scope ?? scopeOf(row),
    fromName: wish.fromName ?? row.from_name,
    fromAddress: wish.fromAddress ?? row.from_address,
    replyTo: wish.replyTo === undefined ? row.reply_to : wish.replyTo === '' ? null : wish.replyTo,
    variants: wish.trial === undefined ? readVariants(row) : variantsFor(wish.trial),
  };
  await writing(deps, actor, async (writer) => {
    await editMailing(writer.ctx.tx, deps, id, facts);
    const changed_at = writer.ctx.at.toISOString();
    await writer.update('campaign', id, { name, segment, audience_id: wish.audienceId, trial, changed_at }, wish.version);
    // What is written to some is not shown to everybody unless somebody says so.
    const whole = JSON.stringify(beginning(purpose.registers));
    if (segment !== undefined && row.segment === whole && segment !== whole)
      await keepOffArchive(writer.ctx.tx, deps, { mailingId: id, accountId: actor.id });
  });
}

export function scopeOf({ scope }: Pick<CampaignRow, 'scope'>): BanScope {
  return (scope ?? 'direct-marketing') as BanScope;
}

export function trialOf({ trial }: Pick<CampaignRow, 'trial'>): Trial | null {
  return trial === null ? null : (JSON.parse(trial) as Trial);
}

function readVariants({ variants }: Pick<CampaignRow, 'variants'>): readonly Variant[] | null {
  return variants === null ? null : (JSON.parse(variants) as Variant[]);
}

/** Half of the share gets each subject; who gets which follows from the person alone, so that it can be shown again. */
function variantsFor(trial: Omit<Trial, 'chosen'> | null): readonly Variant[] | null {
  if (trial === null) return null;
  const half = trial.share / 2;
  return [
    { id: 'a', share: half },
    { id: 'b', share: half },
    { id: REST, share: 100 - trial.share, held: true },
  ];
}

export interface Departure {
  /** By the Finnish clock; null: now. */
  readonly at: string | null;
  readonly maxLateMinutes: number;
  readonly version: number;
}

/** @throws errors.mailing-incomplete naming the first thing that is missing; errors.version-conflict; what the engine refuses */
export async function sendCampaign(deps: Deps, actor: Actor, id: string, { at, maxLateMinutes, version }: Departure): Promise<void> {
  const row = await campaignOnFile(deps, id);
  if (row.campaign_version !== version) throw appError('conflict', 'errors.version-conflict');
  const missing = (await whatIsMissing(deps, row)).find(({ state }) => state === 'missing');
  if (missing) throw appError('refused', 'errors.mailing-incomplete', { field: missing.id });
  const facts = await factsOf(deps, row);
  await deps.database.tx(async (tx) => {
    if (row.state === 'draft') await editMailing(tx, deps, id, facts);
    await scheduleMailing(tx, deps, id, { localAt: at, maxLateMinutes }, { actor });
  });
}

/** What the engine is told of a draft when it leaves, with the sender that was shown. */
export async function factsOf(deps: Deps, row: CampaignRow): Promise<MailingFacts> {
  const { from_name: fromName, from_address: fromAddress } = await senderOf(deps, row);
  return { purposeId: row.purpose_id, scope: scopeOf(row), fromName, fromAddress, replyTo: row.reply_to, variants: readVariants(row) };
}

const ACTS = { pause: pauseMailing, resume: resumeMailing, stop: stopMailing, unschedule: unscheduleMailing } as const;

export async function steer(deps: Deps, actor: Actor, id: string, act: keyof typeof ACTS): Promise<void> {
  await campaignOnFile(deps, id);
  await deps.database.tx((tx) => ACTS[act](tx, deps, id, { actor }));
}

/** Of somebody who may have got it: once more, or left so. @throws errors.record-not-found when nobody is in doubt about it */
export async function settleUncertain(
  deps: Deps,
  actor: Actor,
  { mailingId, ledgerId }: { mailingId: string; ledgerId: string },
  decision: 'again' | 'leave',
): Promise<void> {
  const settled = await deps.database.tx((tx) => decideUncertain(tx, deps, mailingId, { ledgerIds: [ledgerId], decision, actor }));
  if (settled === 0) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'mailing-recipient' } });
}

/** A new draft with everything but time and results: content, audience, sender, pace, trial, and whether it is followed. */
export async function copyCampaign(deps: Deps, actor: Actor, from: string, name: string): Promise<string> {
  const row = await campaignOnFile(deps, from);
  const purpose = admitPurpose(deps, row.purpose_id);
  const trial = trialOf(row);
  const plain = trial && { share: trial.share, judge: trial.judge, waitHours: trial.waitHours };
  const sender = { fromName: row.from_name, fromAddress: row.from_address, replyTo: row.reply_to };
  return writing(deps, actor, async (writer) => {
    const { tx } = writer.ctx;
    const facts = {
      kind: row.kind,
      purposeId: purpose.id,
      scope: scopeOf(row),
      ...sender,
      perMinute: row.per_minute,
      variants: variantsFor(plain),
    };
    const id = await createMailing(tx, deps, facts);
    const kept = { segment: row.segment, audienceId: row.audience_id, trigger: row.trigger, formId: row.form_id };
    await insertCampaign(writer, { id, name: name.slice(0, 120), ...kept, trial: plain && JSON.stringify(plain) });
    await copyContent(tx, deps, { from, to: id, accountId: actor.id });
    await copyTracking(tx, deps, { from, to: id, accountId: actor.id });
    return id;
  });
}

/** Takes away a draft with its words. @throws errors.mailing-state */
export async function removeCampaign(deps: Deps, actor: Actor, id: string): Promise<void> {
  await campaignOnFile(deps, id);
  await writing(deps, actor, async (writer) => {
    await dropMailing(writer.ctx.tx, id);
    await removeContent(writer.ctx.tx, id);
    await writer.remove('campaign', id);
  });
}

/** @throws errors.mailing-purpose */
function admitPurpose(deps: Deps, id: string) {
  const purpose = marketingPurposes(inForce(deps), 'email').find((each) => each.id === id);
  if (!purpose) throw appError('refused', 'errors.mailing-purpose', { field: 'purpose' });
  return purpose;
}

function firmName(deps: Deps): string {
  const controller = inForce(deps).policy.controllers[0];
  return (controller?.alias ?? controller?.name ?? '').slice(0, 100);
}
