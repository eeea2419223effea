// The owner says how newsletters leave: which key signs them, where reports return, and how fast.

import { actorOf } from '#kernel/access';
import type { Call } from '#kernel/access';
import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { readMailSettings } from '#kernel/mail';
import {
  dkimRecords,
  dropDkimKey,
  fitsReturnPath,
  makeDkimKey,
  readRates,
  readReturnAddress,
  saveRates,
  saveReturnAddress,
} from '#kernel/mailings';
import { readReturnSettings } from '#returns';
import type { HandlersOf } from '#platform/contract';
import type { Tx } from '#platform/db';
import { appError } from '#platform/errors';
import type { sending } from './contract/sending.ts';

type Handlers = HandlersOf<typeof sending, Call>;
type View = Awaited<ReturnType<Handlers['settings']>>;

export function sendingHandlers(deps: Deps): Handlers {
  const { database, clock } = deps;
  const noted = (tx: Tx, call: Call, action: string) =>
    append(tx, { at: clock.now(), actor: actorOf(call), action, kind: 'setting', recordId: 'sending' });
  const changed = async (action: string, call: Call, work: (tx: Tx) => Promise<void>) => {
    await database.tx(async (tx) => {
      await work(tx);
      await noted(tx, call, action);
    });
    return { ok: true as const };
  };
  return {
    settings: () => settingsView(deps),
    async saveReturnAddress({ body: { address } }, call) {
      if (address !== null && !fitsReturnPath(address)) throw appError('invalid', 'errors.return-address-long', { field: 'address' });
      return changed('sending.return-address', call, (tx) => saveReturnAddress(tx, address));
    },
    saveRates: ({ body }, call) => changed('sending.rates', call, (tx) => saveRates(tx, body)),
    async makeKey({ body: { domain } }, call) {
      const before = (await dkimRecords(database.db, deps)).find((each) => each.domain === domain);
      const selector = nextSelector(before?.selector);
      return makeDkimKey(deps, { domain, selector }, (tx) => noted(tx, call, 'sending.key'));
    },
    dropKey: ({ params: { domain } }, call) => changed('sending.key-dropped', call, (tx) => dropDkimKey(tx, deps, domain)),
  };
}

/** Another name than the key before had, so that both records can stand while letters are under way. */
function nextSelector(before = ''): string {
  return `lupaus${Number(/^lupaus(\d{1,6})$/.exec(before)?.[1] ?? 0) + 1}`;
}

async function settingsView(deps: Deps): Promise<View> {
  const { db } = deps.database;
  const settings = await readMailSettings(db, deps);
  const { mailbox, receiverPort, hooks } = await readReturnSettings(db, deps);
  const { perMinute, perDomainPerMinute } = await readRates(db);
  const domain = settings === null ? null : settings.fromAddress.slice(settings.fromAddress.lastIndexOf('@') + 1).toLowerCase();
  const ways: View['ways'] = [];
  if (mailbox !== null) ways.push('mailbox');
  if (receiverPort !== null) ways.push('door');
  if (Object.keys(hooks).length > 0) ways.push('notices');
  return {
    domain,
    keys: await dkimRecords(db, deps),
    returnAddress: await readReturnAddress(db),
    suggested: suggestedFrom(mailbox?.user ?? '', domain),
    ways,
    rates: { perMinute, perDomainPerMinute },
  };
}

/** What is read already is the best address; a user name need not be one. */
function suggestedFrom(user: string, domain: string | null): View['suggested'] {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(user) && fitsReturnPath(user)) return { address: user, from: 'mailbox' };
  return domain === null ? null : { address: `palautukset@${domain}`, from: 'sender' };
}
