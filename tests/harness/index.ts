// The door for tests: both databases, a folder that goes away, and the browser.

export { dialects, freshPostgres } from './dialects.ts';
export type { TestDialect } from './dialects.ts';
export { tempDir } from './temp.ts';
export { findTool } from './card-tools.ts';
export { findChromium, launchBrowser, leaveBrowser, sharedBrowser, skipNamed } from './browser.ts';
export { violations } from './axe.ts';
export type { Violation } from './axe.ts';
export { statementsOf } from './statements.ts';
