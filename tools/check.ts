/** Runs every check:* script of package.json, one after another, and shows all that failed, not only the first. */
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { read, ROOT } from './files.ts';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const wanted = process.argv.slice(2);
const PATH = [join(ROOT, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
const steps = Object.entries(scripts).filter(
  ([name]) => name.startsWith('check:') && (wanted.length === 0 || wanted.includes(name.slice(6))),
);
const failed = steps.filter(([name, command]) => !passes(name.slice(6), command));

if (steps.length === 0) console.error('check: no such check');
if (failed.length > 0) console.error(`failed: ${failed.map(([name]) => `npm run ${name}`).join(', ')}`);
process.exitCode = failed.length > 0 || steps.length === 0 ? 1 : 0;

function passes(name: string, command: string): boolean {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: ROOT,
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, PATH },
    maxBuffer: 1 << 28,
  });
  const seconds = (Number(process.hrtime.bigint() - start) / 1e9).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status !== 0) console.error(`${stdout}${stderr}`.trimEnd());
  return status === 0;
}
