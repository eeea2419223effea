// Notes become rows through the writer, with source and purpose as declared: the first opening of a letter and the first click on each link, and no more.

import type { Deps } from '#kernel/deps';
import type { recipientsByIds } from '#kernel/mailings';
import { followingPurposes } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import { createWriter } from '#kernel/records';
import type { Writer } from '#kernel/records';
import { SYSTEM } from '#kernel/rights';
import type { Tx } from '#platform/db';
import type { Note } from './noter.ts';
import { clicksOfLetters, holdTracking, opensOfLetters } from '../queries/tracking.ts';
import type { ClickRow } from '../queries/tracking.ts';
import { trackable, trackingOf } from './settings.ts';
import type { Tracking } from './settings.ts';
import { CLICK_FIELD, OPEN_FIELD } from './tables.ts';
import { burstsOf, inTime } from './verdict.ts';
import type { Verdict } from './verdict.ts';

type WriteDeps = Pick<Deps, 'clock' | 'ids' | 'policy' | 'registry' | 'keys'>;
type Recipient = Awaited<ReturnType<typeof recipientsByIds>>[number];

/** An act with whose it is. */
interface Known extends Note {
  readonly recipient: Recipient;
}

export async function writeNotes(
  tx: Tx,
  deps: WriteDeps,
  notes: readonly Note[],
  recipients: ReadonlyMap<string, Recipient>,
): Promise<void> {
  const policy = deps.policy.current();
  const known = notes.flatMap((note): Known[] => {
    const recipient = recipients.get(note.ledgerId);
    return recipient === undefined ? [] : [{ ...note, verdict: inTime(note.verdict, note.at, recipient.ended_at), recipient }];
  });
  if (policy === null || known.length === 0) return;
  await holdTracking(tx);
  const opens = await allowed(tx, deps, policy, { what: 'opens', notes: known.filter(({ n }) => n === null) });
  const clicks = await allowed(tx, deps, policy, { what: 'clicks', notes: known.filter(({ n }) => n !== null) });
  if (opens.length > 0) await writeOpens(writerFor(tx, deps, policy, OPEN_FIELD), deps, opens);
  if (clicks.length > 0) await writeClicks(writerFor(tx, deps, policy, CLICK_FIELD), deps, clicks);
}

/** What may be kept: of mailings that are followed, and of people who say yes today. */
async function allowed(
  tx: Tx,
  deps: WriteDeps,
  policy: CompiledPolicy,
  { what, notes }: { what: keyof Tracking; notes: readonly Known[] },
): Promise<Known[]> {
  if (notes.length === 0) return [];
  const followed = new Set<string>();
  for (const id of new Set(notes.map(({ recipient }) => recipient.mailing_id)))
    if ((await trackingOf(tx, policy, id))[what]) followed.add(id);
  const of = notes.filter(({ recipient }) => followed.has(recipient.mailing_id));
  const people = await trackable(tx, deps, { subjectIds: [...new Set(of.map(({ recipient }) => recipient.subject_id))], what });
  return of.filter(({ recipient }) => people.has(recipient.subject_id)).toSorted((a, b) => a.at - b.at);
}

async function writeOpens(writer: Writer, deps: WriteDeps, notes: readonly Known[]): Promise<void> {
  const before = new Map((await opensOfLetters(writer.ctx.tx, ledgersOf(notes))).map((row) => [row.ledger_id, row]));
  const first = new Map<string, Known>();
  for (const note of notes) if (better(note.verdict, first.get(note.ledgerId)?.verdict)) first.set(note.ledgerId, note);
  const fresh = [...first.values()].filter(({ ledgerId }) => !before.has(ledgerId));
  await writer.insertMany(
    'letter-open',
    fresh.map((note) => ({ ...rowOf(deps, note), opened_at: instant(note) })),
  );
  for (const note of first.values()) {
    const row = before.get(note.ledgerId);
    if (row !== undefined && better(note.verdict, row.verdict))
      await writer.update('letter-open', row.id, { opened_at: instant(note), verdict: note.verdict });
  }
}

async function writeClicks(writer: Writer, deps: WriteDeps, notes: readonly Known[]): Promise<void> {
  const rows = Map.groupBy(await clicksOfLetters(writer.ctx.tx, ledgersOf(notes)), ({ ledger_id }) => ledger_id);
  const fresh: Known[] = [];
  for (const [ledgerId, acts] of Map.groupBy(notes, (note) => note.ledgerId)) {
    const before = rows.get(ledgerId) ?? [];
    const { judged, caught } = judgedOf(before, acts);
    for (const [n, same] of Map.groupBy(judged, (act) => act.n)) {
      const act = same.find(({ verdict }) => verdict === 'person') ?? same[0];
      const row = before.find(({ link_n }) => link_n === n);
      if (act === undefined) continue;
      if (row === undefined) fresh.push(act);
      else if (better(act.verdict, row.verdict))
        await writer.update('letter-click', row.id, { clicked_at: instant(act), verdict: act.verdict });
    }
    for (const { id } of caught) await writer.update('letter-click', id, { verdict: 'burst' });
  }
  await writer.insertMany(
    'letter-click',
    fresh.map((note) => ({ ...rowOf(deps, note), link_n: note.n, clicked_at: instant(note) })),
  );
}

/** Clicks of one letter that came too close together are a machine's, also those that looked like a person's until their neighbours came. */
function judgedOf(before: readonly ClickRow[], acts: readonly Known[]): { judged: Known[]; caught: ClickRow[] } {
  const old = before.map((row) => ({ n: row.link_n, at: Date.parse(row.clicked_at), row }));
  const now = acts.map((act) => ({ n: act.n ?? 0, at: act.at, act }));
  const bursts = burstsOf<(typeof old)[number] | (typeof now)[number]>([...old, ...now]);
  return {
    judged: now.map((each) => (each.act.verdict === 'person' && bursts.has(each) ? { ...each.act, verdict: 'burst' } : each.act)),
    caught: old.filter((each) => each.row.verdict === 'person' && bursts.has(each)).map(({ row }) => row),
  };
}

/** A person's act takes the place of a machine's, and nothing takes the place of a person's. */
function better(verdict: Verdict, than: string | undefined): boolean {
  return than === undefined || (verdict === 'person' && than !== 'person');
}

function rowOf({ ids, clock }: WriteDeps, { ledgerId, verdict, recipient }: Known) {
  const { subject_id, mailing_id } = recipient;
  return { id: ids.next(), subject_id, mailing_id, ledger_id: ledgerId, verdict, created_at: clock.now().toISOString() };
}

function ledgersOf(notes: readonly Known[]): string[] {
  return [...new Set(notes.map(({ ledgerId }) => ledgerId))];
}

function instant({ at }: Note): string {
  return new Date(at).toISOString();
}

function writerFor(tx: Tx, deps: WriteDeps, policy: CompiledPolicy, field: string): Writer {
  const [purpose = ''] = followingPurposes(policy, field);
  const group = policy.policy.dataGroups.find(
    (each) => each.purposes.includes(purpose) && each.registers.some((id) => policy.groupOf(id, field)?.id === each.id),
  );
  const source = group?.sources[0] ?? '';
  return createWriter({ tx, policy, actor: SYSTEM, at: deps.clock.now(), ids: deps.ids, source, purpose }, deps.registry);
}
