/** Pages of what comes back of letters, and their addresses. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './router-outer.ts';

const under = () => inside;

export const returnsPages = [
  createRoute({
    getParentRoute: under,
    path: '/marketing/returns',
    component: lazyRouteComponent(() => import('./pages/returns/returns-page.tsx'), 'ReturnsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/returns/settings',
    component: lazyRouteComponent(() => import('./pages/returns/returns-settings-page.tsx'), 'ReturnsSettingsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/lists',
    component: lazyRouteComponent(() => import('./pages/returns/lists-page.tsx'), 'ListsPage'),
  }),
] as const;
