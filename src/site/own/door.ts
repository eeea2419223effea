// Into the own pages and out of them: the same answer for every address, links that only a button uses up, and a visit that ends when it is said to.

import { mailWorks } from '#kernel/mail';
import { translateError } from '#kernel/phrases';
import { enterRequest } from '#kernel/requests';
import { closeVisit, confirmNewAddress, openByCode, openByLink, orderLink, tellOldAddress, visitMoved } from '#kernel/visits';
import type { ConfirmedAddress, Visit } from '#kernel/visits';
import { correctOwn } from '#customers';
import { AppError, appError } from '#platform/errors';
import { limits } from '#platform/http';
import type { Reply } from '#platform/http';
import { asOneAct, setOrder, setVisit, orderOf, visited } from './context.ts';
import type { Asked } from './context.ts';
import { confirmPage, linkPage, orderPage, sentPage, tellPage } from './door-pages.ts';
import { ownPhrases } from './phrases.ts';
import { page } from './pages.ts';
import type { Pages } from './pages.ts';
import { selfSource } from './sources.ts';

const { t } = ownPhrases;
const ADDRESS = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@.<>(),;:"\\[\]]{2,}$/;
/** Orders in ten minutes from one place: an office asks, a machine is slowed. */
const ORDERS = { max: 20, timeWindow: 600_000 };

export function registerDoor(pages: Pages): void {
  pages.get('/omat', async (asked) => ((await visited(asked)) ? to(asked, '/omat/tiedot') : order(asked)));
  pages.post('/omat', takeOrder, ORDERS);
  pages.get('/omat/tilattu', (asked) => page(asked, sentPage(asked)));
  pages.post('/omat/koodi', openWithCode, limits.signIn);
  pages.get('/omat/linkki/:token', (asked) => page(asked, linkPage(asked, tokenOf(asked))));
  pages.post('/omat/linkki', openWithLink, limits.signIn);
  pages.get('/omat/osoite/:token', (asked) => page(asked, confirmPage(asked, tokenOf(asked))));
  pages.post('/omat/osoite', confirmAddress, limits.signIn);
  pages.post('/omat/ulos', leave);
  // Where a form was answered, a reader who loads the page anew finds the door.
  for (const path of ['/omat/linkki', '/omat/osoite', '/omat/ulos']) pages.get(path, (asked) => to(asked, '/omat'));
  pages.get('/omat/koodi', (asked) => to(asked, '/omat/tilattu'));
}

export function to({ reply }: Asked, path: string): Reply {
  return reply.redirect(path, 303);
}

async function works({ deps }: Asked): Promise<boolean> {
  return (await mailWorks(deps)).works;
}

async function order(asked: Asked): Promise<Reply> {
  return page(asked, orderPage(asked, { works: await works(asked) }));
}

async function takeOrder(asked: Asked): Promise<Reply> {
  const { deps, lang, form } = asked;
  const address = form['address'] ?? '';
  if (deps.policy.current()?.policy.requests.identity === 'in-person' || !(await works(asked))) return to(asked, '/omat');
  if (!ADDRESS.test(address) || address.length > 254) {
    const error = translateError(lang, 'errors.email-invalid');
    return page(asked, orderPage(asked, { works: true, error, value: address }));
  }
  const browser = deps.ids.token(32);
  await orderLink(deps, { address, lang, browser });
  setOrder(asked, browser);
  return to(asked, '/omat/tilattu');
}

async function openWithCode(asked: Asked): Promise<Reply> {
  try {
    return enter(asked, await openByCode(asked.deps, { browser: orderOf(asked) ?? '', code: asked.form['code'] ?? '' }));
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'refused') throw error;
    return page(asked, sentPage(asked, translateError(asked.lang, 'errors.visit-code')));
  }
}

async function openWithLink(asked: Asked): Promise<Reply> {
  return enter(asked, await openByLink(asked.deps, asked.form['token'] ?? ''));
}

/** Whatever visit the browser had before is over. */
async function enter(asked: Asked, token: string): Promise<Reply> {
  const before = await visited(asked);
  if (before) await closeVisit(asked.deps, before.visit);
  setOrder(asked, null);
  setVisit(asked, token);
  return to(asked, '/omat/tiedot');
}

async function leave(asked: Asked): Promise<Reply> {
  const here = await visited(asked);
  if (here) await closeVisit(asked.deps, here.visit);
  setVisit(asked, null);
  return page(asked, tellPage(asked, { title: t(asked.lang, 'bye.title'), text: t(asked.lang, 'bye.text') }));
}

async function confirmAddress(asked: Asked): Promise<Reply> {
  const { deps, lang, form } = asked;
  // Asked before: the visit was opened by the address that is about to go.
  const here = (await visited(asked))?.visit;
  const tell = await works(asked);
  const looked = await deps.database.tx(async (tx) => {
    const within = asOneAct(asked, tx);
    const confirmed = await confirmNewAddress(tx, within.deps, form['token'] ?? '');
    const done = !confirmed.shared && (await replaced(within, confirmed, { here, tell }));
    if (!done) await leaveToStaff(within, confirmed);
    return !done;
  });
  await deps.flushLedger?.();
  const words = looked ? 'looked' : 'done';
  return page(asked, tellPage(asked, { title: t(lang, `confirm.${words}`), text: t(lang, `confirm.${words}Text`) }));
}

async function replaced(
  asked: Asked,
  { subjectId, contactPointId, address, old }: ConfirmedAddress,
  { here, tell }: { here: Visit | undefined; tell: boolean },
): Promise<boolean> {
  const { deps, lang } = asked;
  const source = await selfSource(asked, subjectId, 'person.email');
  if (source === undefined) return false;
  const correction = { kind: 'contact-point', recordId: contactPointId, column: 'value', field: 'person.email', value: address } as const;
  await correctOwn(deps, { actor: { id: subjectId, kind: 'subject' }, source }, subjectId, correction);
  if (here?.subjectId === subjectId) await visitMoved(deps, here, address);
  if (tell) await tellOldAddress(deps, { subjectId, address: old, lang });
  return true;
}

async function leaveToStaff({ deps }: Asked, { subjectId, address }: ConfirmedAddress): Promise<void> {
  const act = { actor: { id: subjectId, kind: 'subject' as const }, at: deps.clock.now() };
  const wish = { right: 'rectification', channel: 'own-pages', identity: 'own-pages', field: 'person.email', newValue: address } as const;
  await enterRequest(deps, { ...wish, subjectId, receivedAt: act.at }, act);
}

function tokenOf({ request }: Asked): string {
  const { token } = request.params as { token?: string };
  if (token === undefined || !/^[\w-]{20,100}$/.test(token)) throw appError('not-found', 'errors.not-found');
  return token;
}
