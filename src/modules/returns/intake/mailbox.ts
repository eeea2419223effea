// The mailbox to which reports come is read again and again: each message once, and nothing that was not understood is ever moved or deleted.

import type { Deps } from '#kernel/deps';
import { imapFailure, LARGEST_MAIL } from '#platform/mail';
import type { openMailbox, OpenMailbox, ReportReader } from '#platform/mail';
import { kept, putBounceState, readBounceState } from '../settings.ts';
import type { BounceMailbox, MailboxState } from '../settings.ts';
import { usableMailbox } from '../works.ts';
import { takeMessage } from './take.ts';
import type { Outcome } from './take.ts';

const BATCH = 500;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** A mailbox that is new to us, or counts anew, is read from a week before. */
const LOOK_BACK_MS = 7 * 86_400_000;

export type Connect = typeof openMailbox;

/** Reads what is new; returns how many messages were looked at. Asked for by hand, it does not wait for a pause to end. */
export async function readBounces(deps: Deps, reader: ReportReader, connect: Connect, asked: boolean): Promise<number> {
  const { db } = deps.database;
  const mailbox = await usableMailbox(deps);
  if (mailbox === null) return 0;
  const { pauseUntil } = await readBounceState(db);
  if (!asked && (pauseUntil ?? '') > now(deps)) return 0;
  try {
    const seen = await session(deps, reader, mailbox, connect);
    await edit(deps, ({ validity, last, tidy }) => ({ ...kept({ validity, last, tidy }), readAt: now(deps) }));
    return seen;
  } catch (error) {
    const code = imapFailure(error);
    deps.log.warn('returns.mailbox', { code });
    await edit(deps, (state) => failed(state, code, deps.clock.now()));
    return 0;
  }
}

async function session(deps: Deps, reader: ReportReader, mailbox: BounceMailbox, connect: Connect): Promise<number> {
  const box = await connect(mailbox, mailbox.folder);
  try {
    let from = await placeIn(deps, box);
    await tidyUp(deps, box, mailbox);
    let seen = 0;
    // A storm is read to its end, batch by batch.
    for (;;) {
      const found = (await box.after(from)).slice(0, BATCH);
      for (const { uid, size } of found) {
        const bytes = size > LARGEST_MAIL ? null : await box.source(uid);
        const outcome: Outcome = bytes === null ? 'ignored' : await takeMessage(deps, reader, bytes, { way: 'mailbox' });
        await passed(deps, uid, outcome, mailbox);
        from = uid;
      }
      await tidyUp(deps, box, mailbox);
      seen += found.length;
      if (found.length < BATCH) return seen;
    }
  } finally {
    await box.close();
  }
}

async function placeIn(deps: Deps, { state: folder, since }: OpenMailbox): Promise<number> {
  const state = await readBounceState(deps.database.db);
  if (state.validity === folder.validity && state.last !== undefined) return state.last;
  const recent = await since(new Date(deps.clock.now().getTime() - LOOK_BACK_MS));
  const last = recent.length === 0 ? folder.next - 1 : Math.min(...recent) - 1;
  await edit(deps, ({ readAt }) => ({ ...kept({ readAt }), validity: folder.validity, last }));
  return last;
}

/** The number and what is to be tidied are written together. After a crash in between a message is read again, and counts once. */
async function passed(deps: Deps, uid: number, outcome: Outcome, { afterwards }: BounceMailbox): Promise<void> {
  const understood = outcome === 'recorded' || outcome === 'known';
  await edit(deps, (state) => ({
    ...state,
    last: uid,
    ...(understood && afterwards !== 'leave' ? { tidy: [...(state.tidy ?? []), uid] } : {}),
  }));
}

async function tidyUp(deps: Deps, box: OpenMailbox, { afterwards, moveTo }: BounceMailbox): Promise<void> {
  const { tidy = [] } = await readBounceState(deps.database.db);
  for (const uid of tidy) {
    if (afterwards === 'move') await box.move(uid, moveTo);
    else if (afterwards === 'delete') await box.remove(uid);
  }
  if (tidy.length > 0) await edit(deps, (state) => kept({ ...state, tidy: undefined }));
}

async function edit({ database }: Deps, change: (state: MailboxState) => MailboxState): Promise<void> {
  await database.tx(async (tx) => putBounceState(tx, change(await readBounceState(tx))));
}

function failed(state: MailboxState, code: string, at: Date): MailboxState {
  const failures = (state.failures ?? 0) + 1;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  const since = state.failingSince ?? at.toISOString();
  return { ...state, failures, code, failingSince: since, pauseUntil: new Date(at.getTime() + pause).toISOString() };
}

function now({ clock }: Deps): string {
  return clock.now().toISOString();
}
