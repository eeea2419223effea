/** Words of recipients: agreements, accounts of partners, people shown, and who saw what. */
import { dictionary } from '#platform/i18n';
import { en } from './recipients/en.ts';
import { fi } from './recipients/fi.ts';
import { sv } from './recipients/sv.ts';

export const recipientPhrases = dictionary(fi, sv, en);
