// The manifest of the leads module.

import type { Module } from '#kernel/module';
import { features } from './features.ts';
import { leadsMigrations } from './migrations/index.ts';
import { leadsDictionary } from './phrases.ts';
import { leadKinds } from './records.ts';

export const leadsModule: Module = {
  name: 'leads',
  uses: ['customers'],
  kinds: leadKinds,
  migrations: leadsMigrations,
  phrases: leadsDictionary,
  automated: false,
  features,
};
