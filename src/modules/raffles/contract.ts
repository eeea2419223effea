/** Contract of raffles. */
export { raffles } from './contract/raffles.ts';
