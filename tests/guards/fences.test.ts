/** Every fence of the house is broken on purpose here, and the tool that holds it must say no; each tool must also let a clean house pass. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { buildHouse, type House, linkPackages } from './house.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const OPEN = '/** A file for the fences. */\n';
const lines = (n: number, line: string) => `${line}\n`.repeat(n);

describe('fences', { concurrency: 2 }, () => {
  describe('lint', () => {
    const bad: Record<string, [code: string, rules: string[]]> = {
      'src/kernel/one/any.ts': ['export const any: any = 1;\n', ['no-explicit-any']],
      'src/kernel/one/leak.ts': ["export const leak: string = JSON.parse('1');\n", ['no-unsafe-assignment']],
      'src/kernel/one/long.ts': [lines(301, 'export {};'), ['max-lines']],
      'src/kernel/one/long-function.ts': [
        `export function f(a: number[]): void {\n${lines(60, '  a.push(1);')}}\n`,
        ['max-lines-per-function'],
      ],
      'src/kernel/one/up.ts': ["export { id } from '../../platform/ids.ts';\n", ['no-restricted-imports']],
      'src/kernel/one/default.ts': ['export default 1;\n', ['no-default-export']],
      'src/kernel/one/cycle-a.ts': ["import { b } from './cycle-b.ts';\nexport const a = () => b;\n", ['no-cycle']],
      'src/kernel/one/cycle-b.ts': ["import { a } from './cycle-a.ts';\nexport const b = () => a;\n", ['no-cycle']],
      'src/kernel/one/floating.ts': ['export function f(p: Promise<void>): void {\n  p;\n}\n', ['no-floating-promises']],
      'src/kernel/one/bang.ts': ['export const f = (a?: string): string => a!;\n', ['no-non-null-assertion']],
      'src/kernel/one/silenced.ts': ['// @ts-ignore\nexport const one = 1;\n', ['ban-ts-comment']],
      'src/kernel/one/BigName.ts': ['export const one = 1;\n', ['filename-case']],
      'src/kernel/one/expression.ts': ['export const f = function (): number {\n  return 1;\n};\n', ['func-style']],
      'src/modules/events/now.ts': ['export const at = (): number => Date.now();\n', ['no-restricted-properties']],
      'src/modules/events/random.ts': ['export const r = (): number => Math.random();\n', ['no-restricted-properties']],
      'src/modules/events/global.ts': ['export const f = globalThis.fetch;\n', ['no-restricted-properties']],
      'src/modules/events/env.ts': ["export const e = process.env['A'];\n", ['no-restricted-globals', 'no-restricted-properties']],
      'src/modules/events/env-import.ts': ["import { env } from 'node:process';\nexport const e = env['A'];\n", ['no-restricted-imports']],
      'src/modules/events/uuid.ts': [
        "import { randomUUID } from 'node:crypto';\nexport const id = (): string => randomUUID();\n",
        ['no-restricted-imports'],
      ],
      'src/modules/events/bulk.ts': ["export { connectBulk } from '#platform/mail';\n", ['no-restricted-imports']],
      'src/kernel/one/letters.ts': ["export { connectSmtp } from '#platform/mail';\n", ['no-restricted-imports']],
      'src/modules/events/console.ts': ["console.log('x');\nexport {};\n", ['no-console']],
      'src/modules/events/fetch.ts': ["export const f = (): Promise<Response> => fetch('/');\n", ['no-restricted-globals']],
      'src/site/fetch.ts': ["export const f = (): Promise<Response> => fetch('/');\n", ['no-restricted-globals']],
      'src/app.ts': ["console.log('x');\nexport {};\n", ['no-console']],
      'web/src/fetch.ts': ["export const f = (): Promise<Response> => fetch('/');\n", ['no-restricted-globals']],
      'web/src/console.ts': ["console.log('x');\nexport {};\n", ['no-console']],
      'web/src/page.tsx': [
        `export function Page() {\n  let n = 1;\n${lines(100, '  n += 1;')}  return <p>{n}</p>;\n}\n`,
        ['max-lines-per-function'],
      ],
    };
    const allowed = {
      'src/platform/ids.ts': "export const id = (): string => `${Date.now()}${Math.random()}${process.env['A'] ?? ''}`;\n",
      'src/platform/mail.ts': "export const f = (): Promise<Response> => fetch('/');\n",
      'src/kernel/mailings/line.ts': "export { connectBulk } from '#platform/mail';\n",
      'src/kernel/mail/line.ts': "export { connectSmtp } from '#platform/mail';\n",
      'src/cli/say.ts': "console.log('x');\nexport {};\n",
      'src/main.ts': 'console.log(process.argv);\nexport {};\n',
      'web/src/api/client.ts': "export const f = (): Promise<Response> => fetch('/');\n",
      'tests/long.test.ts': lines(400, 'export {};'),
    };

    test('each rule fires on its own violation, and on nothing else', async (t) => {
      const house = buildHouse(t, { ...Object.fromEntries(Object.entries(bad).map(([file, [code]]) => [file, code])), ...allowed });
      const ran = await house.bin('oxlint', '--type-aware', '--deny-warnings', '--format', 'json');
      assert.equal(ran.status, 1, ran.output);
      const { diagnostics } = JSON.parse(ran.output) as { diagnostics: { code: string; filename: string }[] };
      const fired = (file: string) =>
        [...new Set(diagnostics.filter((each) => each.filename === file).map((each) => each.code.replace(/^.*\((.*)\)$/, '$1')))]
          .filter((rule) => rule !== 'no-unused-expressions')
          .toSorted();
      const seen = Object.fromEntries(Object.keys(bad).map((file) => [file, fired(file)]));
      assert.deepEqual(seen, Object.fromEntries(Object.entries(bad).map(([file, [, rules]]) => [file, rules])));
      for (const file of Object.keys(allowed)) assert.deepEqual(fired(file), [], file);
    });
  });

  test('types: the compiler is version 7 and strict about indexes, optional values and unknown doors', async (t) => {
    const house = buildHouse(t, {
      'src/a.ts':
        "import { inner } from '#events/inner.ts';\nexport const used = inner;\nexport const first = (a: string[]): string => a[0];\nexport const o: { a?: string } = { a: undefined };\n",
      'web/src/b.ts': 'export const first = (a: string[]): string => a[0];\n',
    });
    assert.match((await house.bin('tsc', '--version')).output, /^Version 7\./);
    const { output } = await house.bin('tsc', '-p', 'tsconfig.json');
    for (const code of ['TS2307', 'TS2322', 'TS2375']) assert.match(output, new RegExp(code));
    assert.match((await house.bin('tsc', '-p', 'web/tsconfig.json')).output, /TS2322/);
  });

  test('door at run time: Node itself refuses a file behind the door', async (t) => {
    const house = buildHouse(t, {
      'src/modules/events/index.ts': 'export const open = 1;\n',
      'src/modules/events/secret.ts': 'export const secret = 1;\n',
    });
    const door = await house.node(['--input-type=module', '-e', "console.log((await import('#events')).open)"]);
    assert.deepEqual([door.status, door.output.trim()], [0, '1']);
    const behind = await house.node(['--input-type=module', '-e', "await import('#events/secret.ts')"]);
    assert.notEqual(behind.status, 0);
    assert.match(behind.output, /ERR_PACKAGE_IMPORT_NOT_DEFINED/);
  });

  describe('bounds', () => {
    const sound = {
      'src/main.ts': "import './app.ts';\n",
      'src/app.ts': "import '#customers';\nimport '#events';\nimport '#kernel/one';\n",
      'src/platform/clock.ts': 'export const clock = 1;\n',
      'src/platform/db/index.ts': "export { sql } from 'kysely';\nexport const inner = 1;\n",
      'src/platform/db/hidden.ts': 'export const hidden = 1;\n',
      'src/kernel/one/index.ts': "import '#kernel/two';\nimport '../../platform/clock.ts';\nexport const one = 1;\n",
      'src/kernel/two/index.ts': "export { inner } from './inner.ts';\n",
      'src/kernel/two/inner.ts': "import '#platform/db';\nexport const inner = 1;\n",
      'src/modules/customers/index.ts': "import '#kernel/one';\nexport const customers = 1;\n",
      'src/modules/customers/secret.ts': 'export const secret = 1;\n',
      'src/modules/customers/contract.ts': "import { z } from 'zod';\nexport const schema = z.string();\n",
      'src/modules/customers/testing.ts': 'export const anyPerson = 1;\n',
      'src/modules/customers/module.ts': "export const module = { name: 'customers', uses: [] };\n",
      'src/modules/events/index.ts': "import '#customers';\nexport const events = 1;\n",
      'src/modules/events/module.ts': "export const module = { name: 'events', uses: ['customers'] };\n",
      'src/kernel/two/types-a.ts': "import type { B } from './types-b.ts';\nexport type A = B | 1;\n",
      'src/kernel/two/types-b.ts': "import type { A } from './types-a.ts';\nexport type B = A[];\n",
      'src/kernel/two/two.test.ts': "import '../one/testing.ts';\n",
      'src/kernel/one/testing.ts': 'export const sample = 1;\n',
      'web/src/ok.ts': "import '../../src/modules/customers/contract.ts';\n",
      'tests/ok.test.ts': "import '../src/modules/customers/testing.ts';\n",
    };
    const bad: Record<string, [code: string, rule: string]> = {
      'src/platform/up.ts': ["import '../kernel/one/index.ts';\n", 'layer-platform'],
      'src/kernel/one/up.ts': ["import '#events';\n", 'layer-kernel'],
      'src/modules/events/up.ts': ["import '../../site/page.ts';\n", 'layer-modules'],
      'src/site/page.ts': ["import '../cli/run.ts';\n", 'layer-site'],
      'src/api/up.ts': ["import '../app.ts';\n", 'layer-api'],
      'src/cli/run.ts': ["import '../api/other.ts';\n", 'layer-cli'],
      'src/api/other.ts': ['export const other = 1;\n', ''],
      'src/kernel/one/to-tests.ts': ["import '../../../tests/ok.test.ts';\n", 'layer-src'],
      'src/modules.ts': ["import './main.ts';\n", 'layer-app-below-main'],
      'src/modules/events/window.ts': ["import '../customers/secret.ts';\n", 'module-door'],
      'src/site/window.ts': ["import '../modules/customers/secret.ts';\n", 'module-door-from-outside'],
      'src/kernel/one/window.ts': ["import '../two/inner.ts';\n", 'kernel-door'],
      'src/modules/events/kernel-window.ts': ["import '../../kernel/two/inner.ts';\n", 'kernel-door-from-outside'],
      'src/kernel/one/platform-window.ts': ["import '../../platform/db/hidden.ts';\n", 'platform-door-from-outside'],
      'src/modules/events/borrow.ts': ["import '../customers/testing.ts';\n", 'testing-only-in-tests'],
      'src/modules/events/queries.ts': ["import { sql } from 'kysely';\nexport const q = sql`1`;\n", 'kysely-only-in-platform-db'],
      'src/modules/events/driver.ts': ["import 'better-sqlite3';\n", 'kysely-only-in-platform-db'],
      'src/kernel/one/smtp.ts': ["import 'nodemailer';\n", 'smtp-only-in-platform-mail'],
      'web/src/inside.ts': ["import '../../src/kernel/one/index.ts';\n", 'web-imports-contracts-only'],
      'web/src/node.ts': ["import 'node:fs';\n", 'web-has-no-node'],
      'src/modules/events/contract.ts': ["import 'node:fs';\n", 'contract-is-portable'],
      'src/kernel/one/round-a.ts': ["import './round-b.ts';\n", 'no-circular'],
      'src/kernel/one/round-b.ts': ["import './round-a.ts';\n", 'no-circular'],
      'src/kernel/one/lost.ts': ["import './nowhere.ts';\n", 'resolvable'],
      'src/kernel/one/stranger.ts': ["import 'acorn';\n", 'declared-packages-only'],
    };

    test('a sound house passes', async (t) => {
      const ran = await buildHouse(t, sound).tool('check-bounds');
      assert.equal(ran.status, 0, ran.output);
    });

    test('each rule fires on its own violation', async (t) => {
      const house = buildHouse(t, { ...sound, ...Object.fromEntries(Object.entries(bad).map(([file, [code]]) => [file, code])) });
      const ran = await house.tool('check-bounds');
      assert.equal(ran.status, 1);
      for (const [file, [, rule]] of Object.entries(bad))
        if (rule !== '') assert.ok(blames(ran.output, file, rule), `${rule} on ${file}\n${ran.output}`);
      for (const file of Object.keys(sound)) assert.ok(!ran.output.includes(`${file} ->`), `${file} was blamed\n${ran.output}`);
    });

    test('edges between modules equal what each manifest uses', async (t) => {
      const house = buildHouse(t, {
        ...sound,
        'src/modules/customers/module.ts': "export const module = { name: 'customers', uses: ['calendar'] };\n",
        'src/modules/events/module.ts': "export const module = { name: 'events', uses: [] };\n",
      });
      const ran = await house.tool('check-bounds');
      assert.equal(ran.status, 1);
      assert.match(ran.output, /customers\/module\.ts: uses says 'calendar'/);
      assert.match(ran.output, /events\/module\.ts: imports #customers/);
    });

    test('a cruise that sees nothing is a failure, not a success', async (t) => {
      const house = buildHouse(t, sound, true);
      linkPackages(house, { typescript: '@typescript/native' });
      const ran = await house.node([join(ROOT, 'tools', 'check-bounds.ts')], {
        NODE_OPTIONS: '--preserve-symlinks --preserve-symlinks-main',
      });
      assert.equal(ran.status, 1);
      assert.match(ran.output, /not one TypeScript module was cruised|nothing was looked at/);
    });
  });

  test('source: SQL outside its files, the machine clock, a missing opening, length and unreasoned suppressions are refused', async (t) => {
    const rule = ['oxlint', 'disable-next-line no-console'].join('-');
    const bad: Record<string, [code: string, says: RegExp]> = {
      'src/modules/events/service.ts': [`${OPEN}export const f = (db: any) => db.selectFrom('event');\n`, /builds SQL/],
      'src/modules/events/raw.ts': [`${OPEN}import { sql } from '#platform/db';\nexport const q = sql;\n`, /sql from #platform\/db/],
      'src/modules/events/clock.ts': [`${OPEN}export const at = () => new Date();\n`, /asks the machine for the time/],
      'src/modules/events/bare.ts': ['export const one = 1;\n', /open with one sentence/],
      'src/modules/events/bent.ts': [`${OPEN}// ${rule}\nexport const one = 1;\n`, /a suppression names its rule/],
      'src/modules/events/because.ts': [`${OPEN}// ${rule} -- because: I want it\nexport const one = 1;\n`, /a suppression names its rule/],
      'web/src/long.css': [lines(301, 'a {}'), /301 lines/],
    };
    const good = {
      'src/modules/events/queries.ts': `${OPEN}import { sql } from '#platform/db';\nexport const f = (db: any) => db.selectFrom(sql);\n`,
      'src/modules/events/types.ts': `${OPEN}import type { Db } from '#platform/db';\nimport { errorKind, type Tx } from '#platform/db';\nexport const at = (d: string) => new Date(d);\n`,
      'src/platform/clock.ts': `${OPEN}export const now = () => new Date();\n`,
      'src/modules/events/reasoned.ts': `${OPEN}// ${rule} -- library-type: why\nexport const one = 1;\n`,
    };
    const clean = await buildHouse(t, good).tool('check-source');
    assert.equal(clean.status, 0, clean.output);
    const ran = await buildHouse(t, { ...good, ...Object.fromEntries(Object.entries(bad).map(([file, [code]]) => [file, code])) }).tool(
      'check-source',
    );
    assert.equal(ran.status, 1);
    for (const [file, [, says]] of Object.entries(bad)) assert.match(about(ran.output, file), says, file);
    for (const file of Object.keys(good)) assert.equal(about(ran.output, file), '');
  });

  test('words: names, numbers, mailboxes, hosts and paths are refused without being repeated', async (t) => {
    const control = `malli${'suku'}nimi`;
    const number = ['+358 50', '908', '1726'].join(' ');
    const bad: Record<string, string> = {
      'docs/name.md': `Hei, ${control.replace('m', 'M')}n talo.\n`,
      'docs/number.md': `Soita ${number}.\n`,
      'docs/mail.md': `Kirjoita ${['matti', 'firma.fi'].join('@')}.\n`,
      'docs/host.md': `npm config set https://${['registry', 'npmjs', 'org'].join('.')}\n`,
      'docs/path.md': `cd ${['', 'root', 'lupaus'].join('/')}\n`,
      [`docs/${control}.md`]: 'x\n',
    };
    const good = { 'docs/ok.md': 'matti@firma.example.test, 2026-11-22, node@24.21.0, /srv/lupaus, /network/a\n' };
    const clean = await buildHouse(t, good).tool('check-words');
    assert.equal(clean.status, 0, clean.output);
    const ran = await buildHouse(t, { ...good, ...bad }).tool('check-words');
    assert.equal(ran.status, 1);
    for (const file of Object.keys(bad)) assert.notEqual(about(ran.output, file), '', file);
    assert.ok(!about(ran.output, 'docs/name.md').toLowerCase().includes(control));
  });

  test('lock: ranges, registry addresses and missing hashes are refused', async (t) => {
    const lock = (version: string, more: object) =>
      JSON.stringify({ packages: { '': { dependencies: { zod: version } }, 'node_modules/zod': { version, ...more } } });
    const manifest = (version: string) => JSON.stringify({ dependencies: { zod: version } });
    const house = buildHouse(t, { 'package.json': manifest('4.6.7'), 'package-lock.json': lock('4.6.7', { integrity: 'x' }) });
    assert.equal((await house.tool('check-lock')).status, 0);
    house.write({ 'package.json': manifest('^4.6.7'), 'package-lock.json': lock('4.6.7', { resolved: 'https://host.example.test/zod' }) });
    const { output } = await house.tool('check-lock');
    for (const says of [/not an exact version/, /package\.json says/, /registry address/, /no integrity/]) assert.match(output, says);
  });

  test('unused: a file, an export and a package that nothing uses are refused', async (t) => {
    const clean = {
      'src/main.ts': "import { used } from './used.ts';\nimport 'kysely';\nimport 'zod';\nused();\n",
      'src/used.ts': 'export function used(): void {}\n',
    };
    const house = buildHouse(t, clean);
    house.write({ 'package.json': manifestOf({ kysely: '0.29.9', zod: '4.6.7' }) });
    const sound = await knip(house);
    assert.equal(sound.status, 0, sound.output);
    house.write({
      'src/used.ts': 'export function used(): void {}\nexport function idle(): void {}\n',
      'src/orphan.ts': 'export const orphan = 1;\n',
      'package.json': manifestOf({ kysely: '0.29.9', zod: '4.6.7', fastify: '5.12.8' }),
    });
    const ran = await knip(house);
    assert.equal(ran.status, 1);
    for (const says of [/src\/orphan\.ts/, /\bidle\b/, /\bfastify\b/]) assert.match(ran.output, says);
  });

  test('format: what oxfmt would write differently is refused', async (t) => {
    const house = buildHouse(t, { 'src/a.ts': 'export const a = 1;\n' });
    assert.equal((await house.bin('oxfmt', '--check')).status, 0);
    house.write({ 'src/a.ts': 'export const   a = "1"\n' });
    assert.equal((await house.bin('oxfmt', '--check')).status, 1);
  });

  test('docs: a page that the code no longer says is refused', async (t) => {
    const house = buildHouse(t, { 'src/modules/events/index.ts': `${OPEN}/** Opens. */\nexport function open(): void {}\n` });
    assert.equal((await house.tool('gen-docs', '--check')).status, 1);
    assert.equal((await house.tool('gen-docs')).status, 0);
    assert.match(readFileSync(join(house.dir, 'docs/generated/doors.md'), 'utf8'), /\| `open` \| function \| Opens\. \|/);
    assert.equal((await house.tool('gen-docs', '--check')).status, 0);
    house.write({ 'src/modules/events/index.ts': `${OPEN}export function close(): void {}\n`, 'docs/generated/old.md': 'x\n' });
    const { status, output } = await house.tool('gen-docs', '--check');
    assert.equal(status, 1);
    for (const says of [/doors\.md: not what the code says/, /old\.md: nothing generates it/]) assert.match(output, says);
  });

  test('check runs every check:* script and fails when one of them does', async (t) => {
    const house = buildHouse(t, {
      'package.json': JSON.stringify({ scripts: { 'check:a': 'echo a', 'check:b': 'echo no && exit 3', 'check:c': 'echo c' } }),
    });
    const { status, output } = await house.tool('check');
    assert.equal(status, 1);
    for (const says of [/ok {3}a /, /FAIL b /, /ok {3}c /, /failed: npm run check:b/]) assert.match(output, says);
    assert.equal((await house.tool('check', 'a')).status, 0);
    assert.equal((await house.tool('check', 'nothing')).status, 1);
  });

  test(
    'an install that lost its link to Node 24 gets it back, and programs run on the Node it brought',
    { skip: process.platform === 'win32' },
    async (t) => {
      const house = buildHouse(t, { 'say.ts': 'const version: string = process.version;\nconsole.log(version, process.argv[2]);\n' }, true);
      cpSync(join(ROOT, 'tools/node24.js'), join(house.dir, 'tools/node24.js'));
      const brought = `node-${process.platform}-${process.arch}`;
      mkdirSync(join(house.dir, 'node_modules', brought, 'bin'), { recursive: true });
      symlinkSync(process.execPath, join(house.dir, 'node_modules', brought, 'bin/node'));
      const ran = await house.node(['tools/node24.js', 'say.ts', 'hello']);
      assert.equal(ran.output, `${process.version} hello\n`);
      assert.equal(readlinkSync(join(house.dir, 'node_modules/.bin/node')), `../${brought}/bin/node`);
    },
  );

  test('the real scripts: check covers every fence, and CI runs the test command of the README', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const checks = Object.keys(scripts).filter((name) => name.startsWith('check:'));
    assert.deepEqual(
      checks.toSorted(),
      ['bounds', 'docs', 'format', 'lint', 'types', 'unused', 'words'].map((name) => `check:${name}`),
    );
    for (const part of ['build', 'check', 'test']) assert.match(scripts['verify'] ?? '', new RegExp(`npm run ${part}\\b`));
    const command = 'npm install && npm run verify';
    assert.ok(readFileSync(join(ROOT, '.ci/run'), 'utf8').split('\n').includes(command));
    assert.ok(
      readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n').includes(command),
      `README.md has a line that is exactly: ${command}`,
    );
  });
});

function blames(output: string, file: string, rule: string): boolean {
  return output.split('\n').some((line) => line.includes(file) && line.includes(`: ${rule}:`));
}

function about(output: string, file: string): string {
  return output
    .split('\n')
    .filter((line) => line.startsWith(`${file}:`))
    .join('\n');
}

function manifestOf(dependencies: Record<string, string>): string {
  return JSON.stringify({ name: 'house', private: true, type: 'module', imports: {}, dependencies });
}

function knip(house: House): ReturnType<House['bin']> {
  return house.bin('knip', '--no-progress', '--no-config-hints');
}
