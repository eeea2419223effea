// Words of the pages that a letter leads to, in the reader's language.

import { dictionary } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export const letterPhrases = dictionary(fi, sv, en);
