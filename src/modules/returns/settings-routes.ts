// The owner sets up the ways by which what comes back is taken in. Secrets go in and never come out again, but for the one time they are made.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { possibleRelays } from '#kernel/mail';
import { isLoopback } from '#platform/config';
import type { HandlersOf } from '#platform/contract';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { returns } from './contract/returns.ts';
import type { ReturnIntake } from './intake/intake.ts';
import { changeReturnSettings, PROVIDERS, readBounceState, readReturnSettings } from './settings.ts';
import type { BounceMailbox, Provider } from './settings.ts';
import { keeperSees, mailboxOff } from './works.ts';

type Handlers = HandlersOf<typeof returns, Call>;
type Saved = Parameters<Handlers['saveMailbox']>[0]['body'];
type Settings = 'settings' | 'saveMailbox' | 'dropMailbox' | 'read' | 'saveDoor' | 'saveHook' | 'dropHook';

export function settingsHandlers(deps: Deps, intake: ReturnIntake): Pick<Handlers, Settings> {
  const { database, ids } = deps;
  const changed = (action: string, call: Call, work: (tx: Tx) => Promise<void>) =>
    database.tx(async (tx) => {
      await work(tx);
      await append(tx, { at: deps.clock.now(), actor: actorOf(call), action, kind: 'setting', recordId: 'returns' });
    });
  return {
    settings: () => settingsView(deps, intake),
    async saveMailbox({ body }, call) {
      if (body.tls === 'none' && !isLoopback(body.host)) throw appError('refused', 'errors.mail-plain', { field: 'tls' });
      if (body.afterwards === 'move' && body.moveTo === '') throw appError('invalid', 'errors.mailbox-folder', { field: 'moveTo' });
      await changed('returns.mailbox', call, async (tx) => {
        const { mailbox } = await readReturnSettings(tx, deps);
        await changeReturnSettings(tx, deps, { mailbox: mailboxOf(body, mailbox) });
      });
      return { ok: true };
    },
    async dropMailbox(_input, call) {
      await changed('returns.mailbox', call, (tx) => changeReturnSettings(tx, deps, { mailbox: null }));
      return { ok: true };
    },
    read: async () => ({ seen: await intake.readNow() }),
    async saveDoor({ body }, call) {
      await changed('returns.door', call, (tx) => changeReturnSettings(tx, deps, { receiverPort: body.port }));
      return doorView(await intake.door());
    },
    async saveHook({ params: { provider }, body }, call) {
      const secret = secretFor(provider, body.secret, ids);
      await changed('returns.notices', call, async (tx) => {
        const { hooks } = await readReturnSettings(tx, deps);
        await changeReturnSettings(tx, deps, { hooks: { ...hooks, [provider]: secret.value } });
      });
      return { url: urlOf(deps, provider), secret: secret.shown };
    },
    async dropHook({ params: { provider } }, call) {
      await changed('returns.notices', call, async (tx) => {
        const { [provider]: _, ...hooks } = (await readReturnSettings(tx, deps)).hooks;
        await changeReturnSettings(tx, deps, { hooks });
      });
      return { ok: true };
    },
  };
}

async function settingsView(deps: Deps, intake: ReturnIntake): ReturnType<Handlers['settings']> {
  const { mailbox, hooks } = await readReturnSettings(deps.database.db, deps);
  const { readAt, code, failingSince } = await readBounceState(deps.database.db);
  const policy = deps.policy.current();
  return {
    mailbox: mailbox === null ? null : shown(mailbox),
    off: await mailboxOff(deps),
    keepers: possibleRelays(policy).map(({ id, name }) => ({ id, name, sees: keeperSees(policy, id) })),
    readAt: readAt ?? null,
    code: failingSince === undefined ? null : (code ?? null),
    door: doorView(await intake.door()),
    hooks: PROVIDERS.filter((provider) => (hooks[provider] ?? '') !== '').map((provider) => ({ provider, url: urlOf(deps, provider) })),
  };
}

function doorView(door: Awaited<ReturnType<ReturnIntake['door']>>) {
  return { port: door !== null && 'port' in door ? door.port : null, failed: door !== null && 'failed' in door ? door.failed : null };
}

function urlOf({ config }: Deps, provider: Provider): string {
  return new URL(`/returns/notices/${provider}`, config.publicUrl).href;
}

const SECRET_BYTES = 32;
const TOPIC = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/;

/** Ours where we make it; the service's own where it makes it. */
function secretFor(provider: Provider, given: string | undefined, ids: Deps['ids']): { value: string; shown: string | null } {
  if (provider === 'generic' || provider === 'postmark') {
    const bytes = Buffer.from(ids.token(SECRET_BYTES), 'base64url');
    const value = provider === 'generic' ? `whsec_${bytes.toString('base64')}` : bytes.toString('base64url');
    return { value, shown: value };
  }
  const value = given ?? '';
  if (provider === 'ses' ? !TOPIC.test(value) : value.length < 16) throw appError('invalid', 'errors.notice-secret', { field: 'secret' });
  return { value, shown: null };
}

function shown({ password, recipientId, ...rest }: BounceMailbox) {
  return { ...rest, recipientId: recipientId === '' ? null : recipientId, hasPassword: password !== '' };
}

/** A password kept for one mailbox is never handed to another server. */
function mailboxOf({ password, recipientId, ...body }: Saved, present: BounceMailbox | null): BounceMailbox {
  const same = present !== null && present.host === body.host && present.user === body.user;
  if (password === undefined && !same) throw appError('invalid', 'errors.mail-password-again', { field: 'password' });
  return { ...body, recipientId: recipientId ?? '', password: password ?? present?.password ?? '' };
}
