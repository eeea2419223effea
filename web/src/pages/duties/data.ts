/** What the pages of duties read, and what is read again after an act. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { nowMs } from '#web/i18n/clock.ts';
import { dutyPhrases as phrases } from '#web/i18n/duties.ts';
import { useT } from '#web/i18n/index.ts';

export type Duty = Answer<'duties', 'list'>['duties'][number];
export type DutyPerson = Duty['people'][number];

export const dutiesQuery = queryOptions({ queryKey: ['duties'], queryFn: ({ signal }) => api.duties.list(undefined, { signal }) });

export const dutyQuery = (id: string) =>
  queryOptions({ queryKey: ['duty', id], queryFn: ({ signal }) => api.duties.get({ params: { id } }, { signal }) });

export async function dutiesChanged(client: QueryClient): Promise<void> {
  const keys = ['duties', 'duty', 'erasure-duties', 'person-duties', 'promises', 'today'];
  await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
}

const HOUR = 3_600_000;

/** How much time is left, or how late it is. */
export function useTime(): (due: string) => { late: boolean; words: string } {
  const t = useT(phrases);
  return (due) => {
    const ms = Date.parse(due) - nowMs();
    const way = ms < 0 ? 'over' : 'left';
    const hours = Math.floor(Math.abs(ms) / HOUR);
    const words =
      hours === 0 ? t(`${way}.soon`) : hours < 72 ? t(`${way}.hours`, { n: hours }) : t(`${way}.days`, { n: Math.floor(hours / 24) });
    return { late: ms < 0, words };
  };
}

/** Target of the one task of an act that was taken back: every place outside at once. */
export const EVERYWHERE = 'places:all';
