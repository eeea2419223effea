/** Reads the command and hands over: serve, or one of the commands of the house. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// Types are stripped and sources compiled once; later starts read the result. In the installation's own folder, where nobody else can plant code.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'lupaus'));
// A server holds little at a time: its nursery need not grow to what a batch would fill, nor its heap far beyond what is alive.
if (process.argv[2] === 'serve') {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=25');
}

const { runCommand } = await import('./cli/index.ts');

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
