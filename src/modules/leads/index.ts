// Door of the leads module: possible assignments, from the first word to won or lost.

export { leadsModule } from './module.ts';
export { leadHandlers } from './routes.ts';
