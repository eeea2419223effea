// Visitors are not recognised the day after: no salt and no mark made with one outlives two days, and each that is gone has its receipt.

import { join } from 'node:path';
import { addPeriod, localDate } from '#platform/clock';
import { namesIn } from '#platform/files';
import type { Check } from '../check.ts';
import { say } from '../say.ts';
import { marksBefore, sabotageSalts, saltReceipts } from '../store/visits.ts';

const salts: Check = {
  id: 'visits.salts',
  async run({ deps }) {
    const { db } = deps.database;
    // The salt of yesterday may still be on its way out; one of the day before is two days old at midnight.
    const limit = addPeriod(localDate(deps.clock.now()), '-P1D');
    const files = (await namesIn(join(deps.config.dataDir, 'salts'))).filter((day) => day < limit).length;
    const marks = await marksBefore(db, limit);
    const { of, open } = await saltReceipts(db, limit);
    const bad = files + marks + open;
    const finding = { figure: { n: bad, of }, evidence: say('evidence.salts', { files: files + open, marks, of }) };
    if (bad > 0) return { verdict: 'broken', ...finding, task: say('task.run-retention') };
    return of === 0 ? { verdict: 'unknown', ...finding, task: say('task.first-visit') } : { verdict: 'kept', ...finding };
  },
  sabotage: sabotageSalts,
};

export const visitChecks: readonly Check[] = [salts];
