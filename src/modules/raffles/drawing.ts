// The draw itself, telling winners, and the proof that entries were forgotten.

import { change, mailboxes } from '#customers';
import { append } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { mailWorks, queueMail } from '#kernel/mail';
import type { Actor } from '#kernel/records';
import { OWN_RECORDS } from '#kernel/records';
import { recordTriggers } from '#kernel/retention';
import { addPeriod, formatDate, localDate } from '#platform/clock';
import { open } from '#platform/crypto';
import { appError } from '#platform/errors';
import type { Lang } from '#platform/i18n';
import { drawFrom, plainValue, seedOf } from './draw.ts';
import { RAFFLE_FIELD } from './features.ts';
import { changeRaffle, entriesByHash, entriesOf, entryById, forgottenSince } from './queries.ts';
import type { EntryRow, RaffleRow } from './queries.ts';
import { dayParams, hashes, nameOf } from './raffle.ts';
import { holdList, inState, move, raffleOnFile } from './service.ts';

/**
 * Opens the secret, mixes in the public value and computes who won; the clock of forgetting begins.
 * @throws errors.raffle-state, errors.raffle-too-soon, errors.raffle-value
 */
export async function drawRaffle(deps: Deps, actor: Actor, id: string, publicValue: string): Promise<void> {
  const row = await inState(deps, id, 'closed');
  refuseTooSoon(row, deps.clock.now());
  const value = publicValue.trim();
  if (plainValue(value) === '' || /[\r\n]/.test(value)) throw appError('invalid', 'errors.raffle-value', { field: 'publicValue' });
  const secret = open(deps.keys.sealing, row.secret).toString('utf8');
  const root = row.root ?? '';
  const seed = seedOf({ root, secret, publicValue: value });
  const drawn = drawFrom(hashes(row.list ?? '[]'), seed, row.winners + row.reserves);
  const at = deps.clock.now();
  await change(deps, own(actor), concerning(row), async (writer) => {
    const { tx } = writer.ctx;
    // Two of the same person who become one take their turn with the draw.
    await holdList(tx, id);
    const opened = { secret, public_value: value, seed, drawn: JSON.stringify(drawn) };
    await move(tx, row, { state: 'drawn', ...opened, drawn_at: at.toISOString() });
    // What is kept of a raffle lives from its end on as long as the declaration says.
    for (let after: string | undefined, page: EntryRow[] = []; ; after = page.at(-1)?.id) {
      page = await entriesOf(tx, id, { after, limit: 1000 });
      if (page.length === 0) break;
      const event = { trigger: 'event-end' as const, on: localDate(at), sourceKind: 'raffle-entry', registerId: row.register_id };
      await recordTriggers(
        writer,
        page.map((entry) => ({ ...event, subjectId: entry.subject_id, sourceId: entry.id })),
      );
    }
    await append(tx, {
      actor,
      at,
      action: 'raffle.draw',
      kind: 'raffle',
      recordId: id,
      detail: { entries: hashes(row.list ?? '[]').length },
    });
  });
}

/** The day of the public value has come; raffles from before it was asked are drawn whenever their list is locked. */
export function isKnown({ public_on }: Pick<RaffleRow, 'public_on'>, at: Date): boolean {
  return public_on === null || localDate(at) >= public_on;
}

/** Before its day nobody can know the value that the rules name. */
function refuseTooSoon({ public_on: day }: RaffleRow, at: Date): void {
  if (day === null || isKnown({ public_on: day }, at)) return;
  throw appError('refused', 'errors.raffle-too-soon', { params: dayParams(day) });
}

/** Offers the prize by a letter, which is no marketing: the person is told what came of what they did. @throws errors.raffle-not-drawn, errors.mail-off, errors.visit-no-address */
export async function tellWinner(deps: Deps, actor: Actor, entryId: string, lang: Lang): Promise<void> {
  const { raffle, entry } = await winning(deps, entryId);
  if (entry.state !== 'in' && entry.state !== 'told') throw appError('conflict', 'errors.raffle-settled');
  if (!(await mailWorks(deps)).works) throw appError('unavailable', 'errors.mail-off');
  const at = deps.clock.now();
  await change(deps, own(actor), concerning(raffle), async (writer) => {
    const { tx } = writer.ctx;
    const [mailbox] = await mailboxes.of(tx, entry.subject_id);
    if (mailbox === undefined) throw appError('refused', 'errors.visit-no-address');
    const until = formatDate(addPeriod(localDate(at), `P${raffle.answer_days}D`), lang);
    const name = nameOf(raffle.name, lang);
    await queueMail(tx, deps, {
      to: { subjectId: entry.subject_id, contactPointId: mailbox.contactPointId, address: mailbox.address },
      purpose: 'rights',
      template: 'raffle-won',
      lang,
      params: {
        raffle: name,
        prizes: nameOf(raffle.prizes, lang),
        until,
        link: `${deps.config.publicUrl}/arvonta/${raffle.slug}?lang=${lang}`,
      },
      once: `raffle:${entry.id}`,
    });
    await writer.update('raffle-entry', entry.id, { state: 'told', told_at: at.toISOString() });
    await append(tx, { actor, at, action: 'raffle.tell', kind: 'raffle', recordId: raffle.id, subjectId: entry.subject_id });
  });
}

