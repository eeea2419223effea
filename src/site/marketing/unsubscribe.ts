// One-click unsubscribe (RFC 8058): a POST by the mail program or by the button of the page is enough; a GET, which scanners of links make too, changes nothing.

import type { Deps } from '#kernel/deps';
import { html } from '#platform/html';
import type { Html } from '#platform/html';
import type { Reply, Server } from '#platform/http';
import { form, ownPage } from '../own/frame.ts';
import { reading, sendPage } from './context.ts';
import type { Reading } from './context.ts';
import { letterPhrases } from './phrases.ts';
import { stopMessages } from './stop.ts';
import type { Choice } from './stop.ts';

const { t } = letterPhrases;
const PATH = '/kirje/peru/:token';
/** A provider presses for many of its readers from a few addresses. */
const LIMIT = { max: 300, timeWindow: 60_000 };
const BODY_LIMIT = 4096;

export function registerUnsubscribe(server: Server, deps: Deps): void {
  const config = { rateLimit: LIMIT };
  server.get(PATH, { config }, async (request, reply) => {
    const asked = reading(deps, request, reply);
    return sendPage(asked, askPage(asked));
  });
  // In a room of its own: nowhere else are forms in parts read.
  void server.register(async (room) => {
    room.addContentTypeParser('multipart/form-data', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    room.post(PATH, { config, bodyLimit: BODY_LIMIT }, async (request, reply) => stop(reading(deps, request, reply)));
  });
}

async function stop(asked: Reading): Promise<Reply> {
  const choice = choiceOf(asked.request.body);
  if (choice === undefined) return sendPage(asked, askPage(asked));
  await stopMessages(asked, choice);
  return sendPage(asked, donePage(asked, choice));
}

const ONE_CLICK = ['List-Unsubscribe', 'One-Click'] as const;

/** As RFC 8058 says it, in either of the two forms that it allows; anything else is a question, not an act. */
function choiceOf(body: unknown): Choice | undefined {
  if (typeof body === 'string') return inParts(body) ? 'these' : undefined;
  const { [ONE_CLICK[0]]: said, what } = (body ?? {}) as Record<string, unknown>;
  if (said !== ONE_CLICK[1]) return undefined;
  return what === 'all' ? 'all' : 'these';
}

function inParts(body: string): boolean {
  return /name="?List-Unsubscribe"?[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\s*\r?\n/i.test(body);
}

function askPage(asked: Reading): string {
  const { lang } = asked;
  const main = html`<section>
      <p class="lead">${t(lang, 'stop.lead')}</p>
      ${press(asked, 'these')}
      <p class="muted">${t(lang, 'stop.theseText')}</p>
    </section>
    <section aria-labelledby="all">
      <h2 id="all">${t(lang, 'stop.other')}</h2>
      <p>${t(lang, 'stop.allText')}</p>
      ${press(asked, 'all')}
    </section>
    ${ownWay(asked)}`;
  return ownPage(asked, { title: t(lang, 'stop.title'), main });
}

function donePage(asked: Reading, choice: Choice): string {
  const { lang } = asked;
  const main = html`<section>
      <p class="lead">${t(lang, 'stop.doneText')}</p>
      <p>${t(lang, 'stop.again')}</p>
    </section>
    ${
      choice === 'these' &&
      html`<section aria-labelledby="all">
        <h2 id="all">${t(lang, 'stop.other')}</h2>
        <p>${t(lang, 'stop.allText')}</p>
        ${press(asked, 'all')}
      </section>`
    }
    ${ownWay(asked)}`;
  return ownPage(asked, { title: t(lang, 'stop.done'), main });
}

function press({ lang, token }: Reading, choice: Choice): Html {
  const fields = { [ONE_CLICK[0]]: ONE_CLICK[1], what: choice };
  const button =
    choice === 'these' ? html`<button>${t(lang, 'stop.these')}</button>` : html`<button class="quiet">${t(lang, 'stop.all')}</button>`;
  return form(`/kirje/peru/${encodeURIComponent(token)}?lang=${lang}`, fields, button);
}

function ownWay({ lang }: Reading): Html {
  return html`<section aria-labelledby="own">
    <h2 id="own">${t(lang, 'stop.more')}</h2>
    <p>${t(lang, 'stop.ownText')}</p>
    <p><a class="button quiet" href="/omat?lang=${lang}">${t(lang, 'stop.own')}</a></p>
  </section>`;
}
