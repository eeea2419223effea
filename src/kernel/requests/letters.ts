// What the person is told in writing: receipt, question, extension with its reason, answer, what stays and why, refusal with its ground and the way of complaint (GDPR Art. 12(3)–(5); R1, R3).

import type { Supervisor } from '#kernel/policy';
import { formatDate, localDate } from '#platform/clock';
import { dictionary, LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import { clocksOf } from './clocks.ts';
import { factsOf } from './facts.ts';
import type { KeptPart } from './parts.ts';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';
import type { RequestCaseRow, RequestStepRow, RequestStopRow, RequestWordRow } from './tables.ts';
import type { ExtensionReason, RefusalGround, StepAct, WordRole } from './terms.ts';

const phrases = dictionary(fi, sv, en);

export type LetterAbout = 'receipt' | 'question' | 'extension' | 'erasure' | 'answer' | 'refusal';

const ABOUT: Partial<Record<StepAct, LetterAbout>> = {
  entered: 'receipt',
  'identity-asked': 'question',
  'clarification-asked': 'question',
  extended: 'extension',
  'erasure-approved': 'erasure',
  answered: 'answer',
  'partly-refused': 'answer',
  refused: 'refusal',
  'identity-failed': 'refusal',
};

/** What the letter of a step is about; undefined when the step says nothing to the person by itself. */
export function aboutOf(act: StepAct): LetterAbout | undefined {
  return ABOUT[act];
}

/** What a letter rests on: the case as it stands after the step. */
export interface Told {
  readonly row: RequestCaseRow;
  readonly stops: readonly RequestStopRow[];
  readonly parts: readonly KeptPart[];
  /** Where to complain, as the house knows it today. */
  readonly office: Supervisor;
}

type Step = Pick<RequestStepRow, 'id' | 'act' | 'code' | 'at'>;
type Word = Pick<RequestWordRow, 'step_id' | 'role' | 'value'>;
const SAID: readonly WordRole[] = ['reason', 'question', 'answer'];

/** The letter of one step in three languages, its paragraphs apart by an empty line; null for a step that says nothing by itself. */
export function letterOf(told: Told, step: Step, words: readonly Word[]): Text | null {
  if (aboutOf(step.act) === undefined) return null;
  const own = words.filter(({ step_id, role }) => step_id === step.id && SAID.includes(role)).map(({ value }) => value);
  const [inFi = '', inSv = '', inEn = ''] = LANGS.map((lang) => [head(told.row, lang), ...written(told, step, own, lang)].join('\n\n'));
  return { fi: inFi, sv: inSv, en: inEn };
}

/** What the weekly try of the public form says of itself, in the request and in its receipt. */
export function writtenProbe(lang: Lang): string {
  return phrases.t(lang, 'letter.probe');
}

/** What a case says of itself that came back from the ledger. */
export function writtenAgain(lang: Lang): string {
  return phrases.t(lang, 'letter.again');
}

/** A case in a reminder: its number, the right and the day, never whose it is. */
export function dueLine({ no, asked_right }: RequestCaseRow, date: string, lang: Lang): string {
  return phrases.t(lang, 'letter.dueLine', { no, right: rightInWords(asked_right, lang), date });
}

/** The right that was used, as it stands after a colon. */
function rightInWords(right: RequestCaseRow['asked_right'], lang: Lang): string {
  return phrases.t(lang, `right.${right}`);
}

function head({ no, asked_right, received_at }: RequestCaseRow, lang: Lang): string {
  return phrases.t(lang, 'letter.head', { no, right: rightInWords(asked_right, lang), received: day(received_at, lang) });
}

function written(told: Told, step: Step, own: readonly string[], lang: Lang): string[] {
  const { row, stops, parts, office } = told;
  const t = (key: Parameters<typeof phrases.t>[1], params?: Parameters<typeof phrases.t>[2]) => phrases.t(lang, key, params);
  const complaint = t('letter.complaint', { office: office.name[lang], post: office.post[lang], website: office.website[lang] });
  const free = t('letter.free');
  const ground = () => t(`ground.${step.code as RefusalGround}`);
  const kept = keptWords(parts, lang);
  switch (step.act) {
    case 'entered':
      return [receipt(row, lang), free];
    case 'extended': {
      const { law } = clocksOf(factsOf(row, stops), new Date(step.at));
      const why = t(`why.${step.code as ExtensionReason}`);
      return [t('letter.extended', { why, due: day(law.dueAt.toISOString(), lang) }), ...own, complaint];
    }
    case 'erasure-approved': {
      const { promise } = clocksOf(factsOf(row, stops), new Date(step.at));
      const due = moment(promise.dueAt, lang);
      return [
        t(step.code === 'at-once' ? 'letter.erasesNow' : 'letter.erases', { due }),
        ...kept,
        ...(parts.length > 0 ? [complaint] : []),
        free,
      ];
    }
    case 'answered':
      return [
        t(row.subject_id === null ? 'letter.nothing' : row.asked_right === 'erasure' ? 'letter.erased' : 'letter.done'),
        ...own,
        complaint,
        free,
      ];
    case 'partly-refused':
      return [t('letter.partly', { ground: ground() }), ...kept, ...own, complaint, free];
    case 'identity-asked':
      return [t('letter.identity'), ...own];
    case 'clarification-asked':
      return [t('letter.clarification'), ...own];
    default:
      return [t('letter.refused', { ground: ground() }), ...own, complaint, free];
  }
}

// The receipt names what was promised on that day, whatever has moved the clocks since.
function receipt(row: RequestCaseRow, lang: Lang): string {
  const clocks = clocksOf({ ...factsOf(row, []), extension: null }, new Date(row.received_at));
  const { dueAt } = clocks[clocks.nearer];
  const due = row.asked_right === 'erasure' ? moment(dueAt, lang) : day(dueAt.toISOString(), lang);
  return phrases.t(lang, row.asked_right === 'erasure' ? 'letter.receivedErasure' : 'letter.received', { due });
}

/** One sentence for each part that stays. */
function keptWords(parts: readonly KeptPart[], lang: Lang): string[] {
  if (parts.length === 0) return [];
  const lines = parts.map(({ name, why, until }) => {
    const because = phrases.t(lang, `letter.because.${why}`);
    const when = until === null ? '' : phrases.t(lang, `letter.until.${why}`, { date: formatDate(until, lang) });
    return `– ${name[lang]}: ${because}${when}`;
  });
  return [[phrases.t(lang, 'letter.stays'), ...lines].join('\n')];
}

function day(instant: string, lang: Lang): string {
  return formatDate(localDate(new Date(instant)), lang);
}

const hours = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });

function moment(at: Date, lang: Lang): string {
  return phrases.t(lang, 'letter.moment', {
    date: formatDate(localDate(at), lang),
    time: hours.format(at).replace(/[.:]/, lang === 'en' ? ':' : '.'),
  });
}
