// Phrases of the analytics module in three languages.

import { dictionary } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export const analyticsDictionary = dictionary(fi, sv, en);
