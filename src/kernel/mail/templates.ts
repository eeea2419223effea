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
  readonly 'one-time-link': { readonly link: string; /** Absent when staff sent it. */ readonly code?: string; readonly until: Date };
  /** The address is shared, or the firm sees people before it opens anything: how to ask instead. */
  readonly 'own-pages-otherwise': { readonly link: string };
  /** To a new address, before it replaces the old one. */
  readonly 'confirm-address': { readonly link: string; readonly until: Date };
  /** To the old address, before it is replaced. */
  readonly 'address-asked': { readonly link: string };
  /** To the old address, after it was replaced. */
  readonly 'address-changed': { readonly link: string };
  /** The answer to an erasure: where the certificate is. */
  readonly erased: { readonly number: string; readonly link: string };
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
  /** A letter of a request, as it stands in the case. */
  readonly 'request-letter': {
    readonly about: 'receipt' | 'question' | 'extension' | 'erasure' | 'answer' | 'refusal';
    readonly number: string;
    readonly paragraphs: readonly string[];
    readonly link?: string;
  };
  /** To the firm's own people: deadlines that come or have gone. */
  readonly 'requests-due': { readonly lines: readonly Text[]; readonly link: string };
  /** To an address that was given on a form: nothing is stored before it is answered. It holds nothing that anybody typed. */
  readonly 'confirm-sign-up': {
    readonly link: string;
    readonly kind: 'newsletter' | 'guide' | 'contact' | 'raffle';
    /** What the form is for, as the declaration names it. */
    readonly main: Text | null;
    /** What was permitted beside it. */
    readonly permissions: readonly Text[];
    /** The person has banned what they would permit. */
    readonly overBan: boolean;
    readonly at: Date;
    readonly until: Date;
  };
  /** To somebody who has entered a raffle: the code by which they find themselves in the published list. */
  readonly 'raffle-entered': { readonly raffle: string; readonly code: string; readonly hash: string; readonly link: string };
  /** To somebody who won in a raffle: what came of what they did, and no marketing. */
  readonly 'raffle-won': { readonly raffle: string; readonly prizes: string; readonly until: string; readonly link: string };
  /** To a recipient of data, or to a person whose data came from elsewhere: as the duty words it. */
  readonly 'duty-letter': { readonly subject: string; readonly paragraphs: readonly string[] };
  readonly test: { readonly at: Date };
}

export type TemplateId = keyof TemplateParams;
export const TEMPLATES: readonly TemplateId[] = [
  'one-time-link',
  'own-pages-otherwise',
  'confirm-address',
  'address-asked',
  'address-changed',
  'erased',
  'request-received',
  'request-answered',
  'request-letter',
  'requests-due',
  'confirm-sign-up',
  'raffle-entered',
  'raffle-won',
  'duty-letter',
  'test',
];

export const mailDictionary = dictionary(fi, sv, en);

type Written = Omit<LetterContent, 'lang' | 'sender'>;
type Writers = { readonly [T in TemplateId]: (params: TemplateParams[T], lang: Lang, firm: string) => Written };

