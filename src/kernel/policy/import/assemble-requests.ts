// How people are answered: what the notice promises, and the law where it promises nothing or less.

import { CHANNELS, RIGHTS } from '../schema.ts';
import { cutAt, last, text } from './assemble-core.ts';
import { hours } from './fold.ts';
import type { Book, Json } from './assemble-core.ts';
import { COMPLETIONS, same, SUPERSEDED } from './assemble-words.ts';
import type { Completion } from './assemble-words.ts';
import type { Fact } from './types.ts';

/** Every month has at least this many days. */
const MONTH = 28;

export function requests(book: Book): Json {
  const channels = CHANNELS.filter((channel) => book.has(`procedure/${channel}`));
  const erase = shortest(book, 'erasure');
  const answer = shortest(book, 'access');
  const superseded = book
    .of('procedure')
    .filter((fact) => fact.path in SUPERSEDED)
    .map((fact) => ({
      id: last(fact.path),
      stated: same(book.words(fact).slice(0, 300)),
      instead: SUPERSEDED[fact.path]?.instead,
      rule: SUPERSEDED[fact.path]?.rule,
    }));
  const completed = [...answered(book, answer), ...(erase === undefined ? [COMPLETIONS.erasure] : [])];
  return {
    channels: channels.length > 0 ? channels : ['email', 'post'],
    erasureHours: erase === undefined ? MONTH * 24 : hours(text(erase, 'period')),
    answerDays: answer === undefined ? MONTH : days(answer),
    identity: 'reasonable-doubt',
    clarification: book.has('procedure/clarification'),
    fee: 'none',
    ...(completed.length > 0 ? { completed } : {}),
    ...(superseded.length > 0 ? { superseded } : {}),
    rights: RIGHTS.map((right) => ({ right, ...(book.has(`rights/${right}`) ? {} : { completed: [COMPLETIONS.right] }) })),
  };
}

/** Of several times promised the shortest holds. */
function shortest(book: Book, what: string): Fact | undefined {
  const all = book.of('deadline').filter((fact) => fact.value['what'] === what);
  return all.toSorted((a, b) => hours(text(a, 'period')) - hours(text(b, 'period')))[0];
}

function days(fact: Fact): number {
  return Math.min(MONTH, Math.ceil(hours(text(fact, 'period')) / 24));
}

/** A month, or anything longer, becomes days that every month has; the words of the notice stay beside them. */
function answered(book: Book, answer: Fact | undefined): Completion[] {
  if (answer === undefined) return [COMPLETIONS.deadline];
  const period = text(answer, 'period');
  const exact = /^P\d+[DW]$/.test(period) && hours(period) / 24 === days(answer) && wholeDays(period) <= MONTH;
  return exact ? [] : [{ ...COMPLETIONS.month, stated: same(cutAt(book.words(answer), 300)) }];
}

function wholeDays(period: string): number {
  const [, count = '0', unit] = /^P(\d+)([DW])$/.exec(period) ?? [];
  return Number(count) * (unit === 'W' ? 7 : 1);
}
