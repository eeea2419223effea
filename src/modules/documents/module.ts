// The manifest of the documents module.

import type { Module } from '#kernel/module';
import { features } from './features.ts';
import { documentsMigrations } from './migrations/index.ts';
import { endVouchers } from './night.ts';
import { documentsDictionary } from './phrases.ts';
import { documentKinds } from './records.ts';
import { paperSource } from './timeline.ts';

export const documentsModule: Module = {
  name: 'documents',
  uses: ['customers'],
  kinds: documentKinds,
  migrations: documentsMigrations,
  phrases: documentsDictionary,
  automated: false,
  features,
  timeline: [paperSource],
  night: endVouchers,
};
