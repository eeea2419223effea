// A promise may be called automatic only when a live check exists for it; this is the closed list a policy may name.

export const CHECK_IDS = [
  'fields.only-declared',
  'fields.provenance',
  'fields.source-declared',
  'fields.sealed-not-stored',
  'fields.no-identity-code',
  'retention.none-past-due',
  'retention.review-on-time',
  'retention.run-alive',
  'retention.floor-held',
  'undo.age',
  'erasure.within-hours',
  'erasure.rediscovery',
  'erasure.off-system',
  'duties.told',
  'duties.informed',
  'requests.in-time',
  'requests.channel',
  'permission.bans-hold',
  'disclosure.agreements',
  'disclosure.partner',
  'disclosure.whitelist',
  'disclosure.grounds',
  'disclosure.logged',
  'access.viewer-cannot-change',
  'access.passwords',
  'access.mfa',
  'access.named-accounts',
  'access.sessions-end',
  'access.tokens-end',
  'restriction.blocks',
  'audit.chain',
  'ledger.copied',
  'backup.fresh',
  'backup.opens',
  'automation.none',
  'site.no-third-party',
  'notice.says',
  'notice.published',
  'transport.tls',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

export function isCheckId(id: string): id is CheckId {
  return (CHECK_IDS as readonly string[]).includes(id);
}
