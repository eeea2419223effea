/** Contract of the marketing module. */
export { audiences } from './contract/audiences.ts';
export { newsletters } from './contract/newsletters.ts';
export { tracking } from './contract/tracking.ts';
