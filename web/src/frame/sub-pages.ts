/** Pages under a destination, for the palette: each has an address, so each can be gone to by name. */
import { api } from '../i18n/api.ts';
import type { Lang } from '#platform/i18n';
import { dutyPhrases } from '../i18n/duties.ts';
import { notice } from '../i18n/notice.ts';
import { retention } from '../i18n/retention.ts';
import { settings } from '../i18n/settings.ts';
import { DESTINATIONS, type DestinationId, SETTINGS } from './destinations.ts';

export interface SubPageEntry {
  under: DestinationId;
  href: string;
  permission: string | null;
  label: (lang: Lang) => string;
}

const RETENTION = ['reviews', 'runs', 'holds'] as const;

export const SUB_PAGES: readonly SubPageEntry[] = [
  ...RETENTION.map((id): SubPageEntry => ({
    under: 'retention',
    href: `/retention/${id}`,
    permission: 'retention.read',
    label: (lang) => retention.t(lang, `tabs.${id}`),
  })),
  { under: 'duties', href: '/duties/breaches', permission: 'requests.read', label: (lang) => dutyPhrases.t(lang, 'breaches') },
  ...(['art30', 'versions'] as const).map((view): SubPageEntry => ({
    under: 'notice',
    href: `/notice?view=${view}`,
    permission: 'policy.read',
    label: (lang) => notice.t(lang, `views.${view}`),
  })),
  ...(
    [
      ['accounts', 'accounts.manage'],
      ['house', 'audit.read'],
      ['mail', 'settings.write'],
      ['reference', null],
      ['log', 'audit.read'],
    ] as const
  ).map(([id, permission]): SubPageEntry => ({
    under: 'settings',
    href: `/settings/${id}`,
    permission,
    label: (lang) => settings.t(lang, `tabs.${id}`),
  })),
  { under: 'settings', href: '/settings/api', permission: 'settings.write', label: (lang) => api.t(lang, 'tab') },
];

export function iconOf(id: DestinationId) {
  return [...DESTINATIONS, SETTINGS].find((each) => each.id === id)?.icon ?? SETTINGS.icon;
}
