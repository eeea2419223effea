// Who has seen or received data: only under an agreement in force, on a ground, within the whitelist, and with every look in the log (Art. 5(2), 15(1)(c), 28).

import { PERMISSIONS, READ_ONLY } from '#kernel/access';
import { recipientViews, recordDisclosure } from '#kernel/disclosure';
import type { RecipientView } from '#kernel/disclosure';
import { accountabilityEntry, compiled, versionById } from '#kernel/policy';
import type { CompiledPolicy, Recipient } from '#kernel/policy';
import { addPeriod, localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { AppError } from '#platform/errors';
import { once } from '../check.ts';
import type { Check, CheckContext, CheckParams, Finding } from '../check.ts';
import { say } from '../say.ts';
import type { ProofPhrase } from '../say.ts';
import {
  lineGroups,
  linesSaying,
  putAgreement,
  sabotageAgreement,
  sabotageGround,
  sabotageLog,
  sabotageWhitelist,
  unmatched,
} from '../store/disclosure.ts';
import type { LineGroup } from '../store/disclosure.ts';

const views = (ctx: CheckContext) =>
  once(ctx, 'recipient-views', () => recipientViews(ctx.deps.database.db, ctx.policy, ctx.deps.clock.now()));

async function groupsOf(ctx: CheckContext, { recipient }: CheckParams): Promise<LineGroup[]> {
  const all = await once(ctx, 'disclosure-lines', () => lineGroups(ctx.deps.database.db));
  return recipient === undefined ? all : all.filter((each) => each.recipient_id === recipient);
}

class Undo extends Error {}

/** What is tried is taken back, whatever came of it. */
async function tried(ctx: CheckContext, trial: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  let good = false;
  try {
    await ctx.deps.database.tx(async (tx) => {
      good = await trial(tx);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return good;
}

interface Giving {
  readonly recipient: Pick<Recipient, 'id'>;
  readonly fields: readonly string[];
  readonly basis: { readonly kind: 'agreement' | 'consent'; readonly ref: string };
}

async function given(ctx: CheckContext, tx: Tx, { recipient, fields, basis }: Giving): Promise<boolean> {
  const act = { actor: { id: 'proof', kind: 'system' }, at: ctx.deps.clock.now() } as const;
  try {
    await recordDisclosure(tx, ctx.deps, { recipientId: recipient.id, way: 'view', subjectIds: ['trial'], fields, basis, act });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** An agreement that ran out yesterday opens nothing; one in force opens exactly the whitelist, and leaves a line. */
function doorHolds(ctx: CheckContext, { recipient, needs }: RecipientView): Promise<boolean> {
  const today = localDate(ctx.deps.clock.now());
  return tried(ctx, async (tx) => {
    const [kind] = needs;
    if (kind === undefined) return !(await given(ctx, tx, { recipient, fields: [], basis: { kind: 'consent', ref: 'nobody' } }));
    const over = await putAgreement(ctx, tx, { recipient: recipient.id, kind, until: addPeriod(today, '-P1D') });
    const valid = await putAgreement(ctx, tx, { recipient: recipient.id, kind, until: today });
    const by = (id: string, fields: readonly string[]) => given(ctx, tx, { recipient, fields, basis: { kind: 'agreement', ref: id } });
    const shut = !(await by(over.id, recipient.fields)) && !(await by(valid.id, [...recipient.fields, 'person.none']));
    return shut && (await by(valid.id, recipient.fields)) && (await linesSaying(tx, valid.id)) === 1;
  });
}

async function doorsHold(ctx: CheckContext, { recipient }: CheckParams): Promise<{ bad: number; of: number }> {
  const of = (await views(ctx)).filter((view) => view.ground !== 'law' && (recipient === undefined || view.recipient.id === recipient));
  let bad = 0;
  for (const view of of) if (!(await once(ctx, `door ${view.recipient.id}`, () => doorHolds(ctx, view)))) bad += 1;
  return { bad, of: of.length };
}

/** Whoever the notice does not name is given nothing: there to be tried even where it names nobody. */
function strangerRefused(ctx: CheckContext): Promise<boolean> {
  const stranger = { id: 'named-nowhere' };
  return tried(ctx, async (tx) => !(await given(ctx, tx, { recipient: stranger, fields: [], basis: { kind: 'agreement', ref: 'none' } })));
}

function underAgreement(group: LineGroup): boolean {
  const { signed_on, valid_until, ended_at, agreement_recipient, recipient_id } = group;
  if (signed_on === null || agreement_recipient !== recipient_id) return false;
  const [from, until] = [localDate(new Date(group.first)), localDate(new Date(group.last))];
  return signed_on <= from && (valid_until === null || until <= valid_until) && (ended_at === null || group.last <= ended_at);
}

function evidenceOf({ bad, of, lines }: { bad: number; of: number; lines: number }, evidence: ProofPhrase, more = {}) {
  return say(evidence, { bad, of: lines, doors: of, ...more });
}

function finding(ctx: { bad: number; of: number; lines: number }, evidence: ProofPhrase, task: ProofPhrase): Finding {
  const said = { figure: { n: ctx.bad, of: ctx.lines + ctx.of }, evidence: evidenceOf(ctx, evidence) };
  if (ctx.bad > 0) return { verdict: 'broken', ...said, task: say(task) };
  return ctx.lines + ctx.of === 0 ? { verdict: 'unknown', ...said, task: say('task.declare-recipients') } : { verdict: 'kept', ...said };
}

const total = (groups: readonly LineGroup[]) => groups.reduce((sum, { n }) => sum + n, 0);

async function agreementsFinding(ctx: CheckContext, params: CheckParams): Promise<{ bad: number; of: number; lines: number }> {
  const groups = (await groupsOf(ctx, params)).filter(({ basis_kind }) => basis_kind === 'agreement');
  const doors = await doorsHold(ctx, params);
  return { bad: total(groups.filter((group) => !underAgreement(group))) + doors.bad, of: doors.of, lines: total(groups) };
}

const agreements: Check = {
  id: 'disclosure.agreements',
  async run(ctx, params) {
    const found = finding(await agreementsFinding(ctx, params), 'evidence.agreements', 'task.end-access');
    if (found.verdict !== 'kept') return found;
    const wanted = (await views(ctx)).filter(
      ({ ground, recipient }) => ground === 'agreement' && (params['recipient'] === undefined || recipient.id === params['recipient']),
    );
    const missing = wanted.filter(({ open }) => !open).length;
    if (missing === 0) return found;
    // Data may lie with a recipient by other ways: without the agreement on file the promise cannot be seen to be kept.
    const evidence = say('evidence.agreements-missing', { missing, of: wanted.length });
    return { verdict: 'unknown', figure: { n: missing, of: wanted.length }, evidence, task: say('task.file-agreements') };
  },
  sabotage: sabotageAgreement,
};

const partner: Check = {
  id: 'disclosure.partner',
  async run(ctx, params) {
    const changing = PERMISSIONS.filter((permission) => !READ_ONLY.includes(permission));
    const beyond = PERMISSIONS.filter((permission) => permission !== 'shared.read' && ctx.permits('partner', permission)).length;
    const changes = changing.filter((permission) => ctx.permits('viewer', permission)).length;
    const { bad, of, lines } = await agreementsFinding(ctx, params);
    const wide = total(await beyondWhitelist(ctx, params));
    return finding({ bad: bad + wide + beyond + changes, of, lines }, 'evidence.partner', 'task.end-access');
  },
  // The decision itself is replaced: nothing in the database can widen what a role may do.
  sabotage(ctx) {
    Object.assign(ctx, { permits: () => true });
    return Promise.resolve();
  },
};

async function beyondWhitelist(ctx: CheckContext, params: CheckParams): Promise<LineGroup[]> {
  const found: LineGroup[] = [];
  for (const group of await groupsOf(ctx, params)) {
    const recipient = (await versionOf(ctx, group.policy_version_id))?.recipients.get(group.recipient_id);
    const fields = JSON.parse(group.fields) as string[];
    if (recipient === undefined || fields.some((field) => !recipient.fields.includes(field))) found.push(group);
  }
  return found;
}

/** The declaration under which it was given. */
function versionOf(ctx: CheckContext, id: string): Promise<CompiledPolicy | undefined> {
  if (id === ctx.policy.versionId) return Promise.resolve(ctx.policy);
  return once(ctx, `version ${id}`, async () => {
    const version = await versionById(ctx.deps.database.db, id);
    return version && compiled(version);
  });
}

const whitelist: Check = {
  id: 'disclosure.whitelist',
  async run(ctx, params) {
    const [groups, doors] = [await groupsOf(ctx, params), await doorsHold(ctx, params)];
    const bad = total(await beyondWhitelist(ctx, params)) + doors.bad;
    return finding({ bad, of: doors.of, lines: total(groups) }, 'evidence.whitelist', 'task.see-disclosures');
  },
  sabotage: sabotageWhitelist,
};

const grounds: Check = {
  id: 'disclosure.grounds',
  async run(ctx, params) {
    const [groups, doors] = [await groupsOf(ctx, params), await doorsHold(ctx, params)];
    let bad = doors.bad;
    for (const group of groups) bad += group.basis_kind === 'consent' ? group.bad_consents : (await grounded(ctx, group)) ? 0 : group.n;
    return finding({ bad, of: doors.of, lines: total(groups) }, 'evidence.grounds', 'task.see-disclosures');
  },
  sabotage: sabotageGround,
};

/** To somebody the notice names, and to an outsider on nothing but the person's consent. */
async function grounded(ctx: CheckContext, group: LineGroup): Promise<boolean> {
  const recipient = (await versionOf(ctx, group.policy_version_id))?.recipients.get(group.recipient_id);
  if (recipient === undefined) return false;
  const { role, agreement } = recipient;
  if (group.basis_kind === 'law') return role === 'authority' || agreement.kind === 'statute';
  const outsider = role === 'controller' || role === 'category' || agreement.kind === 'consent';
  return !outsider && (group.basis_kind === 'controller' || underAgreement(group));
}

const logged: Check = {
  id: 'disclosure.logged',
  async run(ctx, params) {
    const keep = accountabilityEntry('disclosures').keep.period ?? 'P3Y';
    const since = addPeriod(addPeriod(localDate(ctx.deps.clock.now()), `-${keep}`), 'P2D');
    const { bad, of } = await once(ctx, 'disclosure-log', () => unmatched(ctx.deps.database.db, since));
    const doors = await doorsHold(ctx, params);
    const refused = await strangerRefused(ctx);
    const seen = { bad: bad + doors.bad + (refused ? 0 : 1), of: doors.of, lines: of };
    const evidence = evidenceOf(seen, 'evidence.logged', { stranger: refused ? '✓' : '–' });
    return { ...finding({ ...seen, of: seen.of + 1 }, 'evidence.logged', 'task.see-disclosures'), evidence };
  },
  sabotage: sabotageLog,
};

export const disclosureChecks: readonly Check[] = [agreements, partner, whitelist, grounds, logged];
