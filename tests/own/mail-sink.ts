/** A relay in a process of its own: writes every letter down, a line of JSON each, before it answers. Argument: the file. */
import { appendFileSync } from 'node:fs';
import { openSink } from '../../src/platform/mail/testing.ts';

const [, , file = ''] = process.argv;
const sink = await openSink();
sink.onTaken((letter) => {
  appendFileSync(file, `${JSON.stringify(letter)}\n`);
  return Promise.resolve();
});
console.log(sink.port);
