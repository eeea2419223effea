/** What can be done from anywhere: each act has its page, and what that page opens; the palette knows them all. */
import {
  type Icon,
  IconAddressBook,
  IconAlertTriangle,
  IconBuilding,
  IconEye,
  IconFileExport,
  IconFileImport,
  IconForms,
  IconGift,
  IconInbox,
  IconMailPlus,
  IconPhone,
  IconRepeat,
  IconTargetArrow,
  IconUserCog,
  IconUserPlus,
} from '@tabler/icons-react';

export interface Act {
  /** Where the page itself offers it, the id of the page's command. */
  id: string;
  phrase: `acts.${string}` | 'newPerson' | 'newOrganisation' | 'newLead' | 'importPeople' | 'exportPeople' | 'palette.checkNow';
  permission: string;
  icon: Icon;
  keys?: string[];
  /** The page; where `offered`, it does the act as soon as it is there. */
  href: string;
  offered?: true;
  /** Shown before anything is typed. */
  first?: true;
}

export const ACTS = [
  { id: 'new-person', phrase: 'newPerson', permission: 'people.write', icon: IconUserPlus, keys: ['N'], href: '/people/new', first: true },
  {
    id: 'new-organisation',
    phrase: 'newOrganisation',
    permission: 'organisations.write',
    icon: IconBuilding,
    href: '/organisations/new',
    first: true,
  },
  { id: 'new-lead', phrase: 'newLead', permission: 'people.write', icon: IconTargetArrow, href: '/leads', offered: true, first: true },
  { id: 'import', phrase: 'importPeople', permission: 'people.import', icon: IconFileImport, href: '/import', first: true },
  { id: 'export', phrase: 'exportPeople', permission: 'people.export', icon: IconFileExport, href: '/people', offered: true, first: true },
  { id: 'check', phrase: 'palette.checkNow', permission: 'promises.attest', icon: IconEye, href: '/promises?look=true', first: true },
  { id: 'new-mailing', phrase: 'acts.mailing', permission: 'marketing.write', icon: IconMailPlus, href: '/marketing', offered: true },
  {
    id: 'new-audience',
    phrase: 'acts.audience',
    permission: 'marketing.write',
    icon: IconAddressBook,
    href: '/marketing/audiences',
    offered: true,
  },
  { id: 'new-calls', phrase: 'acts.calls', permission: 'marketing.send', icon: IconPhone, href: '/marketing/calls', offered: true },
  {
    id: 'new-automation',
    phrase: 'acts.automation',
    permission: 'marketing.write',
    icon: IconRepeat,
    href: '/marketing/automations',
    offered: true,
  },
  { id: 'new-form', phrase: 'acts.form', permission: 'marketing.write', icon: IconForms, href: '/marketing/forms/new' },
  { id: 'new-raffle', phrase: 'acts.raffle', permission: 'marketing.write', icon: IconGift, href: '/marketing/raffles/new' },
  { id: 'new-request', phrase: 'acts.request', permission: 'requests.write', icon: IconInbox, href: '/requests', offered: true },
  {
    id: 'new-breach',
    phrase: 'acts.breach',
    permission: 'requests.write',
    icon: IconAlertTriangle,
    href: '/duties/breaches',
    offered: true,
  },
  {
    id: 'new-account',
    phrase: 'acts.account',
    permission: 'accounts.manage',
    icon: IconUserCog,
    href: '/settings/accounts',
    offered: true,
  },
] as const satisfies readonly Act[];
