/** What a condition of a list is made of: where it stands in the address, how it is chosen, and what its chip says. */

export type Search = Readonly<Record<string, string | undefined>>;

interface Base {
  id: string;
  label: string;
  /** What the chip says after the label; undefined when the condition is not set. */
  says: (search: Search) => string | undefined;
}
export interface Choice {
  value: string;
  label: string;
}
export type Condition = Base &
  (
    | { kind: 'choice'; key: string; options: readonly Choice[] }
    // Words of which list: each list has its own under the same key.
    | { kind: 'word'; key: string; hint: string; words?: () => Promise<string[]>; wordsOf?: string }
    | { kind: 'days'; from: string; to: string }
    | { kind: 'pair'; key: string; options: readonly (Choice & { more: readonly Choice[] })[]; second: string; any: string }
    | { kind: 'field'; key: string; text: string; options: readonly Choice[]; hint: string }
    | { kind: 'organisation'; key: string }
  );

export function choice(of: { id: string; label: string; options: readonly Choice[] }): Condition {
  const says = (search: Search) => of.options.find(({ value }) => value === search[of.id])?.label;
  return { ...of, key: of.id, kind: 'choice', says };
}

export function keysOf(condition: Condition): string[] {
  switch (condition.kind) {
    case 'days':
      return [condition.from, condition.to];
    case 'pair':
      return [condition.key, condition.second];
    case 'field':
      return [condition.key, condition.text];
    default:
      return [condition.key];
  }
}

/** The change that takes the condition out. */
export function without(condition: Condition): Search {
  return Object.fromEntries(keysOf(condition).map((key) => [key, undefined]));
}
