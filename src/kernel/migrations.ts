/** The schema of the kernel in the order in which it is built: what others refer to comes first. */
import type { Migration } from '#platform/db';
import { accessMigrations } from '#kernel/access';
import { auditMigrations } from '#kernel/audit';
import { disclosureMigrations } from '#kernel/disclosure';
import { permissionMigrations } from '#kernel/permission';
import { dutyMigrations } from '#kernel/duties';
import { mailMigrations } from '#kernel/mail';
import { mailingMigrations, returnMigrations } from '#kernel/mailings';
import { policyMigrations } from '#kernel/policy';
import { proofMigrations } from '#kernel/proof';
import { recordMigrations } from '#kernel/records';
import { requestMigrations } from '#kernel/requests';
import { retentionMigrations } from '#kernel/retention';
import { rightsMigrations } from '#kernel/rights';
import { subjectMigrations } from '#kernel/subjects';
import { visitMigrations } from '#kernel/visits';
import { webhookMigrations } from '#kernel/webhooks';

export const kernelMigrations: readonly Migration[] = [
  ...auditMigrations,
  ...subjectMigrations,
  ...recordMigrations,
  ...policyMigrations,
  ...accessMigrations,
  ...mailMigrations,
  ...mailingMigrations,
  ...returnMigrations,
  ...retentionMigrations,
  ...rightsMigrations,
  ...requestMigrations,
  ...permissionMigrations,
  ...visitMigrations,
  ...dutyMigrations,
  ...disclosureMigrations,
  ...proofMigrations,
  ...webhookMigrations,
];
