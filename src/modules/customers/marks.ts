// What lists ask of people that is only seen where something is missing: one bit each, kept beside the name, so that an index tells who.

/** Each doubles the number before: together they are one number. */
export const MARKS = {
  /** Has an e-mail address. */
  email: 1,
  phone: 2,
  /** Somebody has been in contact. */
  spoken: 4,
  /** Has permitted or forbidden something. */
  asked: 8,
  /** Has a next action with a day. */
  action: 16,
} as const;

export type Mark = keyof typeof MARKS;

const ALL = 32;

/** The numbers that say all of this. */
export function numbersOf(wanted: readonly (readonly [Mark, boolean])[]): number[] {
  const numbers = Array.from({ length: ALL }, (_, n) => n);
  return numbers.filter((n) => wanted.every(([mark, is]) => ((n & MARKS[mark]) !== 0) === is));
}
