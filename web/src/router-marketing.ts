/** Pages of marketing and their addresses. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './router-outer.ts';

const under = () => inside;

export const marketingPages = [
  createRoute({
    getParentRoute: under,
    path: '/marketing',
    component: lazyRouteComponent(() => import('./pages/marketing/marketing-page.tsx'), 'MarketingPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/audiences',
    component: lazyRouteComponent(() => import('./pages/marketing/audiences-page.tsx'), 'AudiencesPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/calls',
    component: lazyRouteComponent(() => import('./pages/marketing/calls-page.tsx'), 'CallsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/calls/$id',
    component: lazyRouteComponent(() => import('./pages/marketing/call-list-page.tsx'), 'CallListPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/automations',
    component: lazyRouteComponent(() => import('./pages/marketing/automations-page.tsx'), 'AutomationsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/$id',
    component: lazyRouteComponent(() => import('./pages/marketing/mailing-page.tsx'), 'MailingPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/$id/content',
    component: lazyRouteComponent(() => import('./pages/marketing/editor/editor-page.tsx'), 'EditorPage'),
  }),
] as const;
