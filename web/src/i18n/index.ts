/** The reader's language: one choice kept in the browser and in the account, given to every phrase, date and number. */
import { type Dictionary, isLang, type Lang, type Params, type Text } from '#platform/i18n';
import { useCallback, useSyncExternalStore } from 'react';

export type { Lang, Text };
export const LANG_NAMES: Record<Lang, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

const KEY = 'lupaus-lang';
const listeners = new Set<() => void>();
let current: Lang = stored();

function stored(): Lang {
  try {
    const kept = localStorage.getItem(KEY);
    return isLang(kept) ? kept : 'fi';
  } catch {
    return 'fi';
  }
}

export function lang(): Lang {
  return current;
}

/** Changes the language of the whole page; private windows may refuse to keep it, which is no error. */
export function setLang(next: Lang): void {
  current = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Kept for this page only.
  }
  for (const tell of listeners) tell();
}

// What is chosen in one window holds in all of them.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === KEY && isLang(newValue) && newValue !== current) setLang(newValue);
});

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function useLang(): Lang {
  return useSyncExternalStore(subscribe, lang);
}

export type Say<K extends string> = (key: K, params?: Params) => string;

/** Phrases of one area in the reader's language. */
export function useT<K extends string>(phrases: Dictionary<K>): Say<K> {
  const now = useLang();
  return useCallback((key, params) => phrases.t(now, key, params), [phrases, now]);
}

/** Picks the reader's language from a text that the server sends in three. */
export function useText(): (text: Text | null | undefined) => string {
  const now = useLang();
  return useCallback((text) => text?.[now] ?? '', [now]);
}
