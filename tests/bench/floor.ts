// The floor: the least a server must do. node:http over SQLite with our pragmas, indexes and page size; no policy, no provenance, no permission.

import { createServer } from 'node:http';
import Database from 'better-sqlite3';

const [file = '', port = '0'] = process.argv.slice(2);
const db = new Database(file);
for (const pragma of [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'secure_delete = ON',
  'cache_size = -16384',
  'temp_store = MEMORY',
])
  db.pragma(pragma);

const list = db.prepare(
  'select id, label, organisation, email, phone, next_action, next_action_on, due_on, sort_key from people where (sort_key, id) > (?, ?) order by sort_key, id limit 50',
);
const search = db.prepare(
  'select p.id, p.label, p.organisation, p.email, p.phone, p.due_on from people p join people_fts f on f.rowid = p.no where people_fts match ? limit 50',
);
const open = db.prepare('select * from people where id = ?');
const update = db.prepare('update people set job_title = ?, version = version + 1 where id = ?');
const create = db.prepare(
  'insert into people (id, label, organisation, email, phone, sort_key, body, version) values (?, ?, ?, ?, ?, ?, ?, 1)',
);
const index = db.prepare('insert into people_fts (rowid, body) values (?, ?)');

const createBoth = db.transaction((id: string, name: string, email: string) => {
  const { lastInsertRowid } = create.run(id, name, null, email, null, name.toLowerCase(), `${name} ${email}`.toLowerCase());
  index.run(lastInsertRowid, `${name} ${email}`.toLowerCase());
});

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://floor');
  const send = (body: unknown) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  };
  if (request.method === 'GET' && url.pathname === '/people') {
    const q = url.searchParams.get('q');
    if (q !== null) return send({ rows: search.all(`"${q.replaceAll('"', '""')}"`) });
    return send({ rows: list.all(url.searchParams.get('key') ?? '', url.searchParams.get('id') ?? '') });
  }
  if (request.method === 'GET') return send(open.get(url.pathname.slice('/people/'.length)));
  let text = '';
  request.on('data', (chunk: Buffer) => (text += chunk.toString()));
  request.on('end', () => {
    const body = JSON.parse(text) as { id: string; name: string; email: string; jobTitle: string };
    if (request.method === 'PATCH') send({ changed: update.run(body.jobTitle, url.pathname.slice('/people/'.length)).changes });
    else {
      createBoth(body.id, body.name, body.email);
      send({ id: body.id });
    }
  });
});
server.listen(Number(port), '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`listening ${typeof address === 'object' ? address?.port : ''}\n`);
});
