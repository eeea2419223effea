// Marks of people follow what they say of, in the statement that changes it: whoever writes, moves, erases or brings back a row cannot forget them.

import { sql } from '#platform/db';
import type { Dialect, Migration, Tx } from '#platform/db';

/** The number that should stand beside this person now (see ../marks.ts). */
function marksOf(id: string): string {
  const parts: readonly (readonly [number, string])[] = [
    [1, `contact_point AS m WHERE m.subject_id = ${id} AND m.field_id = 'person.email'`],
    [2, `contact_point AS m WHERE m.subject_id = ${id} AND m.field_id = 'person.phone'`],
    [4, `trigger_event AS m WHERE m.subject_id = ${id} AND m.trigger IN ('last-contact', 'last-service-contact')`],
    [8, `permission_event AS m WHERE m.subject_id = ${id}`],
    [16, `person AS m WHERE m.id = ${id} AND m.next_action_on IS NOT NULL`],
  ];
  return parts.map(([bit, from]) => `CASE WHEN EXISTS (SELECT 1 FROM ${from}) THEN ${bit} ELSE 0 END`).join(' + ');
}

function follow(id: string, marks = marksOf(id)): string {
  return `UPDATE search_doc SET marks = ${marks} WHERE subject_id = ${id} AND kind = 'person' AND marks IS DISTINCT FROM ${marks};`;
}

/** Tables that marks are read from: the column that names the person, and those whose change can change a mark. */
const FROM = [
  { table: 'contact_point', subject: 'subject_id', of: 'subject_id, field_id' },
  { table: 'trigger_event', subject: 'subject_id', of: 'subject_id, trigger' },
  { table: 'permission_event', subject: 'subject_id', of: 'subject_id' },
  { table: 'person', subject: 'id', of: 'id, next_action_on' },
] as const;

function sqliteTriggers(): string[] {
  const each = FROM.flatMap(({ table, subject, of }) => [
    `CREATE TRIGGER ${table}_marks_insert AFTER INSERT ON ${table} BEGIN ${follow(`new.${subject}`)} END`,
    `CREATE TRIGGER ${table}_marks_delete AFTER DELETE ON ${table} BEGIN ${follow(`old.${subject}`)} END`,
    `CREATE TRIGGER ${table}_marks_update AFTER UPDATE OF ${of} ON ${table} BEGIN ${follow(`old.${subject}`)} ${follow(`new.${subject}`)} END`,
  ]);
  return [
    ...each,
    `CREATE TRIGGER search_doc_marks_insert AFTER INSERT ON search_doc WHEN new.kind = 'person' BEGIN ${follow('new.subject_id')} END`,
  ];
}

function postgresTriggers(): string[] {
  // The row is waited for first: a statement that waited itself would count with what stood there before the wait.
  const marked = (id: string) =>
    `PERFORM 1 FROM search_doc WHERE subject_id = ${id} AND kind = 'person' FOR UPDATE; ${follow(id, `marks_of(${id})`)}`;
  const functions = [
    `CREATE OR REPLACE FUNCTION marks_of(id TEXT) RETURNS BIGINT LANGUAGE sql STABLE AS $$ SELECT (${marksOf('$1')})::bigint $$`,
    `CREATE OR REPLACE FUNCTION marks_of_doc() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.marks := marks_of(new.subject_id); RETURN new; END $$`,
    ...(['subject_id', 'id'] as const).map(
      (subject) => `CREATE OR REPLACE FUNCTION marks_follow_${subject}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP <> 'INSERT' THEN ${marked(`old.${subject}`)} END IF;
        IF TG_OP <> 'DELETE' THEN ${marked(`new.${subject}`)} END IF;
        RETURN NULL; END $$`,
    ),
  ];
  const each = FROM.map(
    ({ table, subject, of }) =>
      `CREATE TRIGGER ${table}_marks AFTER INSERT OR DELETE OR UPDATE OF ${of} ON ${table} FOR EACH ROW EXECUTE FUNCTION marks_follow_${subject}()`,
  );
  const doc = `CREATE TRIGGER search_doc_marks_insert BEFORE INSERT ON search_doc FOR EACH ROW WHEN (new.kind = 'person') EXECUTE FUNCTION marks_of_doc()`;
  return [...functions, ...each, doc];
}

async function up(tx: Tx, dialect: Dialect): Promise<void> {
  for (const ddl of dialect === 'sqlite' ? sqliteTriggers() : postgresTriggers()) await sql.raw(ddl).execute(tx);
  await sql.raw(`UPDATE search_doc SET marks = ${marksOf('search_doc.subject_id')} WHERE kind = 'person'`).execute(tx);
}

export const listMarks: Migration = { name: 'customers/0005-list-marks', up };
