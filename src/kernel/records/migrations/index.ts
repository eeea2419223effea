// The schema of the records room, in the order in which it is built.

import type { Migration } from '#platform/db';
import { provenanceMigrations } from './0001-provenance.ts';
import { tokenActor } from './0002-token-actor.ts';
import { undoMigrations } from './0002-undo.ts';

export const recordMigrations: readonly Migration[] = [...provenanceMigrations, ...undoMigrations, tokenActor];
