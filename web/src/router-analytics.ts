/** Pages of visits and their addresses. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './router-outer.ts';

export const analyticsPages = [
  createRoute({
    getParentRoute: () => inside,
    path: '/marketing/visits',
    component: lazyRouteComponent(() => import('./pages/analytics/visits-page.tsx'), 'VisitsPage'),
  }),
] as const;
