// Marketing that cannot break its own permission: letters that left are judged again by what their people had said by then, silence is measured, lists are counted, and the way out is tried.

import { readToken, tokenOf } from '#kernel/mailings';
import { addPermission, BAN_SCOPES, decide, foldCell, followingPurposes, kindOfPurpose } from '#kernel/permission';
import type { PermissionEventRow } from '#kernel/permission';
import { localDate } from '#platform/clock';
import type { Check, CheckContext, Finding } from '../check.ts';
import { say } from '../say.ts';
import {
  clearedBefore,
  countHandedOver,
  eventsCount,
  followedRows,
  hadConsented,
  handOvers,
  latestLetter,
  lettersAfterNo,
  sabotageFollowing,
  sabotageGate,
  sabotageSilence,
  sabotageSums,
  sabotageUnconfirmed,
  sabotageUnsubscribe,
  saidBy,
  saidNo,
  sumsOfMailings,
  unconfirmed,
} from '../store/marketing.ts';
import type { HandOver } from '../store/marketing.ts';

/** The latest letters; older ones were looked at when they were new. */
const LOOKED_AT = 2000;
const SILENCE_MS = 2000;

/** Rules that rest on something the person did, and so have an event behind them. */
const RESTING: ReadonlySet<string> = new Set(['consent', 'customer-exception', 'role-address']);

const gate: Check = {
  id: 'marketing.gate',
  async run({ deps, policy }) {
    const { db } = deps.database;
    const letters = await handOvers(db, LOOKED_AT);
    if (letters.length === 0) return nothingSent();
    const events = await saidBy(db, [...new Set(letters.map(({ person }) => person))]);
    const cleared = await clearedBefore(db);
    const bad = letters.filter((letter) => {
      const purpose = policy.purposes.get(letter.purpose_id);
      const kind = purpose && kindOfPurpose(purpose);
      return kind !== 'duty' && !couldLeave(letter, events.get(letter.person) ?? [], { cleared, service: kind === 'service' });
    }).length;
    const finding = { figure: { n: bad, of: letters.length }, evidence: say('evidence.gate', { bad, of: letters.length }) };
    return bad === 0 ? { verdict: 'kept', ...finding } : { verdict: 'broken', ...finding, task: say('task.stop-mailings') };
  },
  sabotage: sabotageGate,
};

/** By the events as they stood when the letter was handed over. */
function couldLeave(
  letter: HandOver,
  events: readonly PermissionEventRow[],
  { cleared, service }: { readonly cleared: string; readonly service: boolean },
): boolean {
  const then = events.filter(({ recorded_at }) => recorded_at <= letter.handed_at);
  const contactId = letter.contact_point_id ?? undefined;
  const scope = BAN_SCOPES.find((each) => each === letter.scope) ?? 'direct-marketing';
  const cell = { channel: 'email', purpose: letter.purpose_id, contactId, deed: { scope, deed: 'processing' } } as const;
  const { ban, objection, consent, exception, role } = foldCell(then, cell);
  // A ban of all marketing silences no service.
  if ((ban !== null && !(service && ban.purpose === null)) || objection !== null) return false;
  if (!RESTING.has(letter.rule)) return true;
  const evidence = letter.evidence?.split(' ') ?? [];
  const granted = [consent, exception, role].some((grant) => grant.state === 'on' && evidence.includes(grant.by.id));
  // What an old permission rested on goes three years after it ended, and the letter goes with it or after it.
  return granted || (letter.handed_at < cleared && evidence.length > 0);
}

function nothingSent(): Finding {
  return { verdict: 'unknown', figure: { n: 0, of: 0 }, evidence: say('evidence.no-letters'), task: say('task.first-mailing') };
}

const silence: Check = {
  id: 'marketing.silence',
  async run({ deps }) {
    const { db } = deps.database;
    const of = await saidNo(db);
    const waits = (await lettersAfterNo(db)).map(({ said_at, handed_at }) => Date.parse(handed_at) - Date.parse(said_at));
    const bad = waits.filter((ms) => ms > SILENCE_MS).length;
    const longest = Math.max(0, ...waits) / 1000;
    const finding = { figure: { n: bad, of }, evidence: say('evidence.silence', { bad, of, longest: longest.toFixed(1) }) };
    if (bad > 0) return { verdict: 'broken', ...finding, task: say('task.stop-mailings') };
    return of === 0 ? { verdict: 'unknown', ...finding, task: say('task.first-withdrawal') } : { verdict: 'kept', ...finding };
  },
  sabotage: sabotageSilence,
};

const noDoubles: Check = {
  id: 'marketing.no-doubles',
  async run({ deps }) {
    const { mailings, letters, unequal, doubled, uncertain } = await sumsOfMailings(deps.database.db);
    if (mailings === 0) return nothingSent();
    const bad = unequal + doubled;
    const finding = {
      figure: { n: bad, of: letters },
      evidence: say('evidence.sums', { mailings, of: letters, unequal, doubled, uncertain }),
    };
    return bad === 0 ? { verdict: 'kept', ...finding } : { verdict: 'broken', ...finding, task: say('task.stop-mailings') };
  },
  sabotage: sabotageSums,
};

