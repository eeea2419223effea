// The copy that keeps an outside tool in step, one way only: exactly the fields that the notice gives it, whoever may not be written to as a removal, and a line of disclosure for each.

import { CSV_MARK, csvLine, employersNow, outsideWords } from '#customers';
import type { Deps } from '#kernel/deps';
import { makeExport, planExport, recordDisclosure } from '#kernel/disclosure';
import type { ExportPlan } from '#kernel/disclosure';
import type { Act } from '#kernel/rights';
import type { Conn } from '#platform/db';
import { addressesGiven } from '../queries.ts';

export interface SyncWish {
  readonly recipientId: string;
  readonly purpose: string;
  readonly register: string;
}

export interface Removal {
  readonly subjectId: string;
  readonly address: string;
}

const EMAIL = 'person.email';

export interface SyncPlan {
  readonly plan: ExportPlan;
  /** Addresses that the tool was given before and may not write to now. */
  readonly removals: readonly Removal[];
}

/** Who would go and who must be removed. @throws what makes a copy impossible, with the section of the notice */
export async function planSync(deps: Deps, { register, ...wish }: SyncWish): Promise<SyncPlan> {
  const { db } = deps.database;
  const plan = await planExport(db, deps, employersNow, { ...wish, people: { register } }, deps.clock.now());
  return { plan, removals: await removalsOf(db, plan, { ...wish, before: '' }) };
}

/** @param before the copy that is being made, which has told nobody anything yet */
async function removalsOf(
  conn: Conn,
  plan: ExportPlan,
  { recipientId, purpose, before }: Omit<SyncWish, 'register'> & { readonly before: string },
): Promise<Removal[]> {
  if (!plan.columns.includes(EMAIL)) return [];
  // An address that still goes, of this person or of another, is not taken off.
  const used = new Set(
    plan.people.flatMap(({ values }) => values.filter(({ field }) => field === EMAIL).map(({ value }) => String(value).toLowerCase())),
  );
  const given = await addressesGiven(conn, { recipientId, purpose, field: EMAIL, before });
  return given.filter(({ address }) => !used.has(address.toLowerCase()));
}

/** The headings by which tools know their columns. */
const HEADINGS: Readonly<Record<string, string>> = {
  [EMAIL]: 'Email Address',
  'person.name': 'Full Name',
  'person.employer': 'Company',
  'organisation.name': 'Company',
  'person.phone': 'Phone Number',
  'person.language': 'Language',
};

export interface SyncFile {
  readonly name: string;
  readonly text: string;
}

/** Makes the copy and its file; removals are told to the tool and logged as such. */
export async function makeSync(deps: Deps, act: Act, { register, ...wish }: SyncWish, destroyBy: string): Promise<SyncFile> {
  const order = { ...wish, people: { register }, format: 'csv', destroyBy } as const;
  const { copy, plan } = await makeExport(deps, employersNow, order, act);
  const removals = await removalsOf(deps.database.db, plan, { ...wish, before: copy.id });
  if (removals.length > 0) await logRemovals(deps, act, { plan, removals, copyId: copy.id });
  const words = await outsideWords(deps, plan.people, 'en');
  const others = plan.columns.filter((field) => field !== EMAIL);
  const rows = plan.people.flatMap(({ subjectId }) => {
    const said = words.get(subjectId);
    const rest = others.map((field) => (said?.get(field) ?? []).join(', '));
    return (said?.get(EMAIL) ?? []).map((address) => [address, ...rest, 'subscribed']);
  });
  const gone = removals.map(({ address }) => [address, ...others.map(() => ''), 'unsubscribed']);
  const head = [HEADINGS[EMAIL] ?? '', ...others.map((field) => HEADINGS[field] ?? field), 'Status'];
  const text = CSV_MARK + [head, ...rows, ...gone].map((cells) => csvLine(cells, ',')).join('');
  return { name: `${copy.recipient_id}-${copy.made_at.slice(0, 10)}.csv`, text };
}

/** That somebody must no longer be written to is told to whoever writes, as Art. 19 asks; it is in the log like everything that leaves. */
async function logRemovals(
  deps: Deps,
  act: Act,
  { plan, removals, copyId }: { plan: ExportPlan; removals: readonly Removal[]; copyId: string },
): Promise<void> {
  if (plan.agreement === undefined) return;
  const basis = { kind: 'agreement', ref: plan.agreement.id } as const;
  const subjectIds = [...new Set(removals.map(({ subjectId }) => subjectId))];
  await deps.database.tx((tx) =>
    recordDisclosure(tx, deps, { recipientId: plan.recipient.id, way: 'export', subjectIds, fields: [EMAIL], basis, act, copyId }),
  );
}
