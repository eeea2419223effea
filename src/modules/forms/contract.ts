/** Contract of forms. */
export { forms } from './contract/forms.ts';
