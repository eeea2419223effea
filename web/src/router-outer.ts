/** The doors before every page: the root, the set-up, the sign-in, and what stands behind them. */
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { policyQuery } from './api/queries.ts';
import { NotFound, PageError, Root } from './frame/outside.tsx';
import { homeOf, mayRead, mustSettle, stateOf } from './router-doors.ts';

export const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: PageError,
});

export const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async ({ context }) => {
    if ((await stateOf(context.client)) !== 'setup') throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./pages/setup/setup-page.tsx'), 'SetupPage'),
});
export const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  beforeLoad: async ({ context }) => {
    const state = await stateOf(context.client);
    if (state === 'setup') throw redirect({ to: '/setup' });
    if (state === 'signed-in') throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./pages/login/login-page.tsx'), 'LoginPage'),
});
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const state = await stateOf(context.client);
    if (state === 'setup') throw redirect({ to: '/setup' });
    if (state !== 'signed-in') throw redirect({ to: '/login', search: location.pathname === '/' ? {} : { to: location.href } });
    if (location.pathname !== '/settings' && (await mustSettle(context.client))) throw redirect({ to: '/settings' });
    const home = location.pathname === '/' ? await homeOf(context.client) : '/';
    if (home !== '/') throw redirect({ to: home });
  },
  loader: async ({ context }) => {
    if (await mayRead(context.client, 'policy.read')) void context.client.prefetchQuery(policyQuery);
  },
  component: lazyRouteComponent(() => import('./frame/frame.tsx'), 'Frame'),
});
