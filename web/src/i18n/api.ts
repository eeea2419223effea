/** Words of the API settings. */
import { dictionary } from '#platform/i18n';
import { en } from './api/en.ts';
import { fi } from './api/fi.ts';
import { sv } from './api/sv.ts';

export const api = dictionary(fi, sv, en);
