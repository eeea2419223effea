/** A short storm of reports, each of them twice: every one counts once, and the breaker stops the mailing. The long one is in the deep suite. */
import { test } from 'node:test';
import { dialects } from '#tests';
import { storm } from './storm.ts';

for (const dialect of await dialects()) test(`320 reports on ${dialect.name}`, (t) => storm(t, dialect, 320));
