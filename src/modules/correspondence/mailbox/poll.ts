// The mailbox is read again and again while it is set up and declared: each message once, wherever the process died before.

import type { Deps } from '#kernel/deps';
import { addPeriod, localDate } from '#platform/clock';
import type { Database } from '#platform/db';
import { repeat } from '#platform/jobs';
import { imapFailure, LARGEST_MAIL, openMailbox } from '#platform/mail';
import type { MailReader, OpenMailbox } from '#platform/mail';
import { addCount, dropCountsBefore } from '../queries.ts';
import { putMailboxState, readMailboxState } from './settings.ts';
import type { MailboxSettings, MailboxState } from './settings.ts';
import { sortMessage } from './sorter.ts';
import type { Outcome } from './sorter.ts';
import { usableMailbox } from './works.ts';

export interface Mailbox {
  /** Reads what is new now, whatever its turn; returns how many messages were looked at. */
  readNow(): Promise<number>;
  /** Reads in the background; returns what stops it, after a message in progress is done. */
  start(): () => Promise<void>;
}

const EVERY_MS = 60_000;
const BATCH = 200;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** As the accountability register says of counts. */
const KEEP_COUNTS = 'P1Y';

type Connect = typeof openMailbox;

export function createMailbox(deps: Deps, reader: MailReader, connect: Connect = openMailbox): Mailbox {
  let last: Promise<unknown> = Promise.resolve();

  /** One round at a time, whoever asks. */
  function inTurn(work: () => Promise<number>): Promise<number> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function round(asked: boolean): Promise<number> {
    const settings = await usableMailbox(deps);
    if (settings === null) return 0;
    const { pauseUntil } = await readMailboxState(deps.database.db);
    if (!asked && (pauseUntil ?? '') > now(deps)) return 0;
    try {
      const seen = await session(deps, reader, settings, connect);
      await edit(deps.database, ({ validity, last: read, tidy }) => ({ ...kept({ validity, last: read, tidy }), readAt: now(deps) }));
      return seen;
    } catch (error) {
      const code = imapFailure(error);
      deps.log.warn('mailbox.failed', { code });
      await edit(deps.database, (state) => failed(state, code, deps.clock.now()));
      return 0;
    }
  }

  async function tick(): Promise<void> {
    try {
      await inTurn(() => round(false));
      await dropCountsBefore(deps.database.db, addPeriod(localDate(deps.clock.now()), `-${KEEP_COUNTS}`));
    } catch (error) {
      deps.log.error('mailbox.tick', { error: error instanceof Error ? error.name : 'error' });
    }
  }
  return { readNow: () => inTurn(() => round(true)), start: () => repeat(EVERY_MS, tick) };
}

/** From connecting to leaving. */
async function session(deps: Deps, reader: MailReader, settings: MailboxSettings, connect: Connect): Promise<number> {
  const box = await connect(settings, settings.folder);
  try {
    const from = await placeIn(deps, box);
    await tidyUp(deps, box, settings);
    const found = (await box.after(from)).slice(0, BATCH);
    for (const { uid, size } of found) {
      const bytes = size > LARGEST_MAIL ? null : await box.source(uid);
      const outcome: Outcome = bytes === null ? 'unreadable' : await sortMessage(deps, reader, bytes);
      await passed(deps, uid, outcome, settings);
      await tidyUp(deps, box, settings);
    }
    return found.length;
  } finally {
    await box.close();
  }
}

/** Where reading goes on. A new mailbox begins at its end; one that counts anew begins with what came since the last look. */
async function placeIn(deps: Deps, { state: folder, since }: OpenMailbox): Promise<number> {
  const state = await readMailboxState(deps.database.db);
  if (state.validity === folder.validity && state.last !== undefined) return state.last;
  const look = state.readAt === undefined ? null : new Date(Date.parse(state.readAt) - 86_400_000);
  const recent = state.validity === undefined || look === null ? [] : await since(look);
  const last = recent.length === 0 ? folder.next - 1 : Math.min(...recent) - 1;
  // Nothing has been read yet: since when it has failed is not forgotten by getting this far.
  await edit(deps.database, ({ readAt, failingSince, failures }) => ({
    ...kept({ readAt, failingSince, failures }),
    validity: folder.validity,
    last,
  }));
  return last;
}

/** The number, what is to be tidied and the count are written together: after this the message is never looked at again. */
async function passed(deps: Deps, uid: number, outcome: Outcome, { afterwards }: MailboxSettings): Promise<void> {
  const goes = afterwards !== 'leave' && (outcome === 'filed' || outcome === 'already');
  await deps.database.tx(async (tx) => {
    const state = await readMailboxState(tx);
    await putMailboxState(tx, { ...state, last: uid, ...(goes ? { tidy: [...(state.tidy ?? []), uid] } : {}) });
    // What is filed is counted with its record.
    if (outcome !== 'filed') await addCount(tx, localDate(deps.clock.now()), 'mailbox', outcome);
  });
}

/** Filed messages leave the folder; one that is not there any more has left already. */
async function tidyUp(deps: Deps, box: OpenMailbox, { afterwards, moveTo }: MailboxSettings): Promise<void> {
  const { tidy = [] } = await readMailboxState(deps.database.db);
  for (const uid of tidy) {
    if (afterwards === 'move') await box.move(uid, moveTo);
    else if (afterwards === 'delete') await box.remove(uid);
    await edit(deps.database, (state) => ({ ...state, tidy: (state.tidy ?? []).filter((each) => each !== uid) }));
  }
}

async function edit(database: Database, change: (state: MailboxState) => MailboxState): Promise<void> {
  await database.tx(async (tx) => putMailboxState(tx, change(await readMailboxState(tx))));
}

function failed(state: MailboxState, code: string, at: Date): MailboxState {
  const failures = (state.failures ?? 0) + 1;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  const since = state.failingSince ?? at.toISOString();
  return { ...state, failures, code, failingSince: since, pauseUntil: new Date(at.getTime() + pause).toISOString() };
}

/** The parts that are there. */
function kept(state: { [K in keyof MailboxState]: MailboxState[K] | undefined }): MailboxState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}

function now({ clock }: Deps): string {
  return clock.now().toISOString();
}
