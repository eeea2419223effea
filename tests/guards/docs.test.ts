// What the documents say of the house is so: links and pictures lead somewhere, commands, scripts and settings exist, and a newcomer's two commands stand by themselves.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, test } from 'node:test';
import { CONFIG_VARIABLES } from '#platform/config';

const ROOT = join(import.meta.dirname, '..', '..');
const GUIDE = readdirSync(join(ROOT, 'docs', 'guide')).filter((name) => name.endsWith('.md'));
const DECISIONS = readdirSync(join(ROOT, 'docs', 'decisions'));
const FILES = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'policies/README.md',
  'docs/glossary.md',
  ...GUIDE.map((name) => `docs/guide/${name}`),
  ...DECISIONS.map((name) => `docs/decisions/${name}`),
];
const SETTINGS = ['README.md', 'docs/guide/yllapito.md'];
const START = 'npm install && npm start';
const VERIFY = 'npm install && npm run verify';

const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const scripts = Object.keys((JSON.parse(text('package.json')) as { scripts: Record<string, string> }).scripts);

interface Found {
  readonly file: string;
  readonly what: string;
}

function all(pattern: RegExp, files: readonly string[] = FILES): Found[] {
  return files.flatMap((file) => [...text(file).matchAll(pattern)].map((match) => ({ file, what: match[1] ?? '' })));
}

/** The address that a heading gets in rendered Markdown. */
function anchors(file: string): Set<string> {
  const headings = [...text(file).matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '');
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- ]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function broken({ file, what }: Found): boolean {
  const [path = '', anchor] = what.split('#');
  const target = path === '' ? file : normalize(join(dirname(file), path));
  if (target.startsWith('..') || !existsSync(join(ROOT, target))) return true;
  return anchor !== undefined && !anchors(target).has(anchor);
}

function told(found: readonly Found[]): string[] {
  return found.map(({ file, what }) => `${file}: ${what}`);
}

describe('documents', () => {
  const links = all(/!?\[[^\]]*\]\(([^)\s]+)\)/g).filter(({ what }) => !/^(https?|mailto):/.test(what));

  test('every relative link and every picture leads to something', () => {
    assert.ok(links.length > 40, `${links.length} links looked at`);
    assert.deepEqual(told(links.filter(broken)), []);
  });

  test('a link to nothing is seen', () => {
    assert.ok(broken({ file: 'docs/guide/README.md', what: 'no-such.md' }));
    assert.ok(broken({ file: 'docs/guide/README.md', what: '../../../elsewhere.md' }));
    assert.ok(broken({ file: 'docs/guide/yllapito.md', what: '#no-such-heading' }));
    assert.ok(!broken({ file: 'docs/guide/README.md', what: 'yllapito.md#päivitys' }));
  });

  test('every picture is named in a sentence, for those who do not see it', () => {
    const pictures = all(/(!\[[^\]]*\])\(/g);
    assert.ok(pictures.length > 5);
    assert.deepEqual(told(pictures.filter(({ what }) => what.length < 8)), []);
  });

  test('every page of the guide is in its table of contents', () => {
    const contents = new Set(all(/\]\(([a-z-]+\.md)\)/g, ['docs/guide/README.md']).map(({ what }) => what));
    assert.deepEqual(
      GUIDE.filter((name) => name !== 'README.md' && !contents.has(name)),
      [],
    );
  });

  test('every npm script that is named exists', () => {
    const named = all(/\bnpm run (?:--silent )?([\w:-]+)/g);
    assert.ok(named.length > 5);
    assert.deepEqual(told(named.filter(({ what }) => !scripts.includes(what))), []);
  });

  test('every command of the command line that is named exists, and the README names every one', () => {
    const usage = [...text('src/cli/index.ts').matchAll(/usage: '([a-z-]+)( [a-z|]+)?/g)].map((match) => match[1] ?? '');
    assert.ok(usage.length > 10);
    const named = all(/(?:npm run (?:--silent )?lupaus -- |`lupaus )([a-z-]+)/g);
    assert.deepEqual(told(named.filter(({ what }) => !usage.includes(what))), []);
    const table = text('README.md').split('## Command line')[1]?.split('\n## ')[0] ?? '';
    assert.deepEqual(
      usage.filter((command) => !new RegExp(`\`${command}\\b`).test(table)),
      [],
    );
  });

  test('every setting that is named exists, and README and maintenance name every one', () => {
    const known = CONFIG_VARIABLES.map(({ name }) => name);
    const named = all(/\b(LUPAUS_[A-Z_]+[A-Z])\b/g);
    assert.deepEqual(told(named.filter(({ what }) => !known.includes(what) && !what.startsWith('LUPAUS_TEST_'))), []);
    for (const file of SETTINGS) {
      const missing = known.filter((name) => !text(file).includes(`\`${name}\``));
      assert.deepEqual(missing, [], file);
    }
  });

  test('starting and testing take one line each, which stands by itself', () => {
    const lines = text('README.md').split('\n');
    for (const command of [START, VERIFY]) assert.equal(lines.filter((line) => line === command).length, 1, command);
    const other = lines.filter((line) => /^\s*(npm|node|npx|git|docker|sudo) /.test(line) && line !== START && line !== VERIFY);
    assert.deepEqual(other, [], 'a newcomer meets two commands');
  });

  test('CI runs the test command of the README and nothing else', () => {
    const lines = text('.ci/run').split('\n');
    assert.equal(lines.filter((line) => line === VERIFY).length, 1);
    assert.deepEqual(
      lines.filter((line) => /\bnpm\b/.test(line) && !line.startsWith('#') && line !== VERIFY),
      [],
    );
    assert.ok(scripts.includes('verify') && scripts.includes('start'));
  });

  test('ARCHITECTURE stays short, and every file or folder in its tree and tables exists', () => {
    assert.ok(text('ARCHITECTURE.md').split('\n').length < 100);
    const named = all(/`((?:src|web|tests|tools|policies|docs)\/[\w./-]+)`/g).filter(({ what }) => !/[<*]|NNNN/.test(what));
    assert.ok(named.length > 10);
    const absent = named.filter(({ what }) => !exists(what));
    assert.deepEqual(told(absent), []);
  });
});

/** A file, a folder, or the beginning of a file's name without its ending. */
function exists(path: string): boolean {
  const full = join(ROOT, path);
  if (existsSync(full)) return true;
  const folder = dirname(full);
  return (
    existsSync(folder) && statSync(folder).isDirectory() && readdirSync(folder).some((name) => join(folder, name).startsWith(`${full}.`))
  );
}
