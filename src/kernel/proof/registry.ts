// All checks of the house. A promise may name only one of these, and each has its sabotage.

import type { Check } from './check.ts';
import { accessChecks } from './checks/access.ts';
import { disclosureChecks } from './checks/disclosure.ts';
import { dutyChecks } from './checks/duties.ts';
import { erasureChecks } from './checks/erasure.ts';
import { fieldChecks } from './checks/fields.ts';
import { houseChecks } from './checks/house.ts';
import { mailboxChecks } from './checks/mailbox.ts';
import { marketingChecks } from './checks/marketing.ts';
import { noticeChecks } from './checks/notice.ts';
import { permissionChecks } from './checks/permission.ts';
import { requestChecks } from './checks/requests.ts';
import { retentionChecks } from './checks/retention.ts';
import { undoChecks } from './checks/undo.ts';
import { visitChecks } from './checks/visits.ts';

export const CHECKS: ReadonlyMap<string, Check> = new Map(
  [
    ...fieldChecks,
    ...retentionChecks,
    ...undoChecks,
    ...erasureChecks,
    ...dutyChecks,
    ...requestChecks,
    ...permissionChecks,
    ...marketingChecks,
    ...visitChecks,
    ...mailboxChecks,
    ...disclosureChecks,
    ...accessChecks,
    ...houseChecks,
    ...noticeChecks,
  ].map((check) => [check.id, check]),
);
