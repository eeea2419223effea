/** Pages under a destination, for the palette: each has an address, so each can be gone to by name. */
import { api } from '../i18n/api.ts';
import type { Lang } from '#platform/i18n';
import { businessRegister } from '../i18n/business-register.ts';
import { duplicates } from '../i18n/duplicates.ts';
import { dutyPhrases } from '../i18n/duties.ts';
import { importPhrases } from '../i18n/import.ts';
import { leadPhrases } from '../i18n/leads.ts';
import { marketing } from '../i18n/marketing.ts';
import { notice } from '../i18n/notice.ts';
import { raffles } from '../i18n/raffles.ts';
import { readNotice } from '../i18n/read-notice.ts';
import { retention } from '../i18n/retention.ts';
import { returns } from '../i18n/returns.ts';
import { returnsSettings } from '../i18n/returns-settings.ts';
import { returnsLists } from '../i18n/returns-lists.ts';
import { sending } from '../i18n/sending.ts';
import { settings } from '../i18n/settings.ts';
import { tags } from '../i18n/tags.ts';
import { visits } from '../i18n/visits.ts';
import { DESTINATIONS, type DestinationId, SETTINGS } from './destinations.ts';

export interface SubPageEntry {
  under: DestinationId;
  href: string;
  permission: string | null;
  label: (lang: Lang) => string;
}

const RETENTION = ['reviews', 'runs', 'holds'] as const;

export const SUB_PAGES: readonly SubPageEntry[] = [
  { under: 'people', href: '/people/duplicates', permission: 'people.write', label: (lang) => duplicates.t(lang, 'title') },
  { under: 'people', href: '/tags', permission: 'people.read', label: (lang) => tags.t(lang, 'title') },
  { under: 'people', href: '/import', permission: 'people.import', label: (lang) => importPhrases.t(lang, 'list.title') },
  ...(['list', 'report'] as const).map((view): SubPageEntry => ({
    under: 'leads',
    href: `/leads?view=${view}`,
    permission: 'people.read',
    label: (lang) => leadPhrases.t(lang, `views.${view}`),
  })),
  ...(['audiences', 'calls', 'automations'] as const).map((id): SubPageEntry => ({
    under: 'marketing',
    href: `/marketing/${id}`,
    permission: 'marketing.read',
    label: (lang) => marketing.t(lang, `tabs.${id}`),
  })),
  { under: 'marketing', href: '/marketing/visits', permission: 'marketing.read', label: (lang) => visits.t(lang, 'title') },
  { under: 'marketing', href: '/marketing/raffles', permission: 'marketing.read', label: (lang) => raffles.t(lang, 'title') },
  { under: 'marketing', href: '/marketing/lists', permission: 'people.import', label: (lang) => returnsLists.t(lang, 'title') },
  { under: 'marketing', href: '/marketing/returns', permission: 'marketing.read', label: (lang) => returns.t(lang, 'title') },
  {
    under: 'marketing',
    href: '/marketing/returns/settings',
    permission: 'settings.write',
    label: (lang) => returnsSettings.t(lang, 'title'),
  },
  { under: 'marketing', href: '/marketing/forms', permission: 'marketing.read', label: (lang) => marketing.t(lang, 'tabs.forms') },
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
  { under: 'notice', href: '/notice/read', permission: 'policy.publish', label: (lang) => readNotice.t(lang, 'page.open') },
  ...(
    [
      ['accounts', 'accounts.manage'],
      ['house', 'audit.read'],
      ['mail', 'settings.write'],
      ['mailbox', 'settings.write'],
      ['reference', null],
      ['removed', 'people.write'],
      ['log', 'audit.read'],
    ] as const
  ).map(([id, permission]): SubPageEntry => ({
    under: 'settings',
    href: `/settings/${id}`,
    permission,
    label: (lang) => settings.t(lang, `tabs.${id}`),
  })),
  { under: 'settings', href: '/settings/sending', permission: 'marketing.read', label: (lang) => sending.t(lang, 'tab') },
  { under: 'settings', href: '/settings/api', permission: 'settings.write', label: (lang) => api.t(lang, 'tab') },
  {
    under: 'settings',
    href: '/settings/business-register',
    permission: 'settings.write',
    label: (lang) => businessRegister.t(lang, 'settings.tab'),
  },
];

export function iconOf(id: DestinationId) {
  return [...DESTINATIONS, SETTINGS].find((each) => each.id === id)?.icon ?? SETTINGS.icon;
}
