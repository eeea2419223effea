// The manifest of the documents module.

import type { Module } from '#kernel/module';
import { features } from './features.ts';
import { documentsMigrations } from './migrations/index.ts';
import { endVouchers } from './night.ts';
import { documentsDictionary } from './phrases.ts';
import { documentKinds } from './records.ts';

export const documentsModule: Module = {
  name: 'documents',
  uses: ['customers'],
  kinds: documentKinds,
  migrations: documentsMigrations,
  phrases: documentsDictionary,
  automated: false,
  features,
  night: endVouchers,
};
