/**
 * A plain relay in a process of its own; each letter is written down before it is answered. Argument: JSON of
 * `BulkSinkOptions`. Says its port, then one line of JSON for each line it is told: `faults […]`, `cut`, `tally`.
 */
import { createInterface } from 'node:readline';
import { openBulkSink } from '../../src/platform/mail/bulk/testing.ts';
import type { BulkSinkOptions, Fault } from '../../src/platform/mail/bulk/testing.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as BulkSinkOptions;
const sink = await openBulkSink({ keep: false, ...options });
console.log(sink.port);
// Whoever started it is gone when the input ends.
createInterface(process.stdin)
  .on('line', (line) => {
    const [word, ...rest] = line.split(' ');
    if (word === 'faults') sink.misbehave(JSON.parse(rest.join(' ')) as Fault[]);
    if (word === 'cut') sink.cut();
    const { user, system } = process.cpuUsage();
    console.log(JSON.stringify({ ...sink.tally, cpuMs: (user + system) / 1000 }));
  })
  .on('close', () => process.exit(0));
