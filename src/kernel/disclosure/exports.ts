// Copies for one recipient with exactly the fields that the notice gives it: who is in, who is left out and why, and the day on which the copy must be gone.

import { addPeriod, isDate, localDate } from '#platform/clock';
import type { Conn, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { append } from '#kernel/audit';
import type { GateDeps } from '#kernel/permission';
import type { CompiledPolicy, Recipient } from '#kernel/policy';
import { policyOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { compose } from './compose.ts';
import type { Absence, Outside, Shown } from './compose.ts';
import { isForMarketing, isGated, throughBans, throughGate } from './gate.ts';
import type { Refused } from './gate.ts';
import { consentFor, doorOf } from './door.ts';
import { groundOf, recipientOf, refusal } from './needs.ts';
import { recordDisclosure } from './record.ts';
import { insertCopy, markDestroyed } from './store/log.ts';
import { eventCount, movedSince, peopleOf } from './store/values.ts';
import type { AgreementRow, BasisKind, ExportCopyRow } from './tables.ts';
import { logAlike } from './view.ts';
import type { ViewDeps } from './view.ts';

export type ExportDeps = ViewDeps & GateDeps;
export type LeftOut = Absence | Refused | 'no-consent' | 'disputed';

export interface ExportOrder {
  readonly recipientId: string;
  /** Which party of the recipient; needed when it has several. */
  readonly partyId?: string | undefined;
  readonly purpose: string;
  /** Chosen people, or everybody in one register of the purpose. */
  readonly people: { readonly ids: readonly string[] } | { readonly register: string };
  /** The statute, where that is the ground. */
  readonly law?: string | undefined;
}

export interface ExportPlan {
  readonly recipient: Recipient;
  readonly partyId: string | null;
  readonly agreement: AgreementRow | undefined;
  /** Fields of the whitelist that this installation can hold: the columns of the file. */
  readonly columns: readonly string[];
  readonly people: readonly Shown[];
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** How many data of the people in the copy are left out because they are disputed. */
  readonly disputed: number;
  /** The latest day that the copy may have. */
  readonly latest: string;
}

const MOST = 20_000;
const LONGEST = 'P1Y';

/** Who would be in the copy, and who not. @throws what makes a copy impossible, always with the section of the notice */
export async function planExport(conn: Conn, deps: ExportDeps, outside: Outside, order: ExportOrder, at: Date): Promise<ExportPlan> {
  const policy = policyOf(deps);
  const recipient = recipientOf(policy, order.recipientId);
  if (recipient.access !== 'copy') throw refusal('refused', 'errors.recipient-views', recipient);
  if (!recipient.purposes.includes(order.purpose)) throw refusal('refused', 'errors.recipient-purpose', recipient);
  const day = localDate(at);
  const door = await doorOf(conn, recipient, order, day);
  const ids = await chosen(conn, policy, order);
  if (ids.length > MOST) throw appError('refused', 'errors.export-large', { params: { max: MOST } });
  const of = { policy, registry: deps.registry, outside, recipient, purpose: order.purpose };
  const { shown, absent } = await compose(conn, of, ids);
  const leftOut: Partial<Record<LeftOut, number>> = {};
  const count = (reason: LeftOut) => void (leftOut[reason] = (leftOut[reason] ?? 0) + 1);
  for (const reason of absent.values()) count(reason);
  const people: Shown[] = [];
  for (const each of shown) {
    const verdict = await admit(conn, deps, { policy, order, recipient, at }, each);
    if (typeof verdict === 'string') count(verdict);
    else people.push(verdict);
  }
  const year = addPeriod(day, LONGEST);
  const last = door.agreement?.valid_until ?? null;
  const columns = recipient.fields.filter((field) => deps.registry.storable(field));
  const disputed = disputedIn(people);
  return { recipient, ...door, columns, people, leftOut, disputed, latest: last !== null && last < year ? last : year };
}

function disputedIn(people: readonly Shown[]): number {
  return people.reduce((n, { disputed }) => n + disputed.length, 0);
}

interface Admitting {
  readonly policy: CompiledPolicy;
  readonly order: ExportOrder;
  readonly recipient: Recipient;
  readonly at: Date;
}

async function admit(conn: Conn, deps: ExportDeps, { policy, order, recipient, at }: Admitting, shown: Shown): Promise<Shown | LeftOut> {
  if (shown.values.length === 0 && shown.disputed.length > 0) return 'disputed';
  if (groundOf(recipient) === 'consent' && (await consentFor(conn, recipient.id, shown.subjectId)) === undefined) return 'no-consent';
  const asking = { policy, purpose: order.purpose, at, deps };
  if (isGated(policy, order.purpose)) return throughGate(conn, asking, shown);
  if (isForMarketing(policy, order.purpose)) return throughBans(conn, asking, shown);
  return shown.values.length === 0 ? 'nothing' : shown;
}

function chosen(conn: Conn, policy: CompiledPolicy, { people, purpose }: ExportOrder): Promise<readonly string[]> {
  if ('ids' in people) return Promise.resolve([...new Set(people.ids)]);
  const registers = policy.purposes.get(purpose)?.registers ?? [];
  if (!registers.includes(people.register)) throw appError('invalid', 'errors.register-unknown', { field: 'register' });
  return peopleOf(conn, [people.register]);
}

export interface MadeExport {
  readonly copy: ExportCopyRow;
  readonly plan: ExportPlan;
}

/** Writes the copy and a line for each person in one transaction, and only then hands it over. */
export async function makeExport(
  deps: ExportDeps,
  outside: Outside,
  order: ExportOrder & { readonly format: 'csv' | 'json'; readonly destroyBy: string },
  act: Act,
): Promise<MadeExport> {
  const events = await eventCount(deps.database.db);
  const began = await planExport(deps.database.db, deps, outside, order, act.at);
  refuseDay(order.destroyBy, localDate(act.at), began.latest);
  return deps.database.tx(async (tx) => {
    const plan = await stillTrue(tx, deps, outside, { order, plan: began, act, events });
    const copy: ExportCopyRow = {
      id: deps.ids.next(),
      recipient_id: plan.recipient.id,
      party_id: plan.partyId,
      purpose: order.purpose,
      fields: JSON.stringify([...new Set(plan.people.flatMap(({ fields }) => fields))].toSorted()),
      format: order.format,
      people: plan.people.length,
      left_out: JSON.stringify(plan.leftOut),
      made_at: act.at.toISOString(),
      made_by: act.actor.id,
      destroy_by: order.destroyBy,
      destroyed_at: null,
      destroyed_by: null,
      policy_version_id: policyOf(deps).versionId,
    };
    await insertCopy(tx, copy);
    await log(tx, deps, { plan, copy, law: order.law, act });
    const detail = { recipient: plan.recipient.id, n: plan.people.length, until: order.destroyBy, disputed: plan.disputed };
    await append(tx, { ...act, action: 'export', kind: 'export-copy', recordId: copy.id, detail });
    return { copy, plan };
  });
}

function refuseDay(destroyBy: string, today: string, latest: string): void {
  if (!isDate(destroyBy) || destroyBy < today || destroyBy > latest)
    throw appError('invalid', 'errors.copy-day', {
      field: 'destroyBy',
      params: { latest_fi: latest, latest_sv: latest, latest_en: latest },
    });
}

/** Between the look and the act somebody may have banned, been restricted or left: they are not in the copy. */
async function stillTrue(
  tx: Tx,
  deps: ExportDeps,
  outside: Outside,
  { order, plan, act, events }: { order: ExportOrder; plan: ExportPlan; act: Act; events: number },
): Promise<ExportPlan> {
  const policy = policyOf(deps);
  const door = await doorOf(tx, plan.recipient, order, localDate(act.at));
  const ids = plan.people.map(({ subjectId }) => subjectId);
  const stirred = isForMarketing(policy, order.purpose) && (await eventCount(tx)) !== events;
  const moved = stirred ? await movedSince(tx, ids, act.at.toISOString()) : new Set<string>();
  const of = { policy, registry: deps.registry, outside, recipient: plan.recipient, purpose: order.purpose };
  const { absent } = await compose(tx, of, ids);
  const gone = (id: string) => absent.get(id) ?? (moved.has(id) ? 'not-permitted' : undefined);
  const leftOut: Partial<Record<LeftOut, number>> = { ...plan.leftOut };
  for (const id of ids) {
    const reason = gone(id);
    if (reason !== undefined) leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  }
  const people = plan.people.filter(({ subjectId }) => gone(subjectId) === undefined);
  return { ...plan, ...door, leftOut, people, disputed: disputedIn(people) };
}

interface Logging {
  readonly plan: ExportPlan;
  readonly copy: ExportCopyRow;
  readonly law: string | undefined;
  readonly act: Act;
}

async function log(tx: Tx, deps: ExportDeps, { plan, copy, law, act }: Logging): Promise<void> {
  const common = { recipientId: plan.recipient.id, way: 'export' as const, copyId: copy.id, act };
  if (groundOf(plan.recipient) !== 'consent') {
    const kind: BasisKind = plan.agreement === undefined ? 'law' : 'agreement';
    const basis = { kind, ref: plan.agreement?.id ?? law ?? '' };
    return logAlike(tx, deps, plan.people, { ...common, ...(plan.partyId === null ? {} : { partyId: plan.partyId }), basis });
  }
  for (const { subjectId, fields } of plan.people) {
    const ref = (await consentFor(tx, plan.recipient.id, subjectId)) ?? '';
    await recordDisclosure(tx, deps, { ...common, subjectIds: [subjectId], fields, basis: { kind: 'consent', ref } });
  }
}

/** Somebody signs that the copy is gone everywhere. @throws errors.copy-unknown */
export async function copyDestroyed(deps: Pick<ExportDeps, 'database'>, id: string, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    if (!(await markDestroyed(tx, id, act.at.toISOString(), act.actor.id))) throw appError('not-found', 'errors.copy-unknown');
    await append(tx, { ...act, action: 'export.destroyed', kind: 'export-copy', recordId: id });
  });
}
