// Phrases of the raffles module in three languages.

import { dictionary } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export const rafflesDictionary = dictionary(fi, sv, en);
