// Who may do what: one switch, deny by default. A viewer sees and changes nothing (the view-only clause of the notices); an accountant sees vouchers
// and nothing else, and held ones are seen by nobody else (GDPR Art. 5(1)(f), 18).

export const ROLES = ['owner', 'colleague', 'viewer', 'accountant', 'partner'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  'people.read',
  'people.write',
  'people.import',
  'people.export',
  'people.erase',
  'organisations.read',
  'organisations.write',
  'retention.read',
  'retention.decide',
  'holds.write',
  'requests.read',
  'requests.write',
  'policy.read',
  'policy.publish',
  'promises.read',
  'promises.attest',
  'accounts.manage',
  'settings.write',
  'audit.read',
  'documents.read',
  'documents.write',
  'vouchers.read',
  'vouchers.open',
  'recipients.read',
  'recipients.share',
  'recipients.manage',
  'shared.read',
  'marketing.read',
  'marketing.write',
  'marketing.send',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Permissions that change nothing. A view-only role may hold these and no other. */
export const READ_ONLY: readonly Permission[] = [
  'people.read',
  'organisations.read',
  'retention.read',
  'requests.read',
  'policy.read',
  'promises.read',
  'audit.read',
  'documents.read',
  'vouchers.read',
  'recipients.read',
  'shared.read',
  'marketing.read',
];

const COLLEAGUE: readonly Permission[] = [
  'people.read',
  'people.write',
  'people.import',
  'people.export',
  'people.erase',
  'organisations.read',
  'organisations.write',
  'retention.read',
  'retention.decide',
  'holds.write',
  'requests.read',
  'requests.write',
  'policy.read',
  'promises.read',
  'promises.attest',
  'documents.read',
  'documents.write',
  'recipients.read',
  'recipients.share',
  'marketing.read',
  'marketing.write',
  'marketing.send',
];
/** What law alone still keeps is not the owner's to read: the accountant reads it, the owner opens one by giving a reason. */
const ACCOUNTANT: readonly Permission[] = ['vouchers.read'];
const VIEWER: readonly Permission[] = [
  'people.read',
  'organisations.read',
  'retention.read',
  'policy.read',
  'promises.read',
  'recipients.read',
  'marketing.read',
];
/** Only the people shown to the partner's firm, and of them only the whitelisted fields; the room of disclosures looks again at every request. */
const PARTNER: readonly Permission[] = ['shared.read'];
/** What belongs to somebody outside the firm is not the owner's by being the owner. */
const OUTSIDE: readonly Permission[] = [...ACCOUNTANT, ...PARTNER];

/** True only for what the role was given by name; an unknown role or permission gets nothing. */
export function permits(role: string, permission: string): boolean {
  switch (role) {
    case 'owner':
      return PERMISSIONS.some((p) => p === permission) && !OUTSIDE.some((p) => p === permission);
    case 'colleague':
      return COLLEAGUE.some((p) => p === permission);
    case 'viewer':
      return VIEWER.some((p) => p === permission);
    case 'accountant':
      return ACCOUNTANT.some((p) => p === permission);
    case 'partner':
      return PARTNER.some((p) => p === permission);
    default:
      return false;
  }
}

export function permissionsOf(role: string): Permission[] {
  return PERMISSIONS.filter((p) => permits(role, p));
}
