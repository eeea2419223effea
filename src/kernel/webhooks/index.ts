// Door of the room of notices: other systems are told that something happened, never what.

export { EVENTS } from './events.ts';
export type { EventName } from './events.ts';
export { addressOf, changeHook, dropHook, eventsOf, listHooks, makeHook, rotateSecret } from './hooks.ts';
export { createPostman } from './postman.ts';
export type { Postman } from './postman.ts';
export { countWaiting, deliveriesBefore } from './store/deliveries.ts';
export { webhookKinds } from './kinds.ts';
export { webhookMigrations } from './migrations/index.ts';
export type { DeliveryRow, WebhookRow } from './tables.ts';
