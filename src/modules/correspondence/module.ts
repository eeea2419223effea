// The manifest of the correspondence module.

import type { Module } from '#kernel/module';
import { features } from './features.ts';
import { correspondenceMigrations } from './migrations/index.ts';
import { correspondenceDictionary } from './phrases.ts';
import { correspondenceKinds } from './records.ts';
import { messageSource } from './timeline.ts';

export const correspondenceModule: Module = {
  name: 'correspondence',
  uses: ['customers', 'documents'],
  kinds: correspondenceKinds,
  migrations: correspondenceMigrations,
  phrases: correspondenceDictionary,
  automated: false,
  features,
  timeline: [messageSource],
};
