/** Words of raffles: how one is set up, closed, drawn and settled. */
import { dictionary } from '#platform/i18n';
import { en } from './raffles/en.ts';
import { fi } from './raffles/fi.ts';
import { sv } from './raffles/sv.ts';

export const raffles = dictionary(fi, sv, en);
