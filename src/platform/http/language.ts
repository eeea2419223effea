// The reader's language: the one chosen on the page, else the first wish of the browser, else Finnish.

import { acceptedLang, isLang } from '../i18n/index.ts';
import type { Lang } from '../i18n/index.ts';
import type { Request } from './types.ts';

export const LANG_COOKIE = 'lang';

export function languageOf(request: Request): Lang {
  const chosen = request.cookies?.[LANG_COOKIE];
  return isLang(chosen) ? chosen : acceptedLang(request.headers['accept-language']);
}
