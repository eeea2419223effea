/** The places one can go; one list serves rail, bottom bar, palette and go-to keys. */
import {
  IconBuilding,
  IconCalendarCheck,
  IconChecklist,
  IconFileText,
  IconFolder,
  IconHourglass,
  IconInbox,
  IconMail,
  IconReceipt,
  IconEye,
  IconRosetteDiscountCheck,
  IconSettings,
  IconShare,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

export type DestinationId =
  | 'today'
  | 'people'
  | 'organisations'
  | 'leads'
  | 'marketing'
  | 'documents'
  | 'vouchers'
  | 'requests'
  | 'duties'
  | 'recipients'
  | 'shared'
  | 'retention'
  | 'notice'
  | 'promises'
  | 'settings';

export interface Destination {
  id: DestinationId;
  to:
    | '/'
    | '/people'
    | '/organisations'
    | '/leads'
    | '/marketing'
    | '/documents'
    | '/vouchers'
    | '/requests'
    | '/duties'
    | '/recipients'
    | '/shared'
    | '/retention'
    | '/notice'
    | '/promises'
    | '/settings';
  icon: Icon;
  permission: string | null;
  /** G, then this letter. */
  key: string;
}

export const DESTINATIONS: readonly Destination[] = [
  { id: 'today', to: '/', icon: IconCalendarCheck, permission: 'people.read', key: 't' },
  { id: 'people', to: '/people', icon: IconUsers, permission: 'people.read', key: 'i' },
  { id: 'organisations', to: '/organisations', icon: IconBuilding, permission: 'organisations.read', key: 'o' },
  { id: 'leads', to: '/leads', icon: IconTargetArrow, permission: 'people.read', key: 'y' },
  { id: 'marketing', to: '/marketing', icon: IconMail, permission: 'marketing.read', key: 'm' },
  { id: 'documents', to: '/documents', icon: IconFolder, permission: 'documents.read', key: 'd' },
  { id: 'vouchers', to: '/vouchers', icon: IconReceipt, permission: 'vouchers.read', key: 'v' },
  { id: 'requests', to: '/requests', icon: IconInbox, permission: 'requests.read', key: 'p' },
  { id: 'duties', to: '/duties', icon: IconChecklist, permission: 'requests.read', key: 'h' },
  { id: 'recipients', to: '/recipients', icon: IconShare, permission: 'recipients.read', key: 'k' },
  { id: 'shared', to: '/shared', icon: IconEye, permission: 'shared.read', key: 'n' },
  { id: 'retention', to: '/retention', icon: IconHourglass, permission: 'retention.read', key: 's' },
  { id: 'notice', to: '/notice', icon: IconFileText, permission: 'policy.read', key: 'e' },
  { id: 'promises', to: '/promises', icon: IconRosetteDiscountCheck, permission: 'promises.read', key: 'l' },
];

export const SETTINGS: Destination = { id: 'settings', to: '/settings', icon: IconSettings, permission: null, key: 'a' };

/** Pages that stand under a place without saying so in their address. */
const ELSEWHERE: readonly (readonly [string, DestinationId])[] = [
  ['/tags', 'people'],
  ['/import', 'people'],
  ['/declaration', 'notice'],
];

/** The place that a page stands under: it is lit in the rail and at the thumb. */
export function placeOf(path: string): DestinationId | undefined {
  const under = (to: string) => path === to || (to !== '/' && path.startsWith(`${to}/`));
  return ELSEWHERE.find(([to]) => under(to))?.[1] ?? [...DESTINATIONS, SETTINGS].find(({ to }) => under(to))?.id;
}

export function allowed(permissions: readonly string[]): readonly Destination[] {
  return DESTINATIONS.filter(({ permission }) => permission === null || permissions.includes(permission));
}
