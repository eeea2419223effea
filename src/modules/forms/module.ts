// The manifest of the forms module.

import type { Module } from '#kernel/module';
import { features } from './features.ts';
import { formsMigrations } from './migrations/index.ts';
import { formsPhrases } from './phrases.ts';
import { formKinds } from './records.ts';
import { signUpSource } from './timeline.ts';

export const formsModule: Module = {
  name: 'forms',
  uses: ['customers', 'documents'],
  kinds: formKinds,
  migrations: formsMigrations,
  phrases: formsPhrases,
  automated: false,
  features,
  timeline: [signUpSource],
};
