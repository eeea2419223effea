/** A date as people write it. */

/** Understands 14.3.2027, 14.3.27, 14.3., 2027-03-14, 14/3/2027 and +7 (days from today). */
export function parseDate(text: string, today: string): string | undefined {
  const trimmed = text.trim();
  const ahead = /^\+(\d{1,4})$/.exec(trimmed);
  if (ahead) {
    const date = new Date(`${today}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + Number(ahead[1]));
    return date.toISOString().slice(0, 10);
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(\d{1,2})[./](\d{1,2})[./]?(\d{2}|\d{4})?$/.exec(trimmed);
  if (!local) return undefined;
  const year = local[3] === undefined ? Number(today.slice(0, 4)) : local[3].length === 2 ? 2000 + Number(local[3]) : Number(local[3]);
  return valid(year, Number(local[2]), Number(local[1]));
}

function valid(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}
