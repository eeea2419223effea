/** Words of the import wizard. */
import { dictionary } from '#platform/i18n';
import { en } from './import/en.ts';
import { fi } from './import/fi.ts';
import { sv } from './import/sv.ts';

export const importPhrases = dictionary(fi, sv, en);
