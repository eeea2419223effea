// The owner sets up the private mailbox, reads it now, and sees in numbers what became of mail.

import { actorOf } from '#kernel/access';
import type { AccessDeps, Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { possibleRelays } from '#kernel/mail';
import { countryName, versions } from '#kernel/policy';
import { countsSince, declareKeeper, keeperSees, mailboxOff, readMailbox, readMailboxState, saveMailbox } from '#correspondence';
import type { Mailbox, MailboxSettings } from '#correspondence';
import { addPeriod, localDate } from '#platform/clock';
import { isLoopback } from '#platform/config';
import type { HandlersOf } from '#platform/contract';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { mailbox } from '#correspondence/contract';
import { beginDraft } from './draft-log.ts';

export interface MailboxRouteDeps {
  readonly deps: Deps;
  readonly access: AccessDeps;
  readonly box: Mailbox;
}

type Handlers = HandlersOf<typeof mailbox, Call>;
type Saved = Parameters<Handlers['save']>[0]['body'];

const SHOWN = 'P30D';

export function mailboxHandlers({ deps, access, box }: MailboxRouteDeps): Handlers {
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
      if (body.afterwards === 'move' && body.moveTo === '') throw appError('invalid', 'errors.mailbox-folder', { field: 'moveTo' });
      let another = false;
      const saved = await changed('mailbox.changed', call, async (tx) => {
        another = await saveMailbox(tx, deps, settingsOf(body, await readMailbox(tx, deps)));
      });
      // Nobody waits for a server that may not answer.
      if (another) void box.readNow().catch(() => undefined);
      return saved;
    },
    turnOff: (_input, call) =>
      changed('mailbox.off', call, async (tx) => {
        await saveMailbox(tx, deps, null);
      }),
    read: async () => ({ seen: await box.readNow() }),
    async declare({ body }, call) {
      const [newest] = await versions(database.db);
      if (newest === undefined) throw appError('unavailable', 'errors.not-set-up');
      const yaml = declareKeeper(
        newest.yaml,
        'recipientId' in body ? body : { ...body, recheckOn: addPeriod(localDate(clock.now()), 'P1Y') },
      );
      const draftId = ids.next();
      const createdAt = clock.now().toISOString();
      const draft = { id: draftId, baseVersionId: newest.id, yaml, note: '', createdAt, createdBy: actorOf(call).id };
      await database.tx((tx) => beginDraft(tx, draft));
      return { draftId };
    },
  };
}

async function settingsView(deps: Deps): ReturnType<Handlers['settings']> {
  const { db } = deps.database;
  const settings = await readMailbox(db, deps);
  const policy = deps.policy.current();
  const { readAt, failingSince, pauseUntil, code } = await readMailboxState(db);
  const counts = await countsSince(db, addPeriod(localDate(deps.clock.now()), `-${SHOWN}`));
  return {
    off: await mailboxOff(deps),
    settings: settings === null ? null : shown(settings),
    keepers: possibleRelays(policy).map(({ id, name, country }) => ({
      id,
      name,
      country: countryName(country),
      sees: keeperSees(policy, id),
    })),
    readAt: readAt ?? null,
    failingSince: failingSince ?? null,
    nextAt: pauseUntil ?? null,
    code: code ?? null,
    counts: counts.flatMap(({ way, ...each }) => (way === 'file' || way === 'paste' || way === 'mailbox' ? [{ way, ...each }] : [])),
  };
}

// The password never leaves: the page is told that there is one.
function shown({ password, recipientId, ...rest }: MailboxSettings) {
  return { ...rest, recipientId: recipientId === '' ? null : recipientId, hasPassword: password !== '' };
}

/** A password kept for one mailbox is never handed to another server. */
function settingsOf({ password, recipientId, ...body }: Saved, present: MailboxSettings | null): MailboxSettings {
  const same = present !== null && present.host === body.host && present.user === body.user;
  if (password === undefined && !same) throw appError('invalid', 'errors.mail-password-again', { field: 'password' });
  return { ...body, recipientId: recipientId ?? '', password: password ?? present?.password ?? '' };
}
