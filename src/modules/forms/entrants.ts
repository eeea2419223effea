// Who enters a raffle is an entrant and nothing more: the purpose and the group that the declaration has for raffles come first, and nobody becomes a subscriber by it.

import { isOrdered } from '#kernel/permission';
import type { CompiledPolicy } from '#kernel/policy';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';

/** Declarations name groups and purposes freely; these stems say in three languages what a group is of and a purpose for. */
const WORDS = {
  raffles: /raffle|contest|competition|arvon|arvo(?:nto|ttu)|kilpailu|utlottning|tävling/iu,
  events: /\bevent|tapahtum|evenemang/iu,
  subscribers: /subscri|permission-giv|permitted marketing|tilaaj|suostune|luvan antane|prenumer|tillstånd/iu,
} as const;

interface Named {
  readonly id: string;
  readonly name: Text;
}

function says({ id, name }: Named, words: RegExp): boolean {
  return words.test(id) || LANGS.some((lang) => words.test(name[lang]));
}

/** 0: for raffles; 1: for events; 2: for something else that is no letter anybody orders; 3: letters that are sent by consent. */
export function rankForRaffle(policy: CompiledPolicy, purposeId: string): 0 | 1 | 2 | 3 {
  const purpose = policy.purposes.get(purposeId);
  if (purpose === undefined) return 3;
  if (says(purpose, WORDS.raffles)) return 0;
  if (says(purpose, WORDS.events)) return 1;
  return isOrdered(policy, purposeId) ? 3 : 2;
}

export function isSubscribers(policy: CompiledPolicy, groupId: string): boolean {
  const group = policy.subjectGroups.get(groupId);
  return group !== undefined && !says(group, WORDS.raffles) && says(group, WORDS.subscribers);
}

/** Groups of the register that an entrant can be in, the best first: entrants, guests of events, then whoever is no customer yet. */
export function groupsForRaffle(policy: CompiledPolicy, registerId: string): string[] {
  const all = policy.registers.get(registerId)?.subjectGroups ?? [];
  const rank = (id: string, i: number) => {
    const group = policy.subjectGroups.get(id);
    if (group !== undefined && says(group, WORDS.raffles)) return 0;
    return group !== undefined && says(group, WORDS.events) ? 1 : 2 + all.length - i;
  };
  const ranked = all.map((id, i) => ({ id, rank: rank(id, i) })).filter(({ id }) => !isSubscribers(policy, id));
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ id }) => id);
}

/** The group into which whoever confirmed comes: subscribers only by the tick of their own, whatever the form names. */
export function groupOfEntrant(
  policy: CompiledPolicy,
  { registerId, subjectGroup }: { registerId: string; subjectGroup: string },
  permitted: readonly string[],
): string {
  const subscribers = policy.registers.get(registerId)?.subjectGroups.find((id) => isSubscribers(policy, id));
  if (subscribers !== undefined && permitted.some((id) => isOrdered(policy, id))) return subscribers;
  return isSubscribers(policy, subjectGroup) ? (groupsForRaffle(policy, registerId)[0] ?? subjectGroup) : subjectGroup;
}
