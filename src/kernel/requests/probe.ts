// Once a week the house asks of itself as a stranger would: through the public form, to its own address. What did not arrive is a broken promise, not a quiet one (R5).

import { append } from '#kernel/audit';
import { mailWorks, messageById, queueMail, readMailSettings } from '#kernel/mail';
import { policyOf, SYSTEM } from '#kernel/rights';
import type { Act } from '#kernel/rights';
import type { RequestDeps } from './change.ts';
import { writtenProbe } from './letters.ts';
import { caseOfToken, insertProbe, lastProbe, takeBackCase, unfinishedProbes, updateProbe } from './store/probes.ts';
import type { RequestProbeRow } from './tables.ts';

/** Fills in a form of the public pages, as a browser does; the status of the answer. */
export type PostForm = (path: string, fields: Readonly<Record<string, string>>) => Promise<{ readonly status: number }>;

/** Where the public form is taken in. */
export const PUBLIC_FORM = '/omat/pyynto';
const DAY_MS = 86_400_000;
const EVERY_MS = 7 * DAY_MS;

/** Asks when the last try is a week old, or failed. Returns what was seen, or undefined when nothing was due. */
export async function probeWhenDue(deps: RequestDeps, post: PostForm): Promise<RequestProbeRow | undefined> {
  const last = await lastProbe(deps.database.db);
  const age = last === undefined ? Infinity : deps.clock.now().getTime() - Date.parse(last.at);
  return last !== undefined && last.arrived === 1 && age < EVERY_MS ? undefined : probeChannel(deps, post);
}

/** Asks now, looks whether it arrived among the open cases and whether its letter was queued, and takes the request back. */
export async function probeChannel(deps: RequestDeps, post: PostForm): Promise<RequestProbeRow> {
  const act: Act = { actor: SYSTEM, at: deps.clock.now() };
  for (const { id, token } of await unfinishedProbes(deps.database.db)) await takeBack(deps, { id, token }, {}, act);
  const id = deps.ids.next();
  const token = deps.ids.token(12);
  await deps.database.tx((tx) => insertProbe(tx, { id, token, at: act.at.toISOString(), done_at: null, arrived: 0, message_id: null }));
  const address = (await readMailSettings(deps.database.db, deps))?.fromAddress ?? 'koe@example.test';
  const answered = await asked(deps, post, {
    right: 'access',
    name: `Koe ${token}`,
    reach: address,
    asked: writtenProbe(policyOf(deps).policy.language),
  });
  const row = await caseOfToken(deps.database.db, token);
  const arrived = answered && row !== undefined && row.state !== 'closed';
  const message_id = arrived && (await mailWorks(deps)).works ? await queued(deps, { id, no: row.no, address }) : null;
  await takeBack(deps, { id, token }, { arrived: arrived ? 1 : 0, message_id }, act);
  return (await lastProbe(deps.database.db)) ?? { id, token, at: act.at.toISOString(), done_at: null, arrived: 0, message_id };
}

async function asked({ log }: Pick<RequestDeps, 'log'>, post: PostForm, fields: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    const { status } = await post(PUBLIC_FORM, fields);
    if (status < 400) return true;
    log.warn('requests.channel', { status });
  } catch (error) {
    log.error('requests.channel', { error: error instanceof Error ? error.name : 'error' });
  }
  return false;
}

/** The receipt, to the firm's own address: it leaves by the same queue and relay as that of a person. */
async function queued(deps: RequestDeps, of: { id: string; no: number; address: string }): Promise<string | null> {
  const lang = policyOf(deps).policy.language;
  const queue = deps.database.tx((tx) =>
    queueMail(tx, deps, {
      to: { subjectId: null, address: of.address },
      purpose: 'test',
      template: 'request-letter',
      lang,
      params: { about: 'receipt', number: String(of.no), paragraphs: [writtenProbe(lang)] },
      once: `request-probe:${of.id}`,
    }),
  );
  const id = await queue.catch(() => null);
  return id !== null && (await messageById(deps.database.db, id)) !== undefined ? id : null;
}

type Seen = Partial<Pick<RequestProbeRow, 'arrived' | 'message_id'>>;

async function takeBack(deps: RequestDeps, { id, token }: Pick<RequestProbeRow, 'id' | 'token'>, seen: Seen, act: Act): Promise<void> {
  await deps.database.tx(async (tx) => {
    const row = await caseOfToken(tx, token);
    if (row !== undefined) await takeBackCase(tx, row.id);
    await updateProbe(tx, id, { ...seen, done_at: act.at.toISOString() });
    await append(tx, {
      ...act,
      action: 'request.probe',
      kind: 'request',
      recordId: row?.id ?? id,
      detail: { arrived: seen.arrived === 1 },
    });
  });
}
