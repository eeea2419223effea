// When the last permission of a register is gone, the clock that the declaration promises begins; a new permission stops it (Art. 17(1)(b)).

import { localDate } from '#platform/clock';
import type { CompiledPolicy, DataGroup, Purpose, RetentionRule } from '#kernel/policy';
import type { Writer } from '#kernel/records';
import { recordTrigger, withdrawTriggers } from '#kernel/retention';
import type { NewTrigger } from '#kernel/retention';
import { channelsOf, kindOfPurpose } from './channels.ts';
import type { PersonFacts } from './facts.ts';
import { foldCell } from './machines.ts';
import type { CellState } from './machines.ts';
import { stops } from './scopes.ts';
import type { PermissionChannel, PermissionEventRow } from './tables.ts';

type Mark = 'consent-withdrawn' | 'ban';
const OWN_MARKETING = { scope: 'direct-marketing', deed: 'processing' } as const;

/** `facts` are those after the event. */
export async function moveClocks(writer: Writer, facts: PersonFacts, event: PermissionEventRow): Promise<void> {
  if (markOf(event) === null) for (const registerId of facts.registers) await stopClocks(writer, facts, registerId);
  else for (const begun of clocksBegun(writer.ctx.policy, facts, event)) await recordTrigger(writer, begun);
}

/** Clocks that a refusal begins; `facts` are those after it. */
export function clocksBegun(policy: CompiledPolicy, facts: PersonFacts, event: PermissionEventRow): NewTrigger[] {
  const mark = markOf(event);
  // A ban of studies, or of giving data to others, leaves the ground of the firm's own marketing as it is.
  if (mark === null || (mark === 'ban' && !stops(event, OWN_MARKETING))) return [];
  return facts.registers
    .filter((registerId) => endsGround(policy, facts, { registerId, mark, purpose: event.purpose }))
    .map((registerId) => ({
      subjectId: event.subject_id,
      trigger: mark,
      on: localDate(new Date(event.at)),
      registerId,
      sourceKind: 'permission-event',
      sourceId: sourceOf(event.id, registerId),
    }));
}

function markOf({ act }: PermissionEventRow): Mark | null {
  return act === 'consent-withdrawn' ? act : act === 'ban' || act === 'objection' ? 'ban' : null;
}

/** One event may start clocks in several registers, and a later permission stops only one of them. */
function sourceOf(eventId: string, registerId: string): string {
  return `${eventId}:${registerId}`;
}

async function stopClocks(writer: Writer, facts: PersonFacts, registerId: string): Promise<void> {
  if (!hasGround(writer.ctx.policy, facts, registerId)) return;
  for (const { id, act } of facts.events)
    if (act === 'consent-withdrawn' || act === 'ban' || act === 'objection') await withdrawTriggers(writer, sourceOf(id, registerId));
}

function endsGround(
  policy: CompiledPolicy,
  facts: PersonFacts,
  { registerId, mark, purpose }: { registerId: string; mark: Mark; purpose: string | null },
): boolean {
  const concerned = purposesOf(policy, registerId).filter(({ id, basis }) =>
    purpose === null ? basis !== 'contract' && basis !== 'legal-obligation' : id === purpose,
  );
  if (concerned.length === 0) return false;
  const names = (rules: readonly RetentionRule[]) => rules.some((rule) => rule.kind === 'outdated' && rule.triggers.includes(mark));
  if (names(policy.rulesOf(registerId))) return !hasGround(policy, facts, registerId);
  // A clock of the register runs for all its groups with such a rule, so it may start only when each of them has lost its ground.
  const groups = policy.policy.dataGroups.filter((group) => group.registers.includes(registerId) && names(policy.groupRules(group.id)));
  return (
    concerned.some(({ id }) => groups.some((group) => group.purposes.includes(id))) && groups.every((group) => isOver(policy, facts, group))
  );
}

function purposesOf(policy: CompiledPolicy, registerId: string): Purpose[] {
  return [...policy.purposes.values()].filter(({ registers }) => registers.includes(registerId));
}

/** True while something recorded, a contract or the law still carries the membership. An interest that nobody recorded carries none. */
function hasGround(policy: CompiledPolicy, facts: PersonFacts, registerId: string): boolean {
  return purposesOf(policy, registerId).some((purpose) => {
    if (kindOfPurpose(purpose) === 'duty') return true;
    return cellsOf(policy, facts, purpose.id).some(({ ban, objection, consent, exception, role }) => {
      return ban === null && objection === null && [consent, exception, role].some(({ state }) => state === 'on');
    });
  });
}

/** True when every purpose of the group was on consent and its consent was withdrawn or banned. */
function isOver(policy: CompiledPolicy, facts: PersonFacts, group: DataGroup): boolean {
  return group.purposes.every((id) => {
    const purpose = policy.purposes.get(id);
    if (purpose === undefined || kindOfPurpose(purpose) !== 'consent') return false;
    return cellsOf(policy, facts, id).every(
      ({ ban, objection, consent }) => ban !== null || objection !== null || consent.state === 'ended',
    );
  });
}

const SOME_CHANNEL: readonly PermissionChannel[] = ['email'];

/** Every channel of the purpose, for the person and for each contact point that has an event of its own. */
function cellsOf(policy: CompiledPolicy, { events }: PersonFacts, purpose: string): CellState[] {
  const own = channelsOf(policy, purpose);
  const contacts = [undefined, ...new Set(events.flatMap(({ contact_id }) => contact_id ?? []))];
  return (own.length > 0 ? own : SOME_CHANNEL).flatMap((channel) =>
    contacts.map((contactId) => foldCell(events, { channel, purpose, contactId })),
  );
}
