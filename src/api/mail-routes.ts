// The owner sets up how letters leave the house, tries it, and sees what became of each.

import { actorOf } from '#kernel/access';
import type { AccessDeps, Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import {
  countByState,
  declareRelay,
  mailWorks,
  messageById,
  messagesBefore,
  possibleRelays,
  queueMail,
  readMailSettings,
  readRelayState,
  reasonText,
  RELAY_FIELD,
  retryMail,
  saveMailSettings,
  templateName,
} from '#kernel/mail';
import type { Mailer, MailMessageRow, MailSettings, MailState } from '#kernel/mail';
import { countryName, versions } from '#kernel/policy';
import { isLoopback } from '#platform/config';
import { addPeriod, localDate } from '#platform/clock';
import type { HandlersOf } from '#platform/contract';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { mail } from './contract/mail.ts';
import { beginDraft } from './draft-log.ts';

export interface MailRouteDeps {
  readonly deps: Deps;
  readonly access: AccessDeps;
  readonly mailer: Mailer;
}

type Handlers = HandlersOf<typeof mail, Call>;
type Saved = Parameters<Handlers['save']>[0]['body'];

export function mailHandlers(route: MailRouteDeps): Handlers {
  return { ...relayHandlers(route), ...letterHandlers(route) };
}

function relayHandlers({ deps, access }: MailRouteDeps): Pick<Handlers, 'settings' | 'save' | 'turnOff' | 'declare'> {
  const { database, clock, ids } = deps;
  const changed = async (action: string, call: Call, work: (tx: Tx) => Promise<void>) => {
    const actorId = actorOf(call).id;
    await database.tx(async (tx) => {
      await work(tx);
      await access.audit(tx, { actorId, actorKind: 'account', action, recordId: actorId });
    });
    return { ok: true as const };
  };
  return {
    settings: () => settingsView(deps),
    async save({ body }, call) {
      if (body.tls === 'none' && !isLoopback(body.host)) throw appError('refused', 'errors.mail-plain', { field: 'tls' });
      return changed('mail.changed', call, async (tx) => {
        await saveMailSettings(tx, deps, settingsOf(body, await readMailSettings(tx, deps)));
      });
    },
    turnOff: (_input, call) => changed('mail.off', call, (tx) => saveMailSettings(tx, deps, null)),
    async declare({ body }, call) {
      const [newest] = await versions(database.db);
      if (newest === undefined) throw appError('unavailable', 'errors.not-set-up');
      const recheckOn = addPeriod(localDate(clock.now()), 'P1Y');
      const yaml = declareRelay(newest.yaml, 'recipientId' in body ? body : { ...body, recheckOn });
      const draftId = ids.next();
      const createdAt = clock.now().toISOString();
      const draft = { id: draftId, baseVersionId: newest.id, yaml, note: '', createdAt, createdBy: actorOf(call).id };
      await database.tx((tx) => beginDraft(tx, draft));
      return { draftId };
    },
  };
}

function letterHandlers({ deps, mailer }: MailRouteDeps): Pick<Handlers, 'test' | 'messages' | 'retry'> {
  const { database, clock } = deps;
  const viewOf = async (id: string) => {
    const row = await messageById(database.db, id);
    if (row === undefined) throw appError('not-found', 'errors.mail-message-unknown');
    return { message: messageView(row) };
  };
  return {
    async test(_input, call) {
      const { why } = await settingsView(deps);
      if (why === 'relay-undeclared' || why === 'relay-without-address') throw appError('refused', 'errors.mail-relay-undeclared');
      const { id: accountId, email } = call.account();
      const to = { subjectId: null, accountId, address: email };
      const params = { at: clock.now() };
      const id = await database.tx((tx) =>
        queueMail(tx, deps, { to, purpose: 'test', template: 'test', lang: call.lang, params, expiresAt: soon(clock.now()) }),
      );
      await mailer.sendNow(id);
      return viewOf(id);
    },
    async messages({ query: { show, before, limit } }) {
      const rows = await messagesBefore(database.db, { states: STATES[show], before, limit: limit + 1 });
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { rows: rows.slice(0, limit).map(messageView), next: last?.id ?? null };
    },
    async retry({ params: { id } }) {
      await retryMail(deps, id);
      await mailer.sendNow(id);
      return viewOf(id);
    },
  };
}

const STATES: Readonly<Record<'all' | 'waiting' | 'trouble', readonly MailState[] | undefined>> = {
  all: undefined,
  waiting: ['queued', 'sending'],
  trouble: ['bounced', 'failed'],
};

/** A test that does not go within ten minutes tells nothing any more. */
function soon(at: Date): Date {
  return new Date(at.getTime() + 600_000);
}

async function settingsView(deps: Deps): ReturnType<Handlers['settings']> {
  const { db } = deps.database;
  const settings = await readMailSettings(db, deps);
  const works = await mailWorks(deps);
  const { provenAt, failingSince, code } = await readRelayState(db);
  const counts = await countByState(db);
  return {
    works: works.works,
    why: works.works ? null : works.why,
    settings: settings === null ? null : shown(settings),
    relays: possibleRelays(deps.policy.current()).map(({ id, name, country, fields }) => ({
      id,
      name,
      country: countryName(country),
      seesAddress: fields.includes(RELAY_FIELD),
    })),
    provenAt: provenAt ?? null,
    failingSince: failingSince ?? null,
    code: code ?? null,
    counts: {
      queued: (counts.queued ?? 0) + (counts.sending ?? 0),
      sent: counts.sent ?? 0,
      bounced: counts.bounced ?? 0,
      failed: counts.failed ?? 0,
    },
  };
}

// The password never leaves: the page is told that there is one.
function shown({ password, user, recipientId, ...rest }: MailSettings) {
  return { ...rest, user: user ?? '', recipientId: recipientId === '' ? null : recipientId, hasPassword: (password ?? '') !== '' };
}

/** A password kept for one relay is never handed to another. */
function settingsOf({ password, recipientId, ...body }: Saved, present: MailSettings | null): MailSettings {
  const same = present !== null && present.host === body.host && (present.user ?? '') === body.user;
  if (password === undefined && body.user !== '' && !same) throw appError('invalid', 'errors.mail-password-again', { field: 'password' });
  return { ...body, recipientId: recipientId ?? '', password: body.user === '' ? '' : (password ?? present?.password ?? '') };
}

function messageView(row: MailMessageRow) {
  const open = row.letter !== null && (row.state === 'queued' || row.state === 'failed');
  return {
    id: row.id,
    name: templateName(row.template),
    state: row.state,
    reason: reasonText(row.reason),
    code: row.code,
    attempts: row.attempts,
    doubted: row.doubted === 1,
    createdAt: row.created_at,
    nextAt: row.next_at,
    finishedAt: row.finished_at,
    subjectId: row.subject_id,
    staff: row.account_id !== null,
    retry: open,
  };
}
