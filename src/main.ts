/** Reads the command and hands over: serve, or one of the commands of the house. */
import { runCommand } from './cli/index.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
