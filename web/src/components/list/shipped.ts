/** Views that come with the product: what a morning, a month and the notice ask for. */
import { declaredAnywhere } from '#web/api/declared.ts';
import { type PolicyView, usePolicy } from '#web/api/queries.ts';
import { listViews } from '#web/i18n/list-views.ts';
import { useT } from '#web/i18n/index.ts';
import type { Search } from './condition.ts';

export type ListName = 'people' | 'organisations';
export interface ShippedView {
  id: string;
  name: string;
  search: Search;
  /** Stands in sight; the others are in the menu. */
  near?: true;
}

type Key = Parameters<typeof listViews.t>[1];
interface Spec {
  id: string;
  name: Key;
  search: Search;
  needs?: string;
  near?: true;
}

const VIEWS: Record<ListName, readonly Spec[]> = {
  people: [
    { id: 'today', name: 'views.today', search: { action: 'today', sort: 'next-action' }, needs: 'person.next_action', near: true },
    { id: 'late', name: 'views.late', search: { action: 'late', sort: 'next-action' }, needs: 'person.next_action' },
    { id: 'none', name: 'views.none', search: { action: 'none' }, needs: 'person.next_action', near: true },
    { id: 'soon', name: 'views.soon', search: { due: 'soon', sort: 'due' }, near: true },
    { id: 'overdue', name: 'views.overdue', search: { due: 'overdue', sort: 'due' } },
    { id: 'review', name: 'views.review', search: { due: 'review' } },
    { id: 'no-email', name: 'views.noEmail', search: { email: 'none' }, needs: 'person.email' },
    { id: 'banned', name: 'views.banned', search: { marketing: 'banned' } },
    { id: 'newest', name: 'views.newest', search: { sort: 'newest' } },
  ],
  organisations: [
    { id: 'no-people', name: 'views.noPeople', search: { people: 'none' }, needs: 'person.employer', near: true },
    { id: 'no-business-id', name: 'views.noBusinessId', search: { businessId: 'none' }, needs: 'organisation.business_id', near: true },
    { id: 'newest', name: 'views.newest', search: { sort: 'newest' } },
  ],
};

export function useShipped(list: ListName): ShippedView[] {
  const t = useT(listViews);
  return shippedOf(list, usePolicy()).map(({ name, ...view }) => ({ ...view, name: t(name) }));
}

function shippedOf(list: ListName, policy: PolicyView | undefined): Spec[] {
  return VIEWS[list].filter(({ needs }) => needs === undefined || policy === undefined || declaredAnywhere(policy, needs));
}
