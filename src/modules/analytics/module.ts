// The manifest of the analytics module.

import type { Module } from '#kernel/module';
import { features } from './features.ts';
import { analyticsMigrations } from './migrations/index.ts';
import { tidyVisits } from './night.ts';
import { analyticsDictionary } from './phrases.ts';
import { analyticsKinds } from './records.ts';

export const analyticsModule: Module = {
  name: 'analytics',
  uses: [],
  kinds: analyticsKinds,
  migrations: analyticsMigrations,
  phrases: analyticsDictionary,
  automated: false,
  features,
  night: tidyVisits,
};
