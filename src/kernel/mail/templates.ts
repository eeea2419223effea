// What the house writes to people: each letter has a name and takes exactly its own values, in three languages.

import { formatDate, localDate } from '#platform/clock';
import { dictionary } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import type { LetterContent } from '#platform/mail';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export interface TemplateParams {
  /** The way to one's own pages: good once, and for a short while. */
  readonly 'one-time-link': { readonly link: string; readonly code: string; readonly until: Date };
  readonly 'request-received': {
    /** What was asked, as it stands after a colon. */
    readonly what: Text;
    readonly number: string;
    readonly receivedOn: string;
    readonly dueOn: string;
    readonly link?: string;
  };
  readonly 'request-answered': {
    readonly what: Text;
    readonly number: string;
    /** The answer itself, when it is short and holds nothing that others may not read. */
    readonly answer?: string;
    readonly link?: string;
  };
  readonly test: { readonly at: Date };
}

export type TemplateId = keyof TemplateParams;
export const TEMPLATES: readonly TemplateId[] = ['one-time-link', 'request-received', 'request-answered', 'test'];

export const mailDictionary = dictionary(fi, sv, en);

type Written = Omit<LetterContent, 'lang' | 'sender'>;
type Writers = { readonly [T in TemplateId]: (params: TemplateParams[T], lang: Lang, firm: string) => Written };

const WRITERS: Writers = {
  'one-time-link': ({ link, code, until }, lang, firm) => ({
    subject: t(lang, 'link.subject', { firm }),
    paragraphs: [t(lang, 'link.lead', { firm })],
    button: { label: t(lang, 'link.open'), href: link },
    code,
    closing: [t(lang, 'link.until', { date: formatDate(localDate(until), lang), time: clockTime(until, lang) }), t(lang, 'link.notYou')],
  }),
  'request-received': ({ what, number, receivedOn, dueOn, link }, lang, firm) => ({
    subject: t(lang, 'received.subject', { firm, number }),
    paragraphs: [
      t(lang, 'received.lead', { firm, date: formatDate(receivedOn, lang) }),
      t(lang, 'received.what', { what: what[lang], number }),
      t(lang, 'received.due', { date: formatDate(dueOn, lang) }),
    ],
    ...follow(lang, link),
    closing: [t(lang, 'received.notYou')],
  }),
  'request-answered': ({ what, number, answer, link }, lang, firm) => ({
    subject: t(lang, 'answered.subject', { firm, number }),
    paragraphs: [t(lang, 'answered.lead', { what: what[lang], number }), ...(answer === undefined ? [] : [answer])],
    ...follow(lang, link),
    closing: [t(lang, 'answered.complaint')],
  }),
  test: ({ at }, lang, firm) => ({
    subject: t(lang, 'test.subject', { firm }),
    paragraphs: [t(lang, 'test.lead', { time: `${formatDate(localDate(at), lang)} ${clockTime(at, lang)}` })],
    closing: [],
  }),
};

/** The letter in the reader's language. */
export function letterOf<T extends TemplateId>(template: T, params: TemplateParams[T], lang: Lang, firm: string): LetterContent {
  return { ...WRITERS[template](params, lang, firm), lang, sender: firm };
}

export function isTemplate(text: string): text is TemplateId {
  return TEMPLATES.some((known) => known === text);
}

function follow(lang: Lang, link: string | undefined): Pick<Written, 'button'> {
  return link === undefined ? {} : { button: { label: t(lang, 'follow'), href: link } };
}

function t(...said: Parameters<typeof mailDictionary.t>): string {
  return mailDictionary.t(...said);
}

const hours = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Of the Finnish clock: 9.05 in Finnish and Swedish, 9:05 in English. */
function clockTime(at: Date, lang: Lang): string {
  const [hour = '', minute = ''] = hours.format(at).split(/[.:]/);
  return `${Number(hour)}${lang === 'en' ? ':' : '.'}${minute}`;
}
