// Door of the returns module: what comes back of letters, by whatever way it comes.

export { returnsModule } from './module.ts';
export { listHandlers } from './lists/routes.ts';
export { readLists } from './lists/read.ts';
export { runLists } from './lists/run.ts';
export { unreachableAt } from './lists/reach.ts';
export { returnHandlers } from './routes.ts';
export { createReturnIntake } from './intake/intake.ts';
export type { ReturnIntake } from './intake/intake.ts';
export { quarantinedTexts } from './intake/quarantine.ts';
export { readReturnSettings } from './settings.ts';
export { registerNotices } from './hooks/take.ts';
