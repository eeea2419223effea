// Words of the person's own pages in the reader's language.

import { dictionary } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export const ownPhrases = dictionary(fi, sv, en);
