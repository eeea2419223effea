/** Which page stands at which address, and which door it is behind; every page is its own file, fetched when it is first needed. */
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { client } from './api/query-client.ts';
import { peopleQuery, promisesQuery, todayQuery } from './api/queries.ts';
import { NoPage, Pending } from './frame/outside.tsx';
import {
  readDeclarationSearch,
  readDocumentsSearch,
  readLeadsSearch,
  readNoticeSearch,
  readPersonSearch,
  readPromisesSearch,
  readPublishSearch,
  readDuplicatesSearch,
  readRemovedSearch,
} from './search.ts';
import { analyticsPages } from './router-analytics.ts';
import { formsPages } from './router-forms.ts';
import { rafflesPages } from './router-raffles.ts';
import { returnsPages } from './router-returns.ts';
import { marketingPages } from './router-marketing.ts';
import { inside, login, root, setup } from './router-outer.ts';
import { readOrganisationSearch, readPeopleSearch } from './list-search.ts';
import { fetchReadingFace } from './theme/reading-face.ts';

const under = () => inside;
const pages = [
  createRoute({
    getParentRoute: under,
    path: '/',
    loader: ({ context }) => void context.client.prefetchQuery(todayQuery),
    component: lazyRouteComponent(() => import('./pages/today/today-page.tsx'), 'TodayPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/people',
    validateSearch: readPeopleSearch,
    loaderDeps: ({ search }) => search,
    loader: ({ context, deps }) => void context.client.prefetchInfiniteQuery(peopleQuery(deps)),
    component: lazyRouteComponent(() => import('./pages/people/people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/people/new',
    component: lazyRouteComponent(() => import('./pages/people/new-person-page.tsx'), 'NewPersonPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/people/$id',
    validateSearch: readPersonSearch,
    component: lazyRouteComponent(() => import('./pages/person/person-page.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/organisations',
    validateSearch: readOrganisationSearch,
    component: lazyRouteComponent(() => import('./pages/organisations/organisations-page.tsx'), 'OrganisationsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/organisations/new',
    component: lazyRouteComponent(() => import('./pages/organisations/new-organisation-page.tsx'), 'NewOrganisationPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/organisations/$id',
    validateSearch: readPersonSearch,
    component: lazyRouteComponent(() => import('./pages/organisations/organisation-page.tsx'), 'OrganisationPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/leads',
    validateSearch: readLeadsSearch,
    component: lazyRouteComponent(() => import('./pages/leads/leads-page.tsx'), 'LeadsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/leads/$id',
    component: lazyRouteComponent(() => import('./pages/leads/lead-page.tsx'), 'LeadPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/tags',
    component: lazyRouteComponent(() => import('./pages/tags/tags-page.tsx'), 'TagsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/documents',
    validateSearch: readDocumentsSearch,
    component: lazyRouteComponent(() => import('./pages/documents/documents-page.tsx'), 'DocumentsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/vouchers',
    component: lazyRouteComponent(() => import('./pages/documents/vouchers-page.tsx'), 'VouchersPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/retention',
    component: lazyRouteComponent(() => import('./pages/retention/calendar-page.tsx'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/retention/reviews',
    component: lazyRouteComponent(() => import('./pages/retention/reviews-page.tsx'), 'ReviewsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/retention/runs',
    component: lazyRouteComponent(() => import('./pages/retention/runs-page.tsx'), 'RunsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/retention/holds',
    component: lazyRouteComponent(() => import('./pages/retention/holds-page.tsx'), 'HoldsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/requests',
    component: lazyRouteComponent(() => import('./pages/requests/requests-page.tsx'), 'RequestsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/requests/$id',
    component: lazyRouteComponent(() => import('./pages/requests/request-page.tsx'), 'RequestPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/duties',
    component: lazyRouteComponent(() => import('./pages/duties/duties-page.tsx'), 'DutiesPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/duties/$id',
    component: lazyRouteComponent(() => import('./pages/duties/duty-page.tsx'), 'DutyPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/duties/breaches',
    component: lazyRouteComponent(() => import('./pages/duties/breaches-page.tsx'), 'BreachesPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/duties/breaches/$id',
    component: lazyRouteComponent(() => import('./pages/duties/breach-page.tsx'), 'BreachPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/recipients',
    component: lazyRouteComponent(() => import('./pages/recipients/recipients-page.tsx'), 'RecipientsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/recipients/$id',
    component: lazyRouteComponent(() => import('./pages/recipients/recipient-page.tsx'), 'RecipientPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/shared',
    component: lazyRouteComponent(() => import('./pages/shared/shared-page.tsx'), 'SharedPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/shared/$id',
    component: lazyRouteComponent(() => import('./pages/shared/shared-person-page.tsx'), 'SharedPersonPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/notice',
    validateSearch: readNoticeSearch,
    component: lazyRouteComponent(() => import('./pages/notice/notice-page.tsx'), 'NoticePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/notice/read',
    component: lazyRouteComponent(() => import('./pages/read-notice/read-page.tsx'), 'ReadNoticePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/declaration/$id',
    validateSearch: readDeclarationSearch,
    component: lazyRouteComponent(() => import('./pages/declaration/declaration-page.tsx'), 'DeclarationPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/declaration/$id/publish',
    validateSearch: readPublishSearch,
    component: lazyRouteComponent(() => import('./pages/declaration/publish/publish-page.tsx'), 'PublishPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/promises',
    validateSearch: readPromisesSearch,
    loader: ({ context }) => {
      void fetchReadingFace();
      void context.client.prefetchQuery(promisesQuery);
    },
    component: lazyRouteComponent(() => import('./pages/promises/promises-page.tsx'), 'PromisesPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/import',
    component: lazyRouteComponent(() => import('./pages/import/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings',
    component: lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/accounts',
    component: lazyRouteComponent(() => import('./pages/settings/accounts-page.tsx'), 'AccountsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/house',
    component: lazyRouteComponent(() => import('./pages/settings/house-page.tsx'), 'HousePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/mail',
    component: lazyRouteComponent(() => import('./pages/settings/mail-page.tsx'), 'MailPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/sending',
    component: lazyRouteComponent(() => import('./pages/settings/sending-page.tsx'), 'SendingPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/mailbox',
    component: lazyRouteComponent(() => import('./pages/settings/mailbox-page.tsx'), 'MailboxPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/api',
    component: lazyRouteComponent(() => import('./pages/settings/api-page.tsx'), 'ApiPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/business-register',
    component: lazyRouteComponent(() => import('./pages/settings/business-register-page.tsx'), 'BusinessRegisterPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/reference',
    component: lazyRouteComponent(() => import('./pages/settings/reference-page.tsx'), 'ReferencePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/log',
    component: lazyRouteComponent(() => import('./pages/settings/log-page.tsx'), 'LogPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/people/duplicates',
    validateSearch: readDuplicatesSearch,
    component: lazyRouteComponent(() => import('./pages/duplicates/duplicates-page.tsx'), 'DuplicatesPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/settings/removed',
    validateSearch: readRemovedSearch,
    component: lazyRouteComponent(() => import('./pages/settings/removed-page.tsx'), 'RemovedPage'),
  }),
  createRoute({ getParentRoute: under, path: '$', component: NoPage }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    login,
    inside.addChildren([...pages, ...marketingPages, ...analyticsPages, ...formsPages, ...rafflesPages, ...returnsPages]),
  ]),
  context: { client },
  defaultPreload: 'intent',
  defaultPendingComponent: Pending,
  defaultPendingMs: 150,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
