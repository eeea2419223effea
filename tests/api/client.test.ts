/** Somebody else's program, made from the document by a well-known generator, compiled strictly, and used against a running register from a person's first day to the last. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createClient } from '@hey-api/openapi-ts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { tempDir } from '#tests';
import { apiHouse, tokenFor } from './house.ts';
import { openReceiver, verifies } from './receiver.ts';
import { ok } from '#tests/app';

const ROOT = join(import.meta.dirname, '..', '..');

const PROGRAM = `
import { createClient, createConfig } from './client/client/index.ts';
import { peopleCreate, peopleGet, peopleList, peopleUpdate, permissionsConsent, rightsCopy, rightsErase } from './client/index.ts';

const [origin = '', token = '', today = ''] = process.argv.slice(2);
const client = createClient(createConfig({ baseUrl: origin, auth: (scheme) => (scheme.scheme === 'bearer' ? token : undefined) }));
const told: Record<string, unknown> = {};

const person = (n: number) => ({
  source: 'self',
  givenName: \`Asiakas \${n}\`,
  memberships: [
    { registerId: 'marketing', subjectGroup: 'subscribers' },
    { registerId: 'customer', subjectGroup: 'customers' },
  ],
  contactPoints: [{ kind: 'email' as const, value: \`asiakas\${n}@example.test\` }],
  custom: {},
});
const made = await Promise.all([1, 2, 3, 4, 5].map((n) => peopleCreate({ client, body: person(n) })));
const first = made[0]?.data?.person;
if (first === undefined) throw new Error(JSON.stringify(made[0]?.error));
const id: string = first.id;

const read = await peopleGet({ client, path: { id } });
told['read'] = read.data?.person.givenName;

const seen: string[] = [];
for (let after: string | null | undefined; after !== null; ) {
  const page = await peopleList({ client, query: { limit: 2, ...(after === undefined ? {} : { after }) } });
  if (page.data === undefined) throw new Error(JSON.stringify(page.error));
  seen.push(...page.data.rows.map((row) => row.id));
  after = page.data.next;
}
told['seen'] = seen.length;
told['twice'] = seen.length - new Set(seen).size;

const version = read.data?.person.version ?? 0;
const changed = await peopleUpdate({ client, path: { id }, body: { source: 'self', familyName: 'Muutettu', version } });
told['changed'] = changed.response?.status;
const late = await peopleUpdate({ client, path: { id }, body: { source: 'self', givenName: 'Myöhässä', version } });
told['conflict'] = [late.response?.status, late.error?.code];

const consent = { on: today, way: 'in-person' as const, source: 'self', channel: 'email' as const, purposeId: 'newsletter', lang: 'fi' as const };
told['consent'] = (await permissionsConsent({ client, path: { id }, body: consent })).response?.status;

const copy = await rightsCopy({ client, path: { id } });
told['copy'] = JSON.stringify(copy.data ?? copy.error).includes('Muutettu');

told['erased'] = (await rightsErase({ client, path: { id }, body: { ground: 'owner' } })).response?.status;
told['gone'] = (await peopleGet({ client, path: { id } })).response?.status;
told['id'] = id;
console.log(JSON.stringify(told));
`;

interface Said {
  readonly code: number | null;
  readonly text: string;
}

function run(args: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.once('close', (code) => resolve({ code, text }));
  });
}

const STRICT = {
  strict: true,
  noEmit: true,
  target: 'es2024',
  lib: ['es2024', 'dom', 'dom.iterable'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  noUncheckedIndexedAccess: true,
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules/@types')],
};

/** The client from the document that the server itself gives. */
async function generated(t: TestContext, document: string): Promise<string> {
  const dir = tempDir(t);
  const input = join(dir, 'openapi.json');
  writeFileSync(input, document);
  writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions: STRICT, files: ['program.ts'] }));
  writeFileSync(join(dir, 'program.ts'), PROGRAM);
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  await createClient({
    input,
    output: { path: join(dir, 'client'), module: { extension: '.ts' }, postProcess: [] },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  });
  return dir;
}

test('a generated client compiles strictly and takes a person through the register; what it did is told to a receiver that verifies', async (t) => {
  const { owner, app, origin, clock } = await apiHouse(t);
  const receiver = await openReceiver(t);
  const events = ['person.created', 'person.updated', 'permission.changed', 'person.erased'];
  const { secret } = await ok(
    owner.call<{ secret: string }>('POST', '/api/webhooks', { name: 'x', url: receiver.url, events, recipientId: null }),
  );
  const token = await tokenFor(owner, {
    permissions: ['people.read', 'people.write', 'people.erase', 'documents.read', 'requests.read', 'recipients.read'],
  });
  const dir = await generated(t, await (await fetch(`${origin}/api/openapi.json`)).text());
  const compiled = await run([join(ROOT, 'node_modules/@typescript/native/bin/tsc'), '-p', dir]);
  assert.deepEqual([compiled.code, compiled.text], [0, '']);
  const { code, text } = await run([join(dir, 'program.ts'), origin, token.secret, clock.now().toISOString().slice(0, 10)]);
  assert.equal(code, 0, text);
  const { id, ...told } = JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
  assert.deepEqual(told, {
    read: 'Asiakas 1',
    seen: 5,
    twice: 0,
    changed: 200,
    conflict: [409, 'errors.version-conflict'],
    consent: 200,
    copy: true,
    erased: 200,
    gone: 404,
  });
  await app.postman.sendDue();
  assert.ok(receiver.taken.every((notice) => verifies(notice, secret)));
  const mine = receiver.taken.filter(({ data }) => data.subject === id).map(({ type }) => type);
  assert.ok(mine[0] === 'person.created' && mine.at(-1) === 'person.erased' && mine.includes('permission.changed'), mine.join());
});

test('the document is valid OpenAPI 3.1 by somebody else’s validator, and one with a fault is not', async () => {
  const document = JSON.parse(readFileSync(join(ROOT, 'docs/generated/openapi.json'), 'utf8')) as { info: Record<string, unknown> };
  const verdict = await new Validator().validate(structuredClone(document));
  assert.ok(verdict.valid, JSON.stringify(verdict.errors)?.slice(0, 600));
  const { title: _gone, ...info } = document.info;
  assert.equal((await new Validator().validate({ ...document, info })).valid, false);
});
