/** Contract of the marketing module. */
export { audiences } from './contract/audiences.ts';
export { automations } from './contract/automations.ts';
export { calls } from './contract/calls.ts';
export { mailings } from './contract/mailings.ts';
export { newsletters } from './contract/newsletters.ts';
export { tracking } from './contract/tracking.ts';
