// How each promise can be broken behind the product's back. Only tests call these: a check that cannot turn red proves nothing.

import { sql } from '#platform/db';
import { addPeriod, localDate } from '#platform/clock';
import type { CheckContext, CheckParams } from '../check.ts';

const db = (ctx: CheckContext) => ctx.deps.database.db;

const COLUMN: Record<string, string> = {
  'person.name': 'family_name',
  'person.education': 'education',
  'person.industry': 'industry',
  'person.note': 'note',
};

/** A value in a register that does not declare it: written past the writer. */
export async function sabotageFields(ctx: CheckContext, params: CheckParams): Promise<void> {
  const register = params['register'] ?? [...ctx.policy.registers.keys()][0] ?? '';
  const id = await strayPerson(ctx, register);
  const target = Object.keys(COLUMN).find((field) => !ctx.policy.fieldsOf(register).has(field));
  if (target !== undefined)
    await sql`update person set ${sql.ref(COLUMN[target] ?? 'note')} = ${'stray'} where id = ${id}`.execute(db(ctx));
  else await strayValue(ctx, id, 'custom.never_declared');
}

async function strayValue(ctx: CheckContext, subjectId: string, fieldId: string): Promise<void> {
  await sql`insert into custom_value (id, subject_id, field_id, value, version, origin_id)
    values (${ctx.deps.ids.next()}, ${subjectId}, ${fieldId}, 'x', 1, ${await anyOrigin(ctx)})`.execute(db(ctx));
}

async function strayOrigin(ctx: CheckContext, source: string, recordedAt: string): Promise<string> {
  const id = ctx.deps.ids.next();
  await sql`insert into origin (id, source, purpose, actor_id, actor_kind, policy_version_id, recorded_at)
    values (${id}, ${source}, 'x', 'x', 'system', ${ctx.policy.versionId}, ${recordedAt})`.execute(db(ctx));
  return id;
}

/** A record whose origin is gone: the engine's own guard is taken away first. */
export async function sabotageProvenance(ctx: CheckContext): Promise<void> {
  const lose = sql`update person set origin_id = 'gone' where id = (select min(id) from person)`;
  if (ctx.deps.database.dialect === 'sqlite') {
    await sql`pragma foreign_keys = off`.execute(db(ctx));
    await lose.execute(db(ctx));
    return void (await sql`pragma foreign_keys = on`.execute(db(ctx)));
  }
  await sql`alter table person disable trigger all`.execute(db(ctx));
  await lose.execute(db(ctx));
}

export async function sabotageSource(ctx: CheckContext): Promise<void> {
  await strayOrigin(ctx, 'bought-list', ctx.deps.clock.now().toISOString());
}

export async function sabotageSealed(ctx: CheckContext): Promise<void> {
  await strayValue(ctx, await anyPerson(ctx), 'event.diet');
}

/** A synthetic code (individual number 900–999). */
export async function sabotageIdentityCode(ctx: CheckContext): Promise<void> {
  await sql`update person set note = ${'soita 131052-900W'} where id = ${await anyPerson(ctx)}`.execute(db(ctx));
}

/** People whose time was over long ago although no run has taken them away. */
export async function sabotagePastDue(ctx: CheckContext, params: CheckParams): Promise<void> {
  const rule = params['rule'];
  const registers = [...ctx.policy.registers.values()]
    .filter((register) => rule === undefined || register.retention.includes(rule))
    .map((register) => register.id);
  const old = addPeriod(localDate(ctx.deps.clock.now()), '-P60Y');
  await sql`update membership set since = ${old}, due_on = null where ended_on is null and register_id in (${sql.join(registers.length ? registers : [''])})`.execute(
    db(ctx),
  );
  await sql`update trigger_event set occurred_on = ${old}`.execute(db(ctx));
  const triggers = ctx.policy.policy.retention.flatMap((each) =>
    'triggers' in each ? each.triggers : 'trigger' in each ? [each.trigger] : [],
  );
  for (const trigger of new Set(triggers)) await strayTrigger(ctx, registers[0], trigger, old);
}

async function strayTrigger(ctx: CheckContext, register: string | undefined, trigger: string, on: string): Promise<void> {
  await sql`insert into trigger_event (id, subject_id, register_id, trigger, occurred_on, source_kind, source_id, origin_id)
    select ${ctx.deps.ids.next()}, m.subject_id, null, ${trigger}, ${on}, 'staff', 'stray', m.origin_id from membership m
    where m.ended_on is null and m.register_id = ${register ?? ''} order by m.id limit 1`.execute(db(ctx));
}

export async function sabotageReviews(ctx: CheckContext): Promise<void> {
  const old = addPeriod(localDate(ctx.deps.clock.now()), '-P20Y');
  await sql`update membership set since = ${old}, review_on = ${old} where ended_on is null`.execute(db(ctx));
}

/** The nightly run has stopped. */
export async function sabotageRun(ctx: CheckContext): Promise<void> {
  const old = new Date(ctx.deps.clock.now().getTime() - 3 * 86_400_000).toISOString();
  await sql`update retention_run set started_at = ${old}, finished_at = ${old}`.execute(db(ctx));
}

