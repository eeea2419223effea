// What was told elsewhere about the person (GDPR Art. 19): each recipient and each copy outside the register, with the day by which or on which it was done.

import type { PersonDuty } from '#kernel/duties';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import type { Lang } from '#platform/i18n';
import { dayText } from './frame.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;
const WHAT = ['erasure', 'rectification', 'restriction', 'release'] as const;

/** Nothing is said where there was nobody to tell. */
export function toldSection(duties: readonly PersonDuty[], lang: Lang): Html | false {
  // Two corrections on one day are one line to whoever reads it.
  const rows = [...new Set(duties.flatMap((duty) => toldRow(duty, lang) ?? []))];
  return (
    rows.length > 0 &&
    html`<section aria-labelledby="told">
      <h2 id="told">${t(lang, 'told.title')}</h2>
      <p>${t(lang, 'told.lead')}</p>
      <ul class="items">
        ${rows.map((row) => html`<li>${row}</li> `)}
      </ul>
    </section>`
  );
}

/** What became void was never told to anybody; where data came from is told to the person herself by letter. */
function toldRow({ kind, cause, target, state, how, due, toldAt, closedAt }: PersonDuty, lang: Lang): string | undefined {
  const what = WHAT.find((each) => each === cause);
  if (what === undefined || state === 'void' || kind === 'inform') return undefined;
  const who = target.name[lang];
  const on = dayText(state === 'open' ? due : (toldAt ?? closedAt ?? due), lang);
  if (kind === 'notice') {
    const key = state === 'open' ? 'open' : how === 'impossible' || how === 'not-received' ? how : 'done';
    return t(lang, `told.notice.${key}`, { who, what: t(lang, `told.what.${what}`), date: on });
  }
  if (state !== 'open' && (how === 'law' || how === 'not-there')) return t(lang, `told.copy.${how}`, { who });
  const act = what === 'erasure' ? 'erasure' : 'rectification';
  return t(lang, `told.copy.${act}${state === 'open' ? 'Open' : 'Done'}`, { who, date: on });
}
