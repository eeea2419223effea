// Contract of the returns module.

export { returns } from './contract/returns.ts';
export { lists } from './contract/lists.ts';
