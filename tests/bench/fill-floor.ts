// The bare server holds the same people: one flat table, the same indexes, the same words to find them by.

import Database from 'better-sqlite3';

export function fillFloor(from: string, to: string): { ids: string[]; names: string[] } {
  const db = new Database(to);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) db.pragma(pragma);
  db.exec(`
    attach '${from}' as house;
    create table people (no integer primary key autoincrement, id text not null unique, label text, organisation text, email text, phone text, job_title text,
      next_action text, next_action_on text, due_on text, sort_key text not null, body text not null, version integer not null) strict;
    insert into people (id, label, organisation, email, phone, job_title, next_action, next_action_on, due_on, sort_key, body, version)
      select p.id, p.given_name || ' ' || p.family_name,
        (select o.name from house.affiliation a join house.organisation o on o.id = a.organisation_id where a.person_id = p.id limit 1),
        (select value from house.contact_point c where c.subject_id = p.id and c.field_id = 'person.email' limit 1),
        (select value from house.contact_point c where c.subject_id = p.id and c.field_id = 'person.phone' limit 1),
        p.job_title, p.next_action, p.next_action_on,
        (select min(due_on) from house.membership m where m.subject_id = p.id and m.ended_on is null), d.sort_key, d.body, 1
      from house.person p join house.search_doc d on d.subject_id = p.id;
    create index people_order on people (sort_key, id);
    create virtual table people_fts using fts5 (body, content = 'people', content_rowid = 'no', tokenize = 'trigram');
    insert into people_fts (people_fts) values ('rebuild');
    detach house;`);
  const rows = db.prepare<[], { id: string; label: string | null }>('select id, label from people order by no limit 5000').all();
  db.close();
  return {
    ids: rows.map((row) => row.id),
    names: rows.flatMap((row) => (row.label ? [row.label.split(' ').at(-1)?.toLowerCase() ?? ''] : [])).filter((name) => name.length >= 3),
  };
}
