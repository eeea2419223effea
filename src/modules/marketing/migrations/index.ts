// Migrations of the marketing module, in order; never edited once released. Every sub-room has a file of its own.

import type { Migration } from '#platform/db';

export const marketingMigrations: readonly Migration[] = [];
