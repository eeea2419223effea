// The marketing module signs the contract: every sub-room brings its own kinds.

import type { AnyKind } from '#kernel/records';
import { audienceKinds } from './audiences/tables.ts';
import { callKinds } from './calls/tables.ts';
import { campaignKinds } from './campaigns/tables.ts';
import { newsletterKinds } from './content/tables.ts';
import { trackingKinds } from './tracking/tables.ts';

export const marketingKinds: readonly AnyKind[] = [...audienceKinds, ...campaignKinds, ...callKinds, ...newsletterKinds, ...trackingKinds];
