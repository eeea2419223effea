// Duties as people read them: what to do where, by when, and whom it concerns while that may be known.

import { CATALOGUE } from '#kernel/policy';
import type { CompiledPolicy } from '#kernel/policy';
import { policyOf } from '#kernel/rights';
import type { Lang, Text } from '#platform/i18n';
import type { DutyDeps } from './deps.ts';
import { openNote } from './note.ts';
import { dutyPhrases } from './letters.ts';
import { EVERYWHERE, isFindable, placesOutside } from './targets.ts';
import { countedDuties, dutiesOfPerson, dutyIdsOf, peopleOf } from './store/lists.ts';
import type { CountedDuty, DutyPerson } from './store/lists.ts';
import { notesOf } from './store/notes.ts';
import type { DutyKind, DutyState } from './terms.ts';

export interface TargetView {
  readonly id: string;
  readonly type: 'archive' | 'recipient' | 'source';
  readonly name: Text;
  /** Where it lies: the place of an archive. */
  readonly place: Text | null;
}

export interface DutyView {
  readonly duty: CountedDuty;
  readonly target: TargetView;
  readonly fields: readonly Text[];
  readonly late: boolean;
  readonly people: readonly PersonView[];
}

export interface PersonView extends Pick<DutyPerson, 'subject_id' | 'state' | 'how' | 'told_at' | 'closed_at' | 'by_id' | 'due'> {
  /** Whom to look for, when the register has forgotten and the sealed note still knows. */
  readonly seen: readonly string[];
}

type ViewDeps = Pick<DutyDeps, 'database' | 'clock' | 'keys' | 'policy'>;

/** Everything that waits, soonest first, each with the first few people in it. */
export async function openDutyViews(deps: ViewDeps, shown: number): Promise<DutyView[]> {
  return viewsOf(deps, await countedDuties(deps.database.db, null), shown);
}

/** The duties of one erasure, settled or not. */
export async function dutiesOfErasure(deps: ViewDeps, ref: string): Promise<DutyView[]> {
  const { db } = deps.database;
  const ids = await dutyIdsOf(db, ref);
  return ids.length === 0 ? [] : viewsOf(deps, await countedDuties(db, ids), 1);
}

export async function dutyView(deps: ViewDeps, id: string, shown: number): Promise<DutyView | undefined> {
  return (await viewsOf(deps, await countedDuties(deps.database.db, [id]), shown))[0];
}

async function viewsOf(deps: ViewDeps, duties: readonly CountedDuty[], shown: number): Promise<DutyView[]> {
  const { db } = deps.database;
  const policy = policyOf(deps);
  const now = deps.clock.now().toISOString();
  const ids = duties.map(({ id }) => id);
  const people = Map.groupBy(await peopleOf(db, ids, shown), ({ duty_id }) => duty_id);
  const notes = await notesOf(db, [...new Set([...people.values()].flat().map(({ subject_id }) => subject_id))]);
  const living = Map.groupBy(
    notes.filter(({ until_at }) => until_at > now),
    ({ subject_id }) => subject_id,
  );
  const seenOf = new Map([...living].map(([id, own]) => [id, wordsOf(deps, own)]));
  return duties.map((duty) => ({
    duty,
    target: targetView(policy, duty.kind, duty.target),
    fields: fieldNames(policy, duty),
    late: duty.due !== null && duty.due < now,
    people: (people.get(duty.id) ?? []).map((person) => ({ ...person, seen: seenOf.get(person.subject_id) ?? [] })),
  }));
}

/** Of all that is known of the one the name first; the same name turned around is left out. */
function wordsOf(deps: Pick<DutyDeps, 'keys'>, notes: readonly { readonly sealed: string }[]): string[] {
  const seen = notes.flatMap(({ sealed }) => openNote(deps, sealed) ?? []);
  const names = seen.filter(({ kind }) => kind === 'name').slice(0, 1);
  return [...new Set([...names, ...seen.filter(({ kind }) => kind !== 'name')].map(({ value }) => value))];
}

export function targetView(compiled: CompiledPolicy, kind: DutyKind, id: string): TargetView {
  const { policy, sources } = compiled;
  if (id === EVERYWHERE) return { id, type: 'archive', name: UNDONE, place: joined(placesOutside(compiled)) };
  const unknown = { id, place: null, name: { fi: id, sv: id, en: id } };
  if (kind === 'inform') return { ...unknown, type: 'source', ...named(sources.get(id)) };
  const archive = policy.archives.find((each) => each.id === id);
  if (kind === 'off-system' && archive !== undefined) return { id, type: 'archive', name: archive.name, place: archive.place };
  return { ...unknown, type: 'recipient', ...named(policy.recipients.find((each) => each.id === id)) };
}

const UNDONE: Text = { fi: dutyPhrases.t('fi', 'undone'), sv: dutyPhrases.t('sv', 'undone'), en: dutyPhrases.t('en', 'undone') };

function joined(texts: readonly Text[]): Text {
  const of = (lang: Lang) => texts.map((each) => each[lang]).join(', ');
  return { fi: of('fi'), sv: of('sv'), en: of('en') };
}

function named(node: { readonly name: Text } | undefined): { name?: Text } {
  return node === undefined ? {} : { name: node.name };
}

/** What is to be looked for there: of the fields concerned those that the target holds. */
function fieldNames(policy: CompiledPolicy, { kind, target, fields }: CountedDuty): Text[] {
  const { archives, recipients } = policy.policy;
  const held =
    kind === 'inform' ? undefined : (archives.find(({ id }) => id === target) ?? recipients.find(({ id }) => id === target))?.fields;
  const concerned = new Set(JSON.parse(fields) as string[]);
  if (target === EVERYWHERE)
    return [...concerned].filter(isFindable).flatMap((id) => policy.field(id)?.name ?? CATALOGUE.get(id)?.name ?? []);
  const ids = held === undefined ? [...concerned] : held.filter((id) => concerned.has(id));
  return ids.flatMap((id) => policy.field(id)?.name ?? CATALOGUE.get(id)?.name ?? []);
}

export interface PersonDuty {
  readonly id: string;
  readonly kind: DutyKind;
  readonly cause: string;
  readonly target: TargetView;
  readonly state: DutyState;
  readonly how: string | null;
  readonly due: string;
  readonly openedAt: string;
  /** When the recipient or the person was told. */
  readonly toldAt: string | null;
  readonly closedAt: string | null;
}

/** What is open, and what was done, about one person. */
export async function personDuties(deps: Pick<DutyDeps, 'database' | 'policy'>, subjectId: string): Promise<PersonDuty[]> {
  const policy = policyOf(deps);
  return (await dutiesOfPerson(deps.database.db, subjectId)).map((row) => ({
    id: row.duty_id,
    kind: row.kind,
    cause: row.cause,
    target: targetView(policy, row.kind, row.target),
    state: row.state,
    how: row.how,
    due: row.due,
    openedAt: row.opened_at,
    toldAt: row.told_at,
    closedAt: row.closed_at,
  }));
}