const WRITERS: Writers = {
  'one-time-link': ({ link, code, until }, lang, firm) => ({
    subject: t(lang, 'link.subject', { firm }),
    paragraphs: [t(lang, 'link.lead', { firm })],
    button: { label: t(lang, 'link.open'), href: link },
    ...(code === undefined ? {} : { code }),
    closing:
      code === undefined
        ? [t(lang, 'link.sentUntil', whenOver(until, lang)), t(lang, 'link.notExpected')]
        : [t(lang, 'link.until', whenOver(until, lang)), t(lang, 'link.secret'), t(lang, 'link.notYou')],
  }),
  'own-pages-otherwise': ({ link }, lang, firm) => ({
    subject: t(lang, 'otherwise.subject', { firm }),
    paragraphs: [t(lang, 'otherwise.lead', { firm }), t(lang, 'otherwise.why')],
    button: { label: t(lang, 'otherwise.open'), href: link },
    closing: [t(lang, 'otherwise.notYou')],
  }),
  'confirm-address': ({ link, until }, lang, firm) => ({
    subject: t(lang, 'confirm.subject', { firm }),
    paragraphs: [t(lang, 'confirm.lead', { firm })],
    button: { label: t(lang, 'confirm.open'), href: link },
    closing: [t(lang, 'confirm.until', whenOver(until, lang)), t(lang, 'confirm.notYou')],
  }),
  'address-asked': ({ link }, lang, firm) => ({
    subject: t(lang, 'wish.subject', { firm }),
    paragraphs: [t(lang, 'wish.lead', { firm }), t(lang, 'wish.notYou')],
    button: { label: t(lang, 'changed.open'), href: link },
    closing: [],
  }),
  'address-changed': ({ link }, lang, firm) => ({
    subject: t(lang, 'changed.subject', { firm }),
    paragraphs: [t(lang, 'changed.lead', { firm }), t(lang, 'changed.notYou')],
    button: { label: t(lang, 'changed.open'), href: link },
    closing: [],
  }),
  erased: ({ number, link }, lang, firm) => ({
    subject: t(lang, 'erased.subject', { firm }),
    paragraphs: [t(lang, 'erased.lead', { firm, number }), t(lang, 'erased.certificate')],
    button: { label: t(lang, 'erased.open'), href: link },
    closing: [t(lang, 'erased.address'), t(lang, 'answered.complaint')],
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
  'request-letter': ({ about, number, paragraphs, link }, lang, firm) => ({
    subject: t(lang, `request.subjects.${about}`, { firm, number }),
    paragraphs,
    ...follow(lang, link),
    closing: [t(lang, 'request.reply')],
  }),
  'requests-due': ({ lines, link }, lang, firm) => ({
    subject: t(lang, 'due.subject', { firm }),
    paragraphs: [t(lang, 'due.lead'), lines.map((line) => line[lang]).join('\n')],
    button: { label: t(lang, 'due.open'), href: link },
    closing: [],
  }),
  'confirm-sign-up': ({ link, kind, main, permissions, overBan, at, until }, lang, firm) => ({
    subject: t(lang, `signUp.subjects.${kind}`, { firm }),
    paragraphs: [
      t(lang, `signUp.leads.${kind}`, { firm, ...whenOver(at, lang) }),
      ...(main === null ? [] : [t(lang, 'signUp.main', { purpose: main[lang] })]),
      ...(permissions.length === 0 ? [] : [t(lang, 'signUp.permissions', { purposes: permissions.map((each) => each[lang]).join('; ') })]),
      ...(overBan ? [t(lang, 'signUp.overBan', { firm })] : []),
    ],
    button: { label: t(lang, `signUp.open.${kind}`), href: link },
    closing: [t(lang, 'signUp.until', whenOver(until, lang)), t(lang, 'signUp.notYou')],
  }),
  'raffle-entered': ({ raffle, code, hash, link }, lang, firm) => ({
    subject: t(lang, 'raffle.entered.subject', { firm }),
    paragraphs: [
      t(lang, 'raffle.entered.lead', { raffle }),
      t(lang, 'raffle.entered.code', { code }),
      t(lang, 'raffle.entered.hash', { hash }),
      t(lang, 'raffle.entered.check'),
    ],
    button: { label: t(lang, 'raffle.open'), href: link },
    closing: [t(lang, 'raffle.entered.keep')],
  }),
  'raffle-won': ({ raffle, prizes, until, link }, lang, firm) => ({
    subject: t(lang, 'raffle.subject', { firm }),
    paragraphs: [t(lang, 'raffle.lead', { raffle }), prizes, t(lang, 'raffle.answer', { date: until })],
    button: { label: t(lang, 'raffle.open'), href: link },
    closing: [t(lang, 'raffle.check')],
  }),
  'duty-letter': ({ subject, paragraphs }) => ({ subject, paragraphs, closing: [] }),
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

function whenOver(until: Date, lang: Lang): { date: string; time: string } {
  return { date: formatDate(localDate(until), lang), time: clockTime(until, lang) };
}

const hours = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Of the Finnish clock: 9.05 in Finnish and Swedish, 9:05 in English. */
function clockTime(at: Date, lang: Lang): string {
  const [hour = '', minute = ''] = hours.format(at).split(/[.:]/);
  return `${Number(hour)}${lang === 'en' ? ':' : '.'}${minute}`;
}
