// The manifest of the marketing module.

import type { Module } from '#kernel/module';
import { tidyCalls } from './calls/night.ts';
import { features } from './features.ts';
import { marketingMigrations } from './migrations/index.ts';
import { marketingDictionary } from './phrases.ts';
import { marketingKinds } from './records.ts';
import { followedSource, letterSource } from './timeline.ts';
import { tidyTracking } from './tracking/night.ts';

export const marketingModule: Module = {
  name: 'marketing',
  uses: ['customers'],
  kinds: marketingKinds,
  migrations: marketingMigrations,
  phrases: marketingDictionary,
  automated: false,
  features,
  timeline: [letterSource, followedSource],
  night: async (deps, at) => (await tidyTracking(deps, at)) + (await tidyCalls(deps, at)),
};
