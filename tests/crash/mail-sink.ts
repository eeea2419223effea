/** A relay in a process of its own: writes down every letter it has read to its end, before it answers. Argument: the file. */
import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { messageIdOf, openSink } from '../../src/platform/mail/testing.ts';

const [, , file = ''] = process.argv;
const sink = await openSink();
sink.onTaken(async (letter) => {
  appendFileSync(file, `${messageIdOf(letter).split('@')[0]}\n`);
  // Long enough that a sender is often killed between the letter and its answer.
  await wait(40);
});
console.log(sink.port);
