// The migrations of the policy room, in order.

import type { Migration } from '#platform/db';
import { policyTables } from './0001-policy.ts';
import { draftRevision } from './0002-draft-revision.ts';
import { referenceDatum } from './0003-reference-datum.ts';
import { withdrawal } from './0004-withdrawal.ts';

export const policyMigrations: readonly Migration[] = [policyTables, draftRevision, referenceDatum, withdrawal];
