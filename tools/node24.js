/** Runs a program on the Node 24 that npm install brought, whatever Node npm itself runs on; plain JavaScript, because an older Node must be able to read it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const modules = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
const [target = '', ...rest] = process.argv.slice(2);
const brought = broughtNode();

if (brought) linkAgain(brought);
endWithNpm();
if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv = [process.argv[0] ?? 'node', resolve(target), ...rest];
  await import(pathToFileURL(resolve(target)).href);
} else if (brought) {
  runOn(brought);
} else {
  console.error(
    `Lupaus runs on Node 24 and this is ${process.version}. On Linux and Windows npm install brings Node 24; elsewhere install it yourself.`,
  );
  process.exitCode = 1;
}

/** npm tells its shell to end and the shell tells nobody: who is left without a parent ends as if it had been told. */
function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/** @returns {string | null} */
function broughtNode() {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const path = join(modules, name, 'bin', windows ? 'node.exe' : 'node');
  return existsSync(path) ? path : null;
}

/**
 * npm 10 and older drop node_modules/.bin/node: while they clear away the packages of other platforms they take along the link of the same name.
 * @param {string} node
 */
function linkAgain(node) {
  const link = join(modules, '.bin', 'node');
  if (process.platform === 'win32' || existsSync(link)) return;
  try {
    if (isLink(link)) rmSync(link);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), node), link);
  } catch {
    // A read-only installation still runs: the program below gets its Node by path.
  }
}

/** @param {string} path */
function isLink(path) {
  try {
    return readlinkSync(path) !== '';
  } catch {
    return false;
  }
}

/** @param {string} node */
function runOn(node) {
  const env = { ...process.env, PATH: [dirname(node), process.env['PATH']].join(delimiter) };
  const child = spawn(node, [target, ...rest], { stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}
