// Nothing a test writes outlives it: folders go with the test or, at the latest, with its process.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** Set by the runner: where all test processes of one run keep the houses that were set up once. */
export const HOUSES_VARIABLE = 'LUPAUS_TEST_HOUSES';

/** A folder of its own, removed after the test. */
export function tempDir(t: Pick<TestContext, 'after'>): string {
  const dir = mkdtempSync(join(tmpdir(), 'lupaus-test-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

let shared: string | undefined;

/** One folder for the whole process. */
export function processDir(): string {
  if (shared === undefined) {
    const dir = mkdtempSync(join(tmpdir(), 'lupaus-test-'));
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    shared = dir;
  }
  return shared;
}
