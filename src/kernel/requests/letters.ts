// What the person is told in writing: an extension with its reason, a refusal with its ground and the way of complaint (GDPR Art. 12(3)–(4); R1, R3).

import { SUPERVISOR } from '#kernel/policy';
import { formatDate, localDate } from '#platform/clock';
import { dictionary, LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';
import type { RequestStepRow, RequestWordRow } from './tables.ts';
import type { ExtensionReason, RefusalGround } from './terms.ts';
import type { CaseView } from './views.ts';

const phrases = dictionary(fi, sv, en);

/** The letter of one step in three languages; null for a step that says nothing to the person by itself. */
export function letterOf(view: CaseView, step: RequestStepRow, words: readonly RequestWordRow[]): Text | null {
  const own = words
    .filter(({ step_id, role }) => step_id === step.id && (role === 'reason' || role === 'question'))
    .map(({ value }) => value);
  const [inFi, inSv, inEn] = LANGS.map((lang) => written(view, step, own, lang));
  return inFi === null || inFi === undefined ? null : { fi: inFi, sv: inSv ?? inFi, en: inEn ?? inFi };
}

function written({ row, law }: CaseView, step: RequestStepRow, own: readonly string[], lang: Lang): string | null {
  const day = (instant: string) => formatDate(localDate(new Date(instant)), lang);
  const head = phrases.t(lang, 'letter.head', {
    no: row.no,
    right: phrases.t(lang, `right.${row.asked_right}`),
    received: day(row.received_at),
  });
  const complaint = phrases.t(lang, 'letter.complaint', {
    office: SUPERVISOR.name[lang],
    post: SUPERVISOR.post[lang],
    website: SUPERVISOR.website,
  });
  const ground = () => phrases.t(lang, `ground.${step.code as RefusalGround}`);
  const free = phrases.t(lang, 'letter.free');
  const letter = (...parts: readonly string[]) => [head, ...parts].join('\n\n');
  switch (step.act) {
    case 'extended':
      return letter(
        phrases.t(lang, 'letter.extended', { why: phrases.t(lang, `why.${step.code as ExtensionReason}`), due: day(law.dueAt) }),
        ...own,
        complaint,
      );
    case 'refused':
    case 'identity-failed':
      return letter(phrases.t(lang, 'letter.refused', { ground: ground() }), ...own, complaint, free);
    case 'partly-refused':
      return letter(phrases.t(lang, 'letter.partly', { ground: ground() }), ...own, complaint, free);
    case 'identity-asked':
      return letter(phrases.t(lang, 'letter.identity'), ...own);
    case 'clarification-asked':
      return letter(phrases.t(lang, 'letter.clarification'), ...own);
    default:
      return null;
  }
}
