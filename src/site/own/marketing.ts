// Every act of marketing aimed at the person (S1-09): what was sent, what was not and why, what was opened where that was agreed to, which guide was taken.

import type { TimelineEntry } from '#kernel/deps';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import type { Visited } from './context.ts';
import { dayText } from './frame.ts';
import { ownPhrases } from './phrases.ts';

const { t } = ownPhrases;
const SHOWN = 50;

export async function marketingSection({ deps, visit, lang }: Visited): Promise<Html> {
  const acts = await actsOf(deps, visit.subjectId);
  return html`<section aria-labelledby="letters">
    <h2 id="letters">${t(lang, 'aimed.title')}</h2>
    <p>${t(lang, acts.length === 0 ? 'aimed.none' : 'aimed.lead')}</p>
    ${
      acts.length > 0 &&
      html`<ul class="items">
        ${acts.map(({ at, title, note }) => html`<li>${dayText(at, lang)}: ${title[lang]}${note === null ? '' : `, ${note}`}</li> `)}
      </ul>`
    }
    ${acts.length === SHOWN && html`<p class="muted">${t(lang, 'aimed.more')}</p>`}
  </section>`;
}

/** The latest, whichever room did them; all of them are in the copy of the data. */
async function actsOf(deps: Visited['deps'], subjectId: string): Promise<TimelineEntry[]> {
  const sources = (deps.timeline ?? []).filter(({ marketing }) => marketing === true);
  const told = await Promise.all(sources.map((source) => source.entries(deps, { subjectIds: [subjectId], before: null, limit: SHOWN })));
  // After its prefix an entry's id begins with the instant.
  const instant = ({ id }: TimelineEntry) => id.slice(id.indexOf('-') + 1);
  return told
    .flat()
    .toSorted((a, b) => (instant(a) < instant(b) ? 1 : -1))
    .slice(0, SHOWN);
}
