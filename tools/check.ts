/** Runs every check:* script of package.json, two at a time, and shows all that failed, not only the first. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { read, ROOT } from './files.ts';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const wanted = process.argv.slice(2);
const PATH = [join(ROOT, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
const steps = Object.entries(scripts).filter(
  ([name]) => name.startsWith('check:') && (wanted.length === 0 || wanted.includes(name.slice(6))),
);
const AT_ONCE = 2;
const failed: string[] = [];
const waiting = [...steps];
await Promise.all(Array.from({ length: AT_ONCE }, work));

if (steps.length === 0) console.error('check: no such check');
if (failed.length > 0) console.error(`failed: ${failed.map((name) => `npm run ${name}`).join(', ')}`);
process.exitCode = failed.length > 0 || steps.length === 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const [name, command] = step;
    if (!(await passes(name.slice(6), command))) failed.push(name);
  }
}

/** What it says is kept until it has ended: two checks do not talk into each other. */
function passes(name: string, command: string): Promise<boolean> {
  const start = process.hrtime.bigint();
  return new Promise((done) => {
    const child = spawn(command, { cwd: ROOT, shell: true, env: { ...process.env, PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => said.push(part));
    child.stderr.on('data', (part: Buffer) => said.push(part));
    child.on('error', (error) => said.push(Buffer.from(error.message)));
    child.on('close', (status) => {
      const seconds = (Number(process.hrtime.bigint() - start) / 1e9).toFixed(1);
      console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
      if (status !== 0) console.error(Buffer.concat(said).toString().trimEnd());
      done(status === 0);
    });
  });
}
