// The test command: installs what a Debian machine lacks when it may, and lists by name every test that could not run.

import { chmodSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { run } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { spec } from 'node:test/reporters';
import { findChromium, NO_BROWSER } from './browser.ts';
import { CARD_TOOLS, findTool } from './card-tools.ts';
import { findDovecot } from './dovecot.ts';
import { aptInstall, CLUSTER_VARIABLE, executable, findPostgres, startCluster } from './postgres.ts';
import { layOut, left } from './shift.ts';
import { HOUSES_VARIABLE } from './temp.ts';

/** One more than the two processors it is meant for: a test that waits leaves its processor to another. */
const PROCESSES = 3;

const ROOT = join(import.meta.dirname, '..', '..');
const options = process.argv.slice(2);
const deep = options.includes('--deep');
const wanted = options.filter((option) => !option.startsWith('--'));

const files = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts', 'web/**/*.test.ts'], { cwd: ROOT })
  .filter((file) => deep || !file.endsWith('.deep.test.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort((a, b) => Number(isLong(b)) - Number(isLong(a)) || (a < b ? -1 : 1));

if (files.length === 0) fail('No test file matches.');
const needsBrowser = files.some((file) => /\b(?:sharedBrowser|closeBrowser)\b/.test(readFileSync(join(ROOT, file), 'utf8')));
const needsImap = files.some((file) => readFileSync(join(ROOT, file), 'utf8').includes('findDovecot'));
const needsCards = files.some((file) => readFileSync(join(ROOT, file), 'utf8').includes('findTool'));
const needsPdfText = files.some((file) => readFileSync(join(ROOT, file), 'utf8').includes("'pdftotext'"));
const needsPostgres = !process.env['LUPAUS_TEST_PG'];
installMissing();
shareFolder();
if (needsBrowser && findChromium() === null) fail(NO_BROWSER);
await sharePostgres();
runTests();

/** These come first, so that the end of a run does not wait for one of them. */
function isLong(file: string): boolean {
  return /^tests\/(?:crash|journeys)\//.test(file);
}

function installMissing(): void {
  if (process.getuid?.() !== 0 || !executable('/usr/bin/apt-get')) return;
  if (needsBrowser && findChromium() === null && !install(['chromium-headless-shell'])) install(['chromium']);
  const missing = [
    ...(needsPostgres && findPostgres() === null ? ['postgresql'] : []),
    ...(needsCards ? CARD_TOOLS.filter((tool) => findTool(tool) === null) : []),
    ...(needsPdfText && findTool('pdftotext') === null ? ['poppler-utils'] : []),
    ...(needsImap && findDovecot() === null ? ['dovecot-imapd'] : []),
  ];
  if (missing.length > 0) install(missing);
}

function install(packages: string[]): boolean {
  try {
    aptInstall(packages);
    return true;
  } catch {
    process.stdout.write(`Could not install ${packages.join(', ')}; going on with what is there.\n`);
    return false;
  }
}

/**
 * One folder for whatever the run writes, in memory where there is plenty of it: tests kill processes, not the machine, so nothing they
 * look at depends on a disk. It goes with the run.
 */
function shareFolder(): void {
  const inMemory = '/dev/shm';
  const folder = mkdtempSync(join(plenty(inMemory) ? inMemory : tmpdir(), 'lupaus-run-'));
  // The database server of the tests runs as another user.
  chmodSync(folder, 0o711);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const houses = join(folder, 'houses');
  mkdirSync(houses);
  Object.assign(process.env, { TMPDIR: folder, NODE_COMPILE_CACHE: join(folder, 'compiled'), [HOUSES_VARIABLE]: houses });
}

const PLENTY = 6 * 1024 ** 3;

function plenty(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > PLENTY && freemem() > PLENTY;
  } catch {
    return false;
  }
}

async function sharePostgres(): Promise<void> {
  if (!needsPostgres) return;
  const bin = findPostgres();
  if (bin) process.env[CLUSTER_VARIABLE] = await startCluster(bin);
  else process.stdout.write('No PostgreSQL server found: using PGlite in its place.\n');
}

function runTests(): void {
  const list = join(tmpdir(), 'list');
  const stream = run({ files: layOut(list, ROOT, files, PROCESSES), cwd: ROOT, concurrency: PROCESSES, isolation: 'process' });
  stream.on('test:fail', ({ todo }) => {
    if (todo === undefined || todo === false) process.exitCode = 1;
  });
  stream.on('end', () => {
    const missed = left(list);
    if (missed.length === 0) return;
    process.exitCode = 1;
    process.stderr.write(`Not run to the end: ${missed.join(', ')}\n`);
  });
  Readable.from(namingSkipped(stream)).pipe(new spec()).pipe(process.stdout);
}

// Passes the runner's events on and puts the names of what was not run right before its closing summary.
async function* namingSkipped(source: AsyncIterable<TestEvent>): AsyncGenerator<TestEvent> {
  const skipped: string[] = [];
  let listed = false;
  for await (const event of source) {
    if (event.type === 'test:pass' && event.data.skip !== undefined && event.data.skip !== false) {
      const reason = typeof event.data.skip === 'string' ? `: ${event.data.skip}` : '';
      skipped.push(`${event.data.name}${reason}`);
    }
    if (!listed && event.type === 'test:diagnostic' && /^tests \d+$/.test(event.data.message)) {
      listed = true;
      for (const name of skipped) yield { ...event, data: { ...event.data, message: `not run: ${name}` } };
    }
    yield event;
  }
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
