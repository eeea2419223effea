/** The one command that starts the product: builds the staff application when its sources are newer than what was built, then serves. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ALLOCATOR, ENGINE_FLAGS } from '#platform/memory';

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'web', 'dist', 'index.html');
/** What ends up in the browser: the application, the packages, and from the server the contracts and dictionaries. */
const SOURCES = ['web', 'package-lock.json', 'src'];
const SHARED = /\/src\/.*(contract|i18n|phrases)/;

if (isStale()) build();
serve();

function isStale(): boolean {
  if (!existsSync(BUILT)) return true;
  const built = statSync(BUILT).mtimeMs;
  return SOURCES.some((source) => newest(join(ROOT, source)) > built);
}

function newest(path: string): number {
  const entry = statSync(path);
  if (!entry.isDirectory()) return path.startsWith(join(ROOT, 'src')) && !SHARED.test(path) ? 0 : entry.mtimeMs;
  return readdirSync(path)
    .filter((name) => name !== 'dist' && name !== 'node_modules' && !name.endsWith('.test.ts'))
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function build(): void {
  console.log('Rakennetaan sovellusta · Building the staff application…');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Signals go to the server, which finishes what it has begun before it ends. */
function serve(): void {
  const server = spawn(process.execPath, [...ENGINE_FLAGS, join(ROOT, 'src', 'main.ts'), 'serve', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...ALLOCATOR, ...process.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
  server.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  server.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}
