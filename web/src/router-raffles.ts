/** Pages of raffles and their addresses. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './router-outer.ts';

const under = () => inside;

export const rafflesPages = [
  createRoute({
    getParentRoute: under,
    path: '/marketing/raffles',
    component: lazyRouteComponent(() => import('./pages/raffles/raffles-page.tsx'), 'RafflesPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/raffles/new',
    component: lazyRouteComponent(() => import('./pages/raffles/raffle-page.tsx'), 'NewRafflePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/raffles/$id',
    component: lazyRouteComponent(() => import('./pages/raffles/raffle-page.tsx'), 'RafflePage'),
  }),
] as const;
