/** Reads the command and hands over: serve, or one of the commands of the house. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { ALLOCATOR, ENGINE_FLAGS } from './platform/memory.ts';

if (process.argv[2] === 'serve') serveFrugally();
// Types are stripped and sources compiled once; later starts read the result. In the installation's own folder, where nobody else can plant code.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'lupaus'));

const { runCommand } = await import('./cli/index.ts');

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});

/** A server keeps little memory, whoever starts it: some settings are read only when a process begins, so one that was begun without them begins again in its own place. */
function serveFrugally(): void {
  const { execArgv, execPath, argv, env, platform } = process;
  if (ENGINE_FLAGS.every((flag) => execArgv.includes(flag))) return;
  if (import.meta.main && platform !== 'win32' && process.execve !== undefined)
    process.execve(execPath, [execPath, ...ENGINE_FLAGS, ...execArgv, ...argv.slice(1)], { ...ALLOCATOR, ...env });
  for (const flag of [...ENGINE_FLAGS, '--semi-space-growth-factor=1']) setFlagsFromString(flag);
}
