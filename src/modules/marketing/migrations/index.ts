// Migrations of the marketing module, in order; never edited once released. Every sub-room has a file of its own.

import type { Migration } from '#platform/db';
import { audienceMigrations } from './audiences.ts';
import { callMigrations } from './calls.ts';
import { campaignMigrations } from './campaigns.ts';
import { newsletterMigrations } from './newsletters.ts';
import { trackingMigrations } from './tracking.ts';

export const marketingMigrations: readonly Migration[] = [
  ...audienceMigrations,
  ...campaignMigrations,
  ...callMigrations,
  ...newsletterMigrations,
  ...trackingMigrations,
];