/** Takes the prize, does not answer, or does not want it; then the next in order stands first. @throws errors.raffle-not-drawn, errors.raffle-settled, errors.raffle-waits */
export async function settleEntry(deps: Deps, actor: Actor, entryId: string, how: 'taken' | 'silent' | 'refused'): Promise<void> {
  const { raffle, entry } = await winning(deps, entryId);
  if (entry.state !== 'told') throw appError('conflict', 'errors.raffle-settled');
  const at = deps.clock.now();
  const until = addPeriod(localDate(new Date(entry.told_at ?? at)), `P${raffle.answer_days}D`);
  if (how === 'silent' && localDate(at) <= until) throw appError('refused', 'errors.raffle-waits', { params: dayParams(until) });
  await change(deps, own(actor), concerning(raffle), async (writer) => {
    await writer.update('raffle-entry', entry.id, { state: how });
    const done = { actor, at, action: `raffle.${how}`, kind: 'raffle', recordId: raffle.id, subjectId: entry.subject_id };
    await append(writer.ctx.tx, done);
  });
}

export interface Place {
  readonly hash: string;
  readonly place: number;
  /** A prize now stands at this place: every one before it that fell away moved the list up. */
  readonly wins: boolean;
  /** Null when the entrant's data are gone. */
  readonly entry: EntryRow | null;
}

/** The order drawn, with who stands for a prize now. */
export async function places(deps: Pick<Deps, 'database'>, row: RaffleRow): Promise<Place[]> {
  const drawn = hashes(row.drawn ?? '[]');
  const known = new Map((await entriesByHash(deps.database.db, row.id, drawn)).map((entry) => [entry.hash, entry]));
  // A prize that was offered is not taken back, whoever turns out to stand before them.
  const offered = drawn.filter((hash) => isOffered(known.get(hash))).length;
  let left = row.winners - offered;
  return drawn.map((hash, i) => {
    const entry = known.get(hash) ?? null;
    // Nobody is offered what somebody who is gone has won; once all is forgotten, the first places stand as drawn.
    const stands = row.forgotten_at !== null || entry?.state === 'in';
    const wins = isOffered(entry) || (stands && left > 0);
    if (wins && !isOffered(entry)) left -= 1;
    return { hash, place: i + 1, wins, entry };
  });
}

function isOffered(entry: EntryRow | null | undefined): boolean {
  return entry?.state === 'told' || entry?.state === 'taken';
}

/** Once nothing personal is left of a raffle, that is written down: the receipt stays with the proof of the draw. Returns how many. */
export async function rememberForgotten(deps: Deps, at: Date): Promise<number> {
  const gone = await forgottenSince(deps.database.db);
  for (const row of gone) await deps.database.tx((tx) => changeRaffle(tx, row, { forgotten_at: at.toISOString() }));
  return gone.length;
}

async function winning(deps: Deps, entryId: string): Promise<{ raffle: RaffleRow; entry: EntryRow }> {
  const entry = await entryById(deps.database.db, entryId);
  if (entry === undefined) throw appError('not-found', 'errors.raffle-missing');
  const raffle = await raffleOnFile(deps, entry.raffle_id);
  const wins = (await places(deps, raffle)).some((place) => place.wins && place.entry?.id === entryId);
  if (raffle.state !== 'drawn' || !wins) throw appError('conflict', 'errors.raffle-not-drawn');
  return { raffle, entry };
}

function own(actor: Actor) {
  return { actor, source: OWN_RECORDS, final: true } as const;
}

function concerning(row: RaffleRow) {
  return { registers: [row.register_id], fields: [RAFFLE_FIELD] };
}
