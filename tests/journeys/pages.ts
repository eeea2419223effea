// Every page that somebody can open, walked from end to end.

import type { TestContext } from 'node:test';
import { assertQuiet, look, visit } from './axe.ts';
import type { Variant } from './axe.ts';
import { openLivedIn } from './lived-in.ts';
import type { LivedIn } from './lived-in.ts';

/** Pages of the application; one of a certain person or organisation names it. */
const PAGES: readonly string[] = [
  '/',
  '/people',
  '/people?due=overdue',
  '/people/new',
  '/people/duplicates',
  '/people/:person',
  '/organisations',
  '/organisations/new',
  '/organisations/:organisation',
  '/leads',
  '/leads?view=list',
  '/leads?view=report',
  '/marketing',
  '/marketing/audiences',
  '/marketing/calls',
  '/marketing/automations',
  '/marketing/visits',
  '/marketing/forms',
  '/marketing/raffles',
  '/marketing/returns',
  '/marketing/returns/settings',
  '/marketing/lists',
  '/tags',
  '/documents',
  '/requests',
  '/recipients',
  '/duties',
  '/duties/breaches',
  '/retention',
  '/retention/reviews',
  '/retention/runs',
  '/retention/holds',
  '/notice',
  '/notice?view=art30',
  '/notice?view=versions',
  '/notice/read',
  '/promises',
  '/import',
  '/settings',
  '/settings/accounts',
  '/settings/house',
  '/settings/mail',
  '/settings/sending',
  '/settings/mailbox',
  '/settings/api',
  '/settings/business-register',
  '/settings/reference',
  '/settings/log',
  '/settings/removed',
  '/no/such/page',
];
export const PUBLIC: readonly string[] = [
  '/seloste/fi',
  '/seloste/sv',
  '/seloste/en',
  '/seloste/versiot',
  '/seloste/versiot/1/fi',
  '/seloste/versiot/99',
  '/kirje/peru/x',
];

/** Addresses of the pages that there are in this house. */
export function addresses(house: LivedIn): string[] {
  return PAGES.filter((path) => !path.includes(':organisation') || house.organisationId !== undefined).map((path) =>
    path.replace(':person', house.personId).replace(':organisation', house.organisationId ?? ''),
  );
}

/** Looks at each of them. */
export async function seePages(t: TestContext, policy: string, variants?: readonly Variant[]): Promise<void> {
  const house = await openLivedIn(t, policy);
  const found: string[] = [];
  for (const path of addresses(house)) {
    await visit(house, path);
    found.push(...(await look(house.page, path, variants)));
  }
  assertQuiet(house, found);
}
