/** Contract of visits to the firm's pages. */
export { analytics } from './contract/analytics.ts';
