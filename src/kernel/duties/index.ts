// Door of the duties room: what an act in the register asks to be done where no software reaches, who must be told, and breaches.

export { dutyKinds } from './kinds.ts';
export { dutyMigrations } from './migrations/index.ts';
export { notedTexts } from './note.ts';
export { openDuties } from './open.ts';
