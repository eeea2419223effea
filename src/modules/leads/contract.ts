/** Contract of leads. */
export { leads } from './contract/leads.ts';