const tracking: Check = {
  id: 'marketing.tracking',
  async run({ deps, policy }) {
    const { db } = deps.database;
    const rows = await followedRows(db, LOOKED_AT);
    const letters = await countHandedOver(db);
    const events = await saidBy(db, [...new Set(rows.map(({ subject_id }) => subject_id))]);
    const bad = rows.filter(({ subject_id, field, at }) => {
      const purposes = followingPurposes(policy, field);
      return !purposes.some((purpose) => hadConsented(events.get(subject_id) ?? [], purpose, at));
    }).length;
    const finding = { figure: { n: bad, of: letters }, evidence: say('evidence.following', { bad, rows: rows.length, of: letters }) };
    if (bad > 0) return { verdict: 'broken', ...finding, task: say('task.stop-following') };
    return letters === 0 ? nothingSent() : { verdict: 'kept', ...finding };
  },
  sabotage: sabotageFollowing,
};

/** What the latest letter's link does: opened, it changes nothing; pressed, it silences. The press is tried and taken back. */
const unsubscribe: Check = {
  id: 'marketing.unsubscribe',
  async run(ctx) {
    const letter = await latestLetter(ctx.deps.database.db);
    if (letter === undefined) return nothingSent();
    const opens = await opensHarmlessly(ctx, letter);
    const [sealed, presses] = [await foreignDoesNothing(ctx), await silences(ctx, letter)];
    const mark = (yes: boolean) => (yes ? '✓' : '–');
    const bad = [opens, sealed, presses].filter((yes) => !yes).length;
    const finding = {
      figure: { n: bad, of: 3 },
      evidence: say('evidence.unsubscribe', { opens: mark(opens), sealed: mark(sealed), presses: mark(presses) }),
    };
    return bad === 0 ? { verdict: 'kept', ...finding } : { verdict: 'broken', ...finding, task: say('task.unsubscribe') };
  },
  sabotage: sabotageUnsubscribe,
};

async function opensHarmlessly({ deps, fetchPage }: CheckContext, letter: HandOver): Promise<boolean> {
  const { db } = deps.database;
  const before = await eventsCount(db, letter.subject_id);
  const { status, headers, body } = await fetchPage(pathOf(tokenOf(deps.keys, 'unsubscribe', letter.id)));
  const after = await eventsCount(db, letter.subject_id);
  return status === 200 && headers['set-cookie'] === undefined && body.includes('One-Click') && before === after;
}

/** A token of another use, as any other that was not made for this, gets the same answer and does nothing. */
async function foreignDoesNothing({ deps, postForm }: CheckContext): Promise<boolean> {
  const foreign = tokenOf(deps.keys, 'why', deps.ids.next());
  if (readToken(deps.keys, 'unsubscribe', foreign) !== undefined) return false;
  const { status, headers } = await postForm(pathOf(foreign), { 'List-Unsubscribe': 'One-Click' });
  return status === 200 && headers['set-cookie'] === undefined;
}

function pathOf(token: string): string {
  return `/kirje/peru/${token}`;
}

class Undo extends Error {}

async function silences({ deps, policy }: CheckContext, letter: HandOver): Promise<boolean> {
  const at = deps.clock.now();
  const { subject_id: subjectId, purpose_id: purposeId } = letter;
  if (!policy.purposes.has(purposeId)) return true;
  let silent = false;
  try {
    await deps.database.tx(async (tx) => {
      const act = { actor: { id: subjectId, kind: 'subject' as const }, at };
      const wish = { subjectId, act: 'ban', channel: 'email', purpose: purposeId, on: localDate(at) } as const;
      await addPermission(tx, deps, policy, { act, method: 'link' }, wish);
      silent = (await decide(tx, policy, { subjectId, channel: 'email', purposeId, at }, deps)).verdict === 'refused';
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) return false;
  }
  return silent;
}

const HOUR_MS = 3_600_000;
const DAYS = 7;

const waiting: Check = {
  id: 'marketing.unconfirmed',
  async run({ deps }) {
    // The house looks every few minutes; an hour late is a broken promise.
    const now = new Date(deps.clock.now().getTime() - HOUR_MS).toISOString();
    const { bad, of } = await unconfirmed(deps.database.db, { now, days: DAYS });
    const finding = { figure: { n: bad, of }, evidence: say('evidence.unconfirmed', { bad, of }) };
    if (bad > 0) return { verdict: 'broken', ...finding, task: say('task.run-retention') };
    return of === 0 ? { verdict: 'unknown', ...finding, task: say('task.first-sign-up') } : { verdict: 'kept', ...finding };
  },
  sabotage: sabotageUnconfirmed,
};

export const marketingChecks: readonly Check[] = [gate, silence, noDoubles, tracking, unsubscribe, waiting];
