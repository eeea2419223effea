/** For tests: the worker by hand, the puzzle solved, the limits and numbers as they are. */

export { keepCounts, unusualToday } from './counts.ts';
export { LETTERS, LIMITS, prefixOf } from './limits.ts';
export { tidyForms, workForms } from './look.ts';
export { newPuzzle, solve, solved } from './work.ts';
export { placesOf } from './options.ts';
