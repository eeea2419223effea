// Door of the raffles module: entries, a draw that anybody can repeat, and the receipt of what was forgotten.

export { rafflesModule } from './module.ts';
export { raffleHandlers } from './routes.ts';
export { enterByForm } from './entries.ts';
export { publishedRaffle } from './published.ts';
export type { PublishedRaffle } from './published.ts';
export { ownEntries, ownEntryBy } from './own.ts';
export type { OwnEntry } from './own.ts';
export { verifyDraw } from './draw.ts';
export type { DrawFault, DrawRecord } from './draw.ts';
export { rafflesDictionary } from './phrases.ts';
