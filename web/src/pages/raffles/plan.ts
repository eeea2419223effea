/** The rules of a raffle as they are written, and rules to begin with: all of them can be changed. */
import type { Request } from '#web/api/client.ts';
import { formatDate } from '#web/i18n/format.ts';
import type { Lang } from '#web/i18n/index.ts';
import { daysAfter, type Raffle, type RaffleList } from './data.ts';

export type Plan = Request<'raffles', 'create'>['body'];
export type Words = Plan['name'];

export const LANGS: readonly Lang[] = ['fi', 'sv', 'en'];
export const TEXTS = ['name', 'prizes', 'rules', 'publicSource'] as const;

export function planOf({
  slug,
  name,
  prizes,
  rules,
  publicSource,
  publicOn,
  registerId,
  formId,
  winners,
  reserves,
  answerDays,
  closesAt,
}: Raffle): Plan {
  return {
    slug,
    name,
    prizes,
    rules,
    publicSource,
    publicOn: publicOn ?? valueDay(closesAt),
    registerId,
    formId,
    winners,
    reserves,
    answerDays,
    closesAt,
  };
}

export function newPlan({ registers, forms, raffles }: RaffleList, today: string): Plan {
  const closesAt = `${daysAfter(today, 14)}T18:00`;
  const slugs = new Set(raffles.map(({ slug }) => slug));
  const name = { fi: 'Arvonta', sv: 'Utlottning', en: 'Raffle' };
  return {
    slug: freeSlug('arvonta', slugs),
    name,
    prizes: { fi: '', sv: '', en: '' },
    rules: RULES,
    publicSource: sourceFor(valueDay(closesAt)),
    publicOn: valueDay(closesAt),
    registerId: registers[0]?.id ?? '',
    formId: forms[0]?.id ?? null,
    winners: 1,
    reserves: 2,
    answerDays: 7,
    closesAt,
  };
}

/** The next weekday but one: whenever the list is locked, by hand or at night, nobody knows its value yet. */
export function valueDay(closesAt: string): string {
  let day = daysAfter(closesAt.slice(0, 10), 2);
  while (isWeekend(day)) day = daysAfter(day, 1);
  return day;
}

/** The value of a day, as the rules may name it. */
export function sourceFor(day: string): Words {
  return {
    fi: `OMX Helsinki 25 -indeksin päätösarvo ${formatDate(day, 'fi')} kahdella desimaalilla, kirjoitettuna näin: 4812,37. Jos pörssi on silloin kiinni, seuraavan pörssipäivän päätösarvo.`,
    sv: `Indexet OMX Helsinki 25:s slutvärde ${formatDate(day, 'sv')} med två decimaler, skrivet så här: 4812,37. Om börsen då är stängd, slutvärdet för följande börsdag.`,
    en: `The closing value of the index OMX Helsinki 25 on ${formatDate(day, 'en')} with two decimals, written like this: 4812,37. If the exchange is closed that day, the closing value of the next trading day.`,
  };
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  let n = 1;
  while (taken.has(n === 1 ? wanted : `${wanted}-${n}`)) n += 1;
  return n === 1 ? wanted : `${wanted}-${n}`;
}

const RULES: Words = {
  fi: 'Jokainen voi osallistua kerran. Osallistuminen ei edellytä ostosta eikä lupaa markkinointiin.\nVoittajille kerrotaan henkilökohtaisesti. Jos voittaja ei vastaa vastausajassa, palkinto siirtyy järjestyksessä seuraavalle.',
  sv: 'Var och en kan delta en gång. Att delta kräver inget köp och inget tillstånd till marknadsföring.\nVinnarna får ett personligt meddelande. Om en vinnare inte svarar inom svarstiden går priset till nästa i ordningen.',
  en: 'Everybody may enter once. Entering takes no purchase and no permission for marketing.\nWinners are told in person. If a winner does not answer in time, the prize moves to the next in order.',
};
