// Public forms on a server: shown, sent, confirmed, and a guide taken along; no cookie, and no script needed.

import {
  confirmSignUp,
  CONFIRM_ACTS,
  count,
  downloadGuide,
  formAt,
  formsPhrases,
  newPuzzle,
  stillAdmitted,
  takeSignUp,
  waitingAt,
} from '#forms';
import type { Form, FormsDeps } from '#forms';
import { mailWorks } from '#kernel/mail';
import { AppError } from '#platform/errors';
import { limits } from '#platform/http';
import type { Reply, Server } from '#platform/http';
import { allowFrames, formAsked, framedBy, isAhead, isOwn, pageOf, refuseStrange, textOf } from './context.ts';
import type { FormAsked } from './context.ts';
import { formPage } from './form-page.ts';
import { confirmPage, donePage, tellingPage, thanksPage } from './pages.ts';
import { readForm } from './read.ts';
import { SCRIPT, SCRIPT_PATH } from './script.ts';

export { formPreview } from './preview.ts';

const { t } = formsPhrases;
const FOREVER = 'public, max-age=31536000, immutable';
/** A household that signs up together, or an office; a machine is held back by what is counted inside, without being told. */
const SENDS = { max: 120, timeWindow: 60_000 };

export function registerForms(server: Server, deps: FormsDeps): void {
  const get = (path: string, handler: (asked: FormAsked) => Promise<Reply>) =>
    server.get(path, { config: { rateLimit: limits.link } }, async (request, reply) => handler(formAsked(deps, request, reply)));
  const post = (path: string, handler: (asked: FormAsked) => Promise<Reply>, limit: { max: number; timeWindow: number } = limits.form) =>
    server.post(path, { config: { rateLimit: limit } }, async (request, reply) => handler(formAsked(deps, request, reply)));
  server.get('/lomake.js', async (request, reply) => {
    const kept = request.url === SCRIPT_PATH;
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', kept ? FOREVER : 'public, max-age=300')
      .send(SCRIPT);
  });
  get('/lomake/:slug', show);
  get('/lomake/:slug/upotus', show);
  get('/lomake/:slug/kiitos', thank);
  post('/lomake/:slug', take, SENDS);
  get('/lomake/vahvista/:token', look);
  post('/lomake/vahvista', confirm);
  post('/lomake/lataus', download);
}

function page({ reply }: FormAsked, markup: string): Reply {
  return reply.type('text/html; charset=utf-8').send(markup);
}

function slugOf({ request }: FormAsked): string {
  return (request.params as { slug?: string }).slug ?? '';
}

/** The form of the address when it can be filled in; else the page that says why not. */
async function usable(asked: FormAsked): Promise<{ form: Form } | { told: Reply }> {
  const { deps, policy, lang, reply } = asked;
  const form = await formAt(deps, slugOf(asked));
  if (form === undefined) {
    reply.code(404);
    return { told: page(asked, tellingPage(asked, { title: t(lang, 'closed.missing'), text: t(lang, 'closed.missingText') })) };
  }
  if (asked.embedded) allowFrames(reply, form.origins);
  const open = form.state === 'open' && stillAdmitted(policy, form);
  if (open && (await mailWorks(deps)).works) return { form };
  return {
    told: page(
      asked,
      tellingPage(asked, { title: open ? form.name[lang] : t(lang, 'closed.title'), text: t(lang, open ? 'closed.off' : 'closed.text') }),
    ),
  };
}

async function show(asked: FormAsked): Promise<Reply> {
  const found = await usable(asked);
  if ('told' in found) return found.told;
  const { deps, request } = asked;
  if (!isAhead(request)) count(deps, found.form.id, 'shown');
  return page(asked, shown(asked, found.form));
}

function shown(asked: FormAsked, form: Form, again: Pick<Parameters<typeof formPage>[0], 'values' | 'ticked' | 'errors'> = {}): string {
  const { deps, policy, lang, firm, embedded } = asked;
  const on = embedded ? textOf(asked, 'sivu') || framedBy(asked, form) : '';
  return formPage({ policy, form, lang, firm, embedded, on, puzzle: newPuzzle(deps, form.id), ...again });
}

async function take(asked: FormAsked): Promise<Reply> {
  const { request, deps, lang, reply, embedded } = asked;
  const found = await usable(asked);
  if ('told' in found) return found.told;
  const { form } = found;
  refuseStrange(request, form.origins);
  const { address, familyName, values, permitted, typed, errors } = readForm(asked, form);
  if (Object.keys(errors).length > 0) return page(asked, shown(asked, form, { values: typed, ticked: permitted, errors }));
  const on = pageOf(asked, form, textOf(asked, 'sivu'));
  const about = { lang, page: on, worded: isOwn(request), ip: request.ip, work: textOf(asked, 'work'), trap: textOf(asked, 'kotisivu') };
  await takeSignUp(deps, form, { address, familyName, values, permitted, ...about });
  return reply.redirect(`/lomake/${form.slug}/kiitos?lang=${lang}${embedded ? '&upotus=1' : ''}`, 303);
}

async function thank(asked: FormAsked): Promise<Reply> {
  const form = await formAt(asked.deps, slugOf(asked));
  if (form === undefined) return show(asked);
  if (asked.embedded) allowFrames(asked.reply, form.origins);
  return page(asked, thanksPage(asked, form));
}

/** Whoever fetches the link, and however often: nothing is confirmed by it. */
async function look(asked: FormAsked): Promise<Reply> {
  const { token = '' } = asked.request.params as { token?: string };
  return told(asked, async () => {
    const waiting = await waitingAt(asked.deps, token);
    if (waiting.wish.state === 'confirmed') return page(asked, await donePage(asked, token, waiting));
    return page(asked, confirmPage(asked, token, waiting, isAhead(asked.request)));
  });
}

async function confirm(asked: FormAsked): Promise<Reply> {
  const { request, deps, lang, reply } = asked;
  refuseStrange(request, []);
  const token = textOf(asked, 'token');
  const act = CONFIRM_ACTS.find((each) => each === textOf(asked, 'act')) ?? 'button';
  return told(asked, async () => {
    await confirmSignUp(deps, token, textOf(asked, 'nonce'), act);
    return reply.redirect(`/lomake/vahvista/${token}?lang=${lang}`, 303);
  });
}

async function download(asked: FormAsked): Promise<Reply> {
  refuseStrange(asked.request, []);
  return told(asked, async () => {
    const { bytes, mediaType, name } = await downloadGuide(asked.deps, textOf(asked, 'token'), textOf(asked, 'nonce'));
    return asked.reply.type(mediaType).header('content-disposition', `attachment; filename="${name}"`).send(Buffer.from(bytes));
  });
}

/** A refusal in plain words, on a page of the forms. */
async function told(asked: FormAsked, work: () => Promise<Reply>): Promise<Reply> {
  const { lang, reply } = asked;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const why = { 'errors.form-link': 'text', 'errors.form-nonce': 'nonce', 'errors.permission-banned': 'banned' } as const;
    const key = why[error.code as keyof typeof why] ?? 'refused';
    reply.code(422);
    return page(asked, tellingPage(asked, { title: t(lang, 'over.title'), text: t(lang, `over.${key}`) }));
  }
}