export async function sabotageFloor(ctx: CheckContext): Promise<void> {
  await sql`update membership set ended_on = ${localDate(ctx.deps.clock.now())} where id in (select membership_id from group_due where floor_until is not null)`.execute(
    db(ctx),
  );
}

/** A request nobody carried out in time. */
export async function sabotageLateRequest(ctx: CheckContext): Promise<void> {
  const late = new Date(ctx.deps.clock.now().getTime() - 10 * 86_400_000).toISOString();
  await sql`insert into erasure (id, subject_id, ground, received_at, deadline_at, state, plan, policy_version_id, requested_by)
    values (${ctx.deps.ids.next()}, 'late', 'request', ${late}, ${late}, 'planned', '{}', ${ctx.policy.versionId}, 'x')`.execute(db(ctx));
}

/** Somebody put an erased person's row back. */
export async function sabotageReturn(ctx: CheckContext): Promise<void> {
  const found = await sql<{ subject_id: string }>`select subject_id from erasure where state = 'certified' order by id limit 1`.execute(
    db(ctx),
  );
  await sql`insert into subject (id, kind, created_at) values (${found.rows[0]?.subject_id ?? ''}, 'person', ${ctx.deps.clock.now().toISOString()})`.execute(
    db(ctx),
  );
}

export async function sabotagePassword(ctx: CheckContext): Promise<void> {
  await sql`update account set password_hash = 'plain' where id = (select min(id) from account)`.execute(db(ctx));
}

export async function sabotageMfa(ctx: CheckContext): Promise<void> {
  await sql`update account set totp_confirmed_at = null where id = (select min(id) from account)`.execute(db(ctx));
}

export async function sabotageNames(ctx: CheckContext): Promise<void> {
  await sql`update account set name = '' where id = (select min(id) from account)`.execute(db(ctx));
}

export async function sabotageSessions(ctx: CheckContext): Promise<void> {
  const at = ctx.deps.clock.now();
  const far = new Date(at.getTime() + 400 * 86_400_000).toISOString();
  await sql`insert into session (id, account_id, created_at, last_seen_at, expires_at, label)
    values (${ctx.deps.ids.next()}, (select min(id) from account), ${at.toISOString()}, ${at.toISOString()}, ${far}, 'x')`.execute(db(ctx));
}

/** A token for ten years, written past the door. */
export async function sabotageTokens(ctx: CheckContext): Promise<void> {
  const { clock, ids } = ctx.deps;
  const at = clock.now();
  const far = new Date(at.getTime() + 3650 * 86_400_000).toISOString();
  await sql`insert into api_token (id, hash, hint, name, purpose, permissions, networks, account_id, created_at, expires_at)
    values (${ids.next()}, ${ids.next()}, 'x', 'x', 'x', '["people.read"]', '[]', (select min(id) from account), ${at.toISOString()}, ${far})`.execute(
    db(ctx),
  );
}

/** A change to a person whose data are restricted, written past the writer. */
export async function sabotageRestriction(ctx: CheckContext): Promise<void> {
  const id = await anyPerson(ctx);
  const before = new Date(ctx.deps.clock.now().getTime() - 60_000).toISOString();
  await sql`update subject set restricted_at = ${before}, restricted_reason = 'accuracy' where id = ${id}`.execute(db(ctx));
  const origin = await strayOrigin(ctx, 'own-records', ctx.deps.clock.now().toISOString());
  await sql`update person set origin_id = ${origin} where id = ${id}`.execute(db(ctx));
}

/** The log is rewritten by somebody who can take its guards away. */
export async function sabotageAudit(ctx: CheckContext): Promise<void> {
  if (ctx.deps.database.dialect === 'sqlite') {
    const found = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger' and tbl_name = 'audit_entry'`.execute(
      db(ctx),
    );
    for (const { name } of found.rows) await sql`drop trigger ${sql.ref(name)}`.execute(db(ctx));
  } else await sql`alter table audit_entry disable trigger user`.execute(db(ctx));
  await sql`update audit_entry set action = 'nothing' where seq = (select min(seq) from audit_entry)`.execute(db(ctx));
}

async function anyPerson(ctx: CheckContext): Promise<string> {
  const found = await sql<{ id: string }>`select min(id) as id from person`.execute(db(ctx));
  return found.rows[0]?.id ?? '';
}

async function anyOrigin(ctx: CheckContext): Promise<string> {
  const found = await sql<{ id: string }>`select min(id) as id from origin`.execute(db(ctx));
  return found.rows[0]?.id ?? '';
}

/** A person whose only membership is in the register. */
async function strayPerson(ctx: CheckContext, register: string): Promise<string> {
  const id = ctx.deps.ids.next();
  const at = ctx.deps.clock.now().toISOString();
  const origin = await anyOrigin(ctx);
  const group = ctx.policy.registers.get(register)?.subjectGroups[0] ?? 'x';
  await sql`insert into subject (id, kind, created_at) values (${id}, 'person', ${at})`.execute(db(ctx));
  await sql`insert into membership (id, subject_id, register_id, subject_group, since, origin_id)
    values (${ctx.deps.ids.next()}, ${id}, ${register}, ${group}, ${localDate(ctx.deps.clock.now())}, ${origin})`.execute(db(ctx));
  await sql`insert into person (id, version, created_at, origin_id) values (${id}, 1, ${at}, ${origin})`.execute(db(ctx));
  return id;
}
