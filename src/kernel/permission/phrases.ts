// Why a message may or may not go, and what people agree to, in three languages.

import { dictionary } from '#platform/i18n';
import { en } from './phrases.en.ts';
import { fi } from './phrases.fi.ts';
import { sv } from './phrases.sv.ts';

export const permissionPhrases = dictionary(fi, sv, en);
