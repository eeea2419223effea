// The manifest of the customers module.

import type { Module } from '#kernel/module';
import { viewKinds } from './views-saved/records.ts';
import { failInterruptedBulk } from './bulk-acts/progress.ts';
import { bulkKinds } from './bulk-acts/records.ts';
import { duplicateKinds } from './duplicates/records.ts';
import { findDuplicates } from './duplicates/scan.ts';
import { features } from './features.ts';
import { interruptImports } from './import/progress.ts';
import { emptyUploads } from './import/uploads.ts';
import { customersMigrations } from './migrations/index.ts';
import { customersDictionary } from './phrases.ts';
import { customerKinds } from './records.ts';
import { tagKinds } from './tags/records.ts';
import { refreshNextActions } from './queries-tasks.ts';
import { taskKinds } from './tasks/records.ts';
import { refreshSearch } from './search-docs.ts';

export const customersModule: Module = {
  name: 'customers',
  uses: [],
  kinds: [...customerKinds, ...bulkKinds, ...viewKinds, ...tagKinds, ...taskKinds, ...duplicateKinds],
  migrations: customersMigrations,
  phrases: customersDictionary,
  automated: false,
  onBlank: [
    { room: 'customers', afterBlank: refreshSearch },
    { room: 'tasks', afterBlank: refreshNextActions },
  ],
  features,
  // The queue of likely duplicates is found anew; nothing ends thereby.
  night: async (deps) => {
    await findDuplicates(deps);
    return 0;
  },
  async resume(deps) {
    await failInterruptedBulk(deps);
    await emptyUploads(deps);
    await interruptImports(deps);
  },
};
