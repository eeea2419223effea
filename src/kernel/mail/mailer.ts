// The house's own postman: takes what is due a few letters at a time, rests while the relay is away, and starts with the server.

import { addPeriod, localDate } from '#platform/clock';
import { repeat } from '#platform/jobs';
import { connectSmtp } from '#platform/mail';
import type { MailTransport, RelaySettings } from '#platform/mail';
import { after, LEASE_MS, nowOf, sendClaimed } from './send.ts';
import type { SendDeps } from './send.ts';
import { readRelayState } from './settings.ts';
import type { MailSettings } from './settings.ts';
import { claim, dropPastMail, expire, release } from './store/outbox.ts';
import type { MailMessageRow } from './store/outbox.ts';
import { usableSettings } from './works.ts';

export interface Mailer {
  /** Sends what is due now; returns how many letters were tried. */
  sendDue(): Promise<number>;
  /** Tries one letter now, whatever its turn; false when another process has it. */
  sendNow(id: string): Promise<boolean>;
  /** Sends in the background; returns what stops it, after a letter in progress has its answer. */
  start(): () => Promise<void>;
  close(): void;
}

const TICK_MS = 3_000;
const BATCH = 10;
const TIDY_MS = 3_600_000;
/** As the accountability register declares. */
const KEEP = 'P3Y';
const KEEP_REFUSED_LETTER = 'P7D';

export function createMailer(deps: SendDeps, connect: (relay: RelaySettings) => MailTransport = connectSmtp): Mailer {
  const line = keptLine(connect);
  let tidied = 0;

  async function round(only?: string): Promise<number> {
    const { db } = deps.database;
    await expire(db, nowOf(deps));
    const settings = await usableSettings(db, deps);
    if (settings === null) return 0;
    if (only === undefined && ((await readRelayState(db)).pauseUntil ?? '') > nowOf(deps)) return 0;
    const lease = deps.ids.token(12);
    const rows = await take(deps, lease, only);
    if (rows.length === 0) return 0;
    return attempt({ transport: line.to(settings), settings, lease }, rows);
  }

  async function attempt(
    open: { transport: MailTransport; settings: MailSettings; lease: string },
    rows: MailMessageRow[],
  ): Promise<number> {
    let tried = 0;
    try {
      for (const row of rows) {
        tried += 1;
        if (!(await sendClaimed(deps, open, row))) return tried;
      }
      return tried;
    } finally {
      await release(deps.database.db, open.lease);
    }
  }

  async function sendDue(): Promise<number> {
    let all = 0;
    for (let tried = await round(); tried > 0; tried = await round()) all += tried;
    return all;
  }

  async function tick(): Promise<void> {
    try {
      await sendDue();
      if (deps.clock.now().getTime() - tidied < TIDY_MS) return;
      tidied = deps.clock.now().getTime();
      await tidyMail(deps);
    } catch (error) {
      deps.log.error('mail.tick', { error: error instanceof Error ? error.name : 'error' });
    }
  }

  return { sendDue, sendNow: async (id) => (await round(id)) > 0, start: () => repeat(TICK_MS, tick), close: () => line.close() };
}

function take(deps: SendDeps, lease: string, only: string | undefined): Promise<MailMessageRow[]> {
  const which = { lease, now: nowOf(deps), until: after(deps, LEASE_MS), limit: BATCH, ...(only === undefined ? {} : { only }) };
  return deps.database.tx((tx) => claim(tx, which, deps.database.dialect === 'postgres'));
}

/** One pool, opened when first needed and anew when the owner changes the relay. */
function keptLine(connect: (relay: RelaySettings) => MailTransport) {
  let open: { transport: MailTransport; key: string } | undefined;
  return {
    to({ host, port, tls, user, password }: MailSettings): MailTransport {
      const key = JSON.stringify([host, port, tls, user, password]);
      if (open?.key !== key) {
        open?.transport.close();
        open = { transport: connect({ host, port, tls, user, password }), key };
      }
      return open.transport;
    },
    close(): void {
      open?.transport.close();
      open = undefined;
    },
  };
}

/** What the product promises of its own letters: gone three years after they were sent, contents of refused ones in a week. */
export async function tidyMail(deps: SendDeps): Promise<void> {
  const today = localDate(deps.clock.now());
  await dropPastMail(deps.database.db, { messages: addPeriod(today, `-${KEEP}`), letters: addPeriod(today, `-${KEEP_REFUSED_LETTER}`) });
}
