// The house's own mailer of mailings: begins what is due by the clock, sends what may leave, hands on what it cannot finish, and starts with the server.

import { repeat } from '#platform/jobs';
import { connectBulk } from '#platform/mail';
import type { BulkLine, RelaySettings } from '#platform/mail';
import type { MailSettings } from '#kernel/mail';
import { beginDue, pauseFor } from './begin.ts';
import { later, nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import { awaken } from './epoch.ts';
import type { AtPoint } from './faults.ts';
import { inheritLapsed } from './hold.ts';
import type { MailingLetters } from './letters.ts';
import { relayOf, whyNotSendable } from './relay.ts';
import { readRates } from './settings.ts';
import { mailingsIn } from './store/mailings.ts';
import type { MailingRow } from './store/mailings.ts';
import { isDue, takeTurn } from './turn.ts';

export interface MailingSender {
  /** Begins and sends what is due now; returns how many letters the relay was asked to take. */
  sendDue(): Promise<number>;
  /** Sends in the background; returns what stops it, after letters in progress have their answer. */
  start(): () => Promise<void>;
  close(): Promise<void>;
}

export interface SenderOptions {
  readonly letters: MailingLetters;
  readonly line?: (relay: RelaySettings, options: { connections: number }) => BulkLine;
  /** For tests that end the process at a named place. */
  readonly at?: AtPoint;
}

/** What one process knows of its sending. */
interface Sending {
  readonly deps: MailingDeps;
  readonly letters: MailingLetters;
  readonly at: AtPoint;
  readonly me: string;
  readonly lines: ReturnType<typeof keptLine>;
  awake: boolean;
  closing: boolean;
  /** The relay is left alone until then, longer each time. */
  restUntil: string;
  rests: number;
}

const TICK_MS = 1000;
const RESTS = [1, 2, 5, 15, 30, 60].map((seconds) => seconds * 1000);

export function createMailingSender(
  deps: MailingDeps,
  { letters, line = connectBulk, at = () => undefined }: SenderOptions,
): MailingSender {
  const sending: Sending = {
    deps,
    letters,
    at,
    me: deps.ids.token(12),
    lines: keptLine(line),
    awake: false,
    closing: false,
    restUntil: '',
    rests: 0,
  };
  let working: Promise<number> | undefined;

  // A round at a time in one process: two would wait for each other's lease.
  function once(): Promise<number> {
    working ??= round(sending).finally(() => {
      working = undefined;
    });
    return working;
  }

  async function sendDue(): Promise<number> {
    let all = 0;
    for (let tried = await once(); tried > 0 && !sending.closing; tried = await once()) all += tried;
    return all;
  }

  return {
    sendDue,
    start: () => repeat(TICK_MS, () => sendDue().then(noted(deps, 'mailing.tick'), failed(deps, 'mailing.tick'))),
    async close() {
      sending.closing = true;
      await working?.catch(() => undefined);
      await sending.lines.close();
    },
  };
}

async function round(sending: Sending): Promise<number> {
  const { deps, letters, me } = sending;
  if (!sending.awake && (await awaken(deps))) deps.log.warn('mailing.restored', {});
  sending.awake = true;
  await inheritLapsed(deps, me);
  await beginDue(deps, letters, me);
  if (sending.restUntil > nowOf(deps)) return 0;
  const { db } = deps.database;
  const relay = await relayOf(db, deps);
  let tried = 0;
  for (const mailing of await mailingsIn(db, ['sending'])) {
    if (sending.closing || sending.restUntil > nowOf(deps)) break;
    if (relay === null) await pauseFor(deps, mailing, (await whyNotSendable(deps)) ?? 'relay-undeclared');
    else if (await isDue(deps, mailing)) tried += await sent(sending, mailing, relay).catch(failed(deps, 'mailing.turn'));
  }
  return tried;
}

/** One mailing's turn; what is wrong with one does not hold up the others. */
async function sent(sending: Sending, mailing: MailingRow, relay: MailSettings): Promise<number> {
  const { deps, letters, me, at, lines } = sending;
  const rates = await readRates(deps.database.db);
  const ran = await takeTurn({ deps, letters, mailing, rates, at }, { me, line: lines.to(relay, rates) });
  if (ran === undefined) return 0;
  if (ran.away === null || ran.accepted > 0) sending.rests = 0;
  if (ran.away === null) return ran.tried;
  sending.restUntil = later(deps, RESTS[Math.min(sending.rests, RESTS.length - 1)] ?? TICK_MS);
  sending.rests += 1;
  deps.log.warn('mailing.relay-away', { mailing: mailing.id, code: ran.away });
  return 0;
}

function failed({ log }: Pick<MailingDeps, 'log'>, event: string): (error: unknown) => number {
  return (error) => {
    log.error(event, { error: error instanceof Error ? error.name : 'error' });
    return 0;
  };
}

function noted({ log }: Pick<MailingDeps, 'log'>, event: string): (tried: number) => number {
  return (tried) => {
    if (tried > 0) log.info(event, { tried });
    return tried;
  };
}

/** One line, opened when first needed and anew when the owner changes the relay. */
function keptLine(connect: NonNullable<SenderOptions['line']>) {
  let open: { line: BulkLine; key: string } | undefined;
  return {
    to({ host, port, tls, user, password }: MailSettings, { connections }: { connections: number }): BulkLine {
      const key = JSON.stringify([host, port, tls, user, password, connections]);
      if (open?.key !== key) {
        void open?.line.close();
        open = { line: connect({ host, port, tls, user, password }, { connections }), key };
      }
      return open.line;
    },
    async close(): Promise<void> {
      await open?.line.close();
      open = undefined;
    },
  };
}
