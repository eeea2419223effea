/** Door of the disclosure room: recipients, their agreements, whose data they may see, and who saw or received what. */

export { disclosureKinds } from './kinds.ts';
export { disclosureMigrations } from './migrations/0001-disclosure.ts';
export { recordDisclosure } from './record.ts';
export type { NewDisclosure } from './record.ts';
export { disclosuresOf } from './told.ts';
export type { ToldDisclosure } from './told.ts';
