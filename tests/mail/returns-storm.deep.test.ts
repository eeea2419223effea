/** A storm of fifty thousand reports, in every form and each of them twice: each counts once, and the breaker stops the mailing. */
import { test } from 'node:test';
import { dialects } from '#tests';
import { storm } from './storm.ts';

const REPORTS = Number(process.env['LUPAUS_STORM'] ?? 50_000);

for (const dialect of await dialects())
  if (dialect.name === 'sqlite') test(`${REPORTS} reports on ${dialect.name}`, { timeout: 1_200_000 }, (t) => storm(t, dialect, REPORTS));
