/** Pages of sign-up forms and their addresses. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './router-outer.ts';

const under = () => inside;

export const formsPages = [
  createRoute({
    getParentRoute: under,
    path: '/marketing/forms',
    component: lazyRouteComponent(() => import('./pages/forms/forms-page.tsx'), 'FormsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/forms/new',
    component: lazyRouteComponent(() => import('./pages/forms/form-page.tsx'), 'NewFormPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/marketing/forms/$id',
    component: lazyRouteComponent(() => import('./pages/forms/form-page.tsx'), 'FormPage'),
  }),
] as const;
