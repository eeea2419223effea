/** Every table of the kernel, signed for. The composition root adds those of the modules; a guard test compares the sum with the live schema. */
import { accessKinds } from '#kernel/access';
import { auditKinds } from '#kernel/audit';
import { disclosureKinds } from '#kernel/disclosure';
import { permissionKinds } from '#kernel/permission';
import { dutyKinds } from '#kernel/duties';
import { mailKinds } from '#kernel/mail';
import { mailingKinds, returnKinds } from '#kernel/mailings';
import { policyKinds } from '#kernel/policy';
import { proofKinds } from '#kernel/proof';
import { recordKinds } from '#kernel/records';
import type { AnyKind } from '#kernel/records';
import { requestKinds } from '#kernel/requests';
import { retentionKinds } from '#kernel/retention';
import { rightsKinds } from '#kernel/rights';
import { subjectKinds } from '#kernel/subjects';
import { visitKinds } from '#kernel/visits';
import { webhookKinds } from '#kernel/webhooks';

export const kernelKinds: readonly AnyKind[] = [
  ...subjectKinds,
  ...recordKinds,
  ...auditKinds,
  ...policyKinds,
  ...accessKinds,
  ...mailKinds,
  ...mailingKinds,
  ...returnKinds,
  ...retentionKinds,
  ...rightsKinds,
  ...requestKinds,
  ...permissionKinds,
  ...visitKinds,
  ...dutyKinds,
  ...disclosureKinds,
  ...proofKinds,
  ...webhookKinds,
];
