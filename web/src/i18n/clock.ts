/** The one place that asks the browser what day and time it is, in Finland. */
import { dayOf, formatTime } from './format.ts';

export function today(): string {
  return dayOf(new Date());
}

export function nowMs(): number {
  return Date.now();
}

/** The instant at which clocks in Finland show this day and time, or null when they never do. */
export function instantAt(day: string, time: string): string | null {
  const parts = /^(\d{1,2})[.:](\d{2})$/.exec(time.trim());
  if (!parts) return null;
  const [hour = 0, minute = 0] = parts.slice(1).map(Number);
  if (hour > 23 || minute > 59) return null;
  const two = (part: number) => String(part).padStart(2, '0');
  for (const offset of ['+02:00', '+03:00']) {
    const at = new Date(`${day}T${two(hour)}:${two(minute)}:00${offset}`);
    if (dayOf(at) === day && formatTime(at.toISOString(), 'fi') === `${hour}.${two(minute)}`) return at.toISOString();
  }
  return null;
}
