/** Words of the newsletter editor. */
import { dictionary } from '#platform/i18n';
import { en } from './marketing-editor/en.ts';
import { fi } from './marketing-editor/fi.ts';
import { sv } from './marketing-editor/sv.ts';

export const editorPhrases = dictionary(fi, sv, en);
