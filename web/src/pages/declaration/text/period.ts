/** A period such as P3Y as one number and one unit, which is how people think of it. */
export const UNITS = ['D', 'W', 'M', 'Y'] as const;
export type Unit = (typeof UNITS)[number];

export interface Period {
  n: number;
  unit: Unit;
}

const DAYS: Readonly<Record<Unit, number>> = { D: 1, W: 7, M: 30.44, Y: 365.25 };

/** Undefined for a period of several units, which only the text can hold. */
export function readPeriod(text: string): Period | undefined {
  const match = /^P(\d+)([DWMY])$/.exec(text);
  return match ? { n: Number(match[1]), unit: match[2] as Unit } : undefined;
}

export function writePeriod({ n, unit }: Period): string {
  return `P${n}${unit}`;
}

/** How long it is in days, near enough to be drawn. */
export function daysOf(text: string): number {
  const parts = [...text.matchAll(/(\d+)([DWMY])/g)];
  return text.startsWith('P') ? parts.reduce((sum, [, n, unit]) => sum + Number(n) * DAYS[unit as Unit], 0) : 0;
}
