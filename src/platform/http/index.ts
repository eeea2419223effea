// The door to the web server; the only place that chooses an HTTP status.

export { buildServer, limits } from './server.ts';
export type { ServerOptions } from './server.ts';
export { contentSecurityPolicy } from './headers.ts';
export { LANG_COOKIE, languageOf } from './language.ts';
export { deviceOf, DEVICES, machineOf, refusesTracking } from './machines.ts';
export type { Device, Machine } from './machines.ts';
export { outwardTarget, postOutward, readOutward } from './outward.ts';
export { createPoliteReader } from './polite.ts';
export type { PoliteReader } from './polite.ts';
export { routeOf } from './problem.ts';
export type { Problem, ProblemPage } from './problem.ts';
export type { FieldError } from './validation.ts';
export type { Reply, Request, Server } from './types.ts';
