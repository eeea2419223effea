// What comes back is taken in while the house runs: the mailbox is read every minute, and our own door stands open where the owner opened it.

import type { Deps } from '#kernel/deps';
import { readReturnPath } from '#kernel/mailings';
import { repeat } from '#platform/jobs';
import { createReportReader, openMailbox, openReceiver } from '#platform/mail';
import type { Receiver } from '#platform/mail';
import { readReturnSettings } from '../settings.ts';
import { readBounces } from './mailbox.ts';
import type { Connect } from './mailbox.ts';
import { takeMessage } from './take.ts';

export interface ReturnIntake {
  /** Reads the mailbox now; returns how many messages were looked at. */
  readNow(): Promise<number>;
  /** Opens or closes our own door as the settings say; null when it is closed, or the code of why it cannot open. */
  door(): Promise<{ port: number } | { failed: string } | null>;
  /** Begins; returns what stops it, after a message in progress is done. */
  start(): () => Promise<void>;
  close(): Promise<void>;
}

const EVERY_MS = 60_000;

export function createReturnIntake(deps: Deps, connect: Connect = openMailbox): ReturnIntake {
  const reader = createReportReader();
  let last: Promise<unknown> = Promise.resolve();
  let open: { wish: number; receiver: Receiver } | undefined;
  let failed: string | undefined;

  /** One at a time, whoever asks. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function shut(): Promise<void> {
    const closing = open;
    open = undefined;
    await closing?.receiver.close();
  }

  async function setDoor(): Promise<void> {
    const { receiverPort: wish } = await readReturnSettings(deps.database.db, deps);
    if (open?.wish === wish) return;
    await shut();
    failed = undefined;
    if (wish === null) return;
    try {
      const accepts = (address: string) => readReturnPath(deps.keys, address) !== undefined;
      const take = async (message: Buffer, to: string) => void (await takeMessage(deps, reader, message, { way: 'receiver', to }));
      open = { wish, receiver: await openReceiver({ port: wish, accepts, take }) };
    } catch (error) {
      failed = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'FAILED';
      deps.log.warn('returns.door', { code: failed });
    }
  }

  async function tick(): Promise<void> {
    try {
      await inTurn(setDoor);
      await inTurn(() => readBounces(deps, reader, connect, false));
    } catch (error) {
      deps.log.error('returns.tick', { error: error instanceof Error ? error.name : 'error' });
    }
  }

  return {
    readNow: () => inTurn(() => readBounces(deps, reader, connect, true)),
    async door() {
      await inTurn(setDoor);
      return open === undefined ? (failed === undefined ? null : { failed }) : { port: open.receiver.port };
    },
    start: () => repeat(EVERY_MS, tick),
    close: () => inTurn(() => shut().then(() => reader.close())),
  };
}
