// The register of personal data breaches (Art. 33(5)): entered, assessed, told to the authority and the persons or decided otherwise with a reason, closed.

import { append } from '#kernel/audit';
import { policyOf } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import { holdsIdentityCode } from '#kernel/records';
import { addPeriod, localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { authorityState, breachDue } from './breach-clock.ts';
import type { BreachState } from './breach-clock.ts';
import type { DutyDeps } from './deps.ts';
import {
  breachById,
  breachSteps,
  breaches,
  dropBreachesBefore,
  insertBreach,
  insertBreachStep,
  nextBreachNo,
  updateBreach,
} from './store/breaches.ts';
import type { BreachRisk, BreachRow, BreachStepRow, PersonsGround } from './tables.ts';

export interface BreachFacts {
  readonly happened: string;
  readonly fields: readonly string[];
  readonly people: number | null;
  readonly records: number | null;
  readonly consequences: string;
  readonly measures: string;
}

/** @throws errors.date-in-future, errors.breach-personal, errors.identity-code-found */
export async function enterBreach(deps: DutyDeps, facts: BreachFacts & { readonly awareAt: Date }, act: Act): Promise<string> {
  const { awareAt, fields, ...rest } = facts;
  if (awareAt > act.at) throw appError('invalid', 'errors.date-in-future', { field: 'awareAt' });
  mayBeWritten(rest, act);
  const policy = policyOf(deps);
  return deps.database.tx(async (tx) => {
    await deps.database.lockChain(tx, 'breach');
    const row: BreachRow = {
      id: deps.ids.next(),
      no: await nextBreachNo(tx),
      aware_at: awareAt.toISOString(),
      entered_at: act.at.toISOString(),
      entered_by: act.actor.id,
      ...rest,
      fields: JSON.stringify(fields),
      risk: null,
      risk_reason: '',
      authority_at: null,
      late_reason: '',
      persons_at: null,
      persons_ground: null,
      closed_at: null,
      policy_version_id: policy.versionId,
      version: 1,
    };
    await insertBreach(tx, row);
    await step(tx, deps, row.id, { act: 'entered' }, act);
    return row.id;
  });
}

export interface Seen {
  readonly id: string;
  readonly version: number;
}

/** What has become known since. */
export async function mendBreach(deps: DutyDeps, seen: Seen, { fields, ...rest }: BreachFacts, act: Act): Promise<void> {
  mayBeWritten(rest, act);
  return change(deps, seen, act, () => ({ act: 'mended', set: { ...rest, fields: JSON.stringify(fields) } }));
}

/** Whether the authority and the persons are told follows from the risk; the reason is kept either way. */
export async function assessBreach(
  deps: DutyDeps,
  seen: Seen,
  { risk, reason }: { risk: BreachRisk; reason: string },
  act: Act,
): Promise<void> {
  mayBeWritten({ reason }, act);
  if (reason.trim() === '') throw appError('invalid', 'errors.breach-reason', { field: 'reason' });
  return change(deps, seen, act, () => ({ act: 'assessed', code: risk, set: { risk, risk_reason: reason.trim() } }));
}

/** The authority has been notified; after 72 hours with the reason of the delay. @throws errors.breach-late-reason */
export async function authorityTold(
  deps: DutyDeps,
  seen: Seen,
  { at, lateReason }: { at: Date; lateReason?: string | undefined },
  act: Act,
): Promise<void> {
  mayBeWritten({ lateReason }, act);
  return change(deps, seen, act, (row) => {
    if (at > act.at) throw appError('invalid', 'errors.date-in-future', { field: 'at' });
    if (at.toISOString() < row.aware_at) throw appError('invalid', 'errors.breach-before', { field: 'at' });
    const late_reason = (lateReason ?? '').trim();
    if (at.toISOString() > breachDue(row.aware_at) && late_reason === '')
      throw appError('invalid', 'errors.breach-late-reason', { field: 'lateReason' });
    return { act: 'authority-told', set: { authority_at: at.toISOString(), late_reason } };
  });
}

/** The persons have been told, or a ground of Art. 34(3) lets it be. */
export async function personsSettled(deps: DutyDeps, seen: Seen, how: { told: Date } | { ground: PersonsGround }, act: Act): Promise<void> {
  return change(deps, seen, act, () => {
    if ('ground' in how) return { act: 'persons-not-told', code: how.ground, set: { persons_ground: how.ground } };
    if (how.told > act.at) throw appError('invalid', 'errors.date-in-future', { field: 'at' });
    return { act: 'persons-told', set: { persons_at: how.told.toISOString() } };
  });
}

/** Only when nothing is open: assessed, and told where the risk asks for it. @throws errors.breach-open */
export function closeBreach(deps: DutyDeps, seen: Seen, act: Act): Promise<void> {
  return change(deps, seen, act, (row) => {
    if (openPoints(row).length > 0) throw appError('conflict', 'errors.breach-open');
    return { act: 'closed', set: { closed_at: act.at.toISOString() } };
  });
}

export type OpenPoint = 'assess' | 'authority' | 'persons';

/** What still has to be done about a breach. */
export function openPoints(row: BreachRow): OpenPoint[] {
  if (row.closed_at !== null) return [];
  if (row.risk === null) return row.authority_at === null ? ['assess', 'authority'] : ['assess'];
  const authority = row.risk !== 'none' && row.authority_at === null ? (['authority'] as const) : [];
  const persons = row.risk === 'high' && row.persons_at === null && row.persons_ground === null ? (['persons'] as const) : [];
  return [...authority, ...persons];
}

export interface BreachView {
  readonly row: BreachRow;
  readonly due: string;
  readonly state: BreachState;
  readonly open: readonly OpenPoint[];
}

function viewOf(row: BreachRow, now: Date): BreachView {
  return { row, due: breachDue(row.aware_at), state: authorityState(row, now), open: openPoints(row) };
}

/** Newest first. */
export async function breachViews(deps: Pick<DutyDeps, 'database' | 'clock'>): Promise<BreachView[]> {
  return (await breaches(deps.database.db)).map((row) => viewOf(row, deps.clock.now()));
}

export async function breachView(
  deps: Pick<DutyDeps, 'database' | 'clock'>,
  id: string,
): Promise<{ view: BreachView; steps: BreachStepRow[] } | undefined> {
  const row = await breachById(deps.database.db, id);
  return row && { view: viewOf(row, deps.clock.now()), steps: await breachSteps(deps.database.db, id) };
}

interface Step {
  readonly act: string;
  readonly code?: string | null;
}

interface Change extends Step {
  readonly set: Partial<BreachRow>;
}

async function change(deps: DutyDeps, { id, version }: Seen, act: Act, plan: (row: BreachRow) => Change): Promise<void> {
  await deps.database.tx(async (tx) => {
    const row = await breachById(tx, id);
    if (!row) throw appError('not-found', 'errors.breach-unknown');
    if (row.closed_at !== null) throw appError('conflict', 'errors.breach-closed');
    const made = plan(row);
    if (row.version !== version || !(await updateBreach(tx, id, version, made.set))) throw appError('conflict', 'errors.version-conflict');
    await step(tx, deps, id, made, act);
  });
}

async function step(tx: Tx, deps: DutyDeps, breachId: string, { act: what, code = null }: Step, act: Act): Promise<void> {
  await insertBreachStep(tx, {
    id: deps.ids.next(),
    breach_id: breachId,
    at: act.at.toISOString(),
    act: what,
    code,
    actor_id: act.actor.id,
  });
  await append(tx, {
    ...act,
    action: `breach.${what}`,
    kind: 'breach',
    recordId: breachId,
    ...(code === null ? {} : { detail: { code } }),
  });
}

const ADDRESS = /[^\s@]+@[^\s@]+\.[^\s@]{2,}/u;
const PHONE = /(?:\+\d|\b0\d)[\d\s-]{6,}\d/u;

// The register is kept for years and shown to the authority: nobody's address, number or identity code may stand in it.
function mayBeWritten(texts: Readonly<Record<string, unknown>>, act: Act): void {
  for (const [field, text] of Object.entries(texts)) {
    if (typeof text !== 'string') continue;
    if (holdsIdentityCode(text, localDate(act.at))) throw appError('invalid', 'errors.identity-code-found', { field });
    if (ADDRESS.test(text) || PHONE.test(text)) throw appError('invalid', 'errors.breach-personal', { field });
  }
}

const KEPT = '-P6Y';

/** Closed cases go after their time, every night. */
export async function tidyBreaches(deps: DutyDeps): Promise<number> {
  return deps.database.tx((tx) => dropBreachesBefore(tx, addPeriod(localDate(deps.clock.now()), KEPT)));
}
