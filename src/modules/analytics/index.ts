// Door of the analytics module: visits to the firm's pages, counted without following anybody.

export { analyticsModule } from './module.ts';
export { analyticsHandlers } from './routes.ts';
export { createCounter } from './counting/counter.ts';
export type { Counter, PageAsk } from './counting/counter.ts';
export { beginPersonVisit } from './linked.ts';
export { campaignOf, hostOf, linkOf, pageOf, referrerOf } from './counting/classify.ts';
export { isSite, ownHost } from './sites.ts';
