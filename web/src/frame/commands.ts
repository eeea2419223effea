/** Everything the palette can do; the words of any of the three languages find it, in any order. */
import { type Icon, IconKeyboard, IconLanguage, IconLogout, IconMap2, IconMoon } from '@tabler/icons-react';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { LANGS } from '#platform/i18n';
import type { Me } from '../api/queries.ts';
import { frame as phrases } from '../i18n/frame.ts';
import { tourOffer } from '../i18n/tour-offer.ts';
import { LANG_NAMES, useLang, useT } from '../i18n/index.ts';
import { type Act, ACTS } from './acts.ts';
import { allowed, SETTINGS } from './destinations.ts';
import { usePageCommandList, whenOffered } from './page-commands.ts';
import { iconOf, SUB_PAGES } from './sub-pages.ts';
import { beginTour } from './tour/state.ts';
import { chooseLang, SCHEMES, useScheme, useSignOut } from './use-account-acts.ts';

export interface Command {
  id: string;
  group: string;
  label: string;
  detail?: string | undefined;
  icon: Icon;
  keys?: string[];
  run: () => void;
}

type Key = Parameters<typeof phrases.t>[1];
interface Offered extends Command {
  words: string;
}

/** Commands and pages whose words hold everything that was typed; without a word those of the page, what is made new, and the destinations. */
export function useCommands(me: Me, text: string, onKeys: () => void): Command[] {
  const here = useHere();
  const acts = useActs(me);
  const account = useAccount(onKeys);
  const places = usePlaces(me);
  const wanted = fold(text).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...here, ...acts.filter(({ first }) => first), ...places.filter(({ detail }) => detail === undefined)];
  return [...here, ...acts, ...places, ...account].filter(({ words }) => wanted.every((word) => words.includes(word)));
}

/** Small letters without accents: a word is found however it is typed. */
function fold(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
}

function inAll(key: Key, params?: Parameters<typeof phrases.t>[2]): string {
  return fold(LANGS.map((lang) => phrases.t(lang, key, params)).join(' '));
}

function useHere(): Offered[] {
  const t = useT(phrases);
  return usePageCommandList().map(({ key, ...command }) => ({
    ...command,
    id: `here-${command.id}`,
    group: t('palette.here'),
    words: fold(command.label),
    ...(key === undefined ? {} : { keys: [key.toUpperCase()] }),
  }));
}

function useActs(me: Me): (Offered & { first: boolean })[] {
  const t = useT(phrases);
  const router = useRouter();
  // What the page at hand offers itself stands among what can be done here.
  const here = new Set(usePageCommandList().map(({ id }) => id));
  return ACTS.filter(({ id, permission }) => me.permissions.includes(permission) && !here.has(id)).map((act: Act) => ({
    id: act.id,
    icon: act.icon,
    ...(act.keys === undefined ? {} : { keys: act.keys }),
    group: t('palette.commands'),
    label: t(act.phrase as Key),
    words: inAll(act.phrase as Key),
    first: act.first === true,
    run: () => {
      router.history.push(act.href);
      // The key that chose this is still on its way up; whoever presses one after it is left in peace.
      if (act.offered) setTimeout(() => whenOffered(act.id));
    },
  }));
}

function usePlaces(me: Me): Offered[] {
  const t = useT(phrases);
  const lang = useLang();
  const navigate = useNavigate();
  const router = useRouter();
  const may = (permission: string | null) => permission === null || me.permissions.includes(permission);
  const pages = [...allowed(me.permissions), SETTINGS].map(({ id, to, icon, key }) => ({
    id,
    group: t('palette.pages'),
    label: t(`nav.${id}`),
    icon,
    keys: ['G', key.toUpperCase()],
    words: inAll(`nav.${id}`),
    run: () => void navigate({ to }),
  }));
  const under = SUB_PAGES.filter(({ permission }) => may(permission)).map(({ under: id, href, label }) => ({
    id: href,
    group: t('palette.pages'),
    label: label(lang),
    detail: t(`nav.${id}`),
    icon: iconOf(id),
    words: `${fold(LANGS.map(label).join(' '))} ${inAll(`nav.${id}`)}`,
    run: () => router.history.push(href),
  }));
  return [...pages, ...under];
}

function useAccount(onKeys: () => void): Offered[] {
  const t = useT(phrases);
  const { scheme, setScheme } = useScheme();
  const signOut = useSignOut();
  const now = useLang();
  const group = t('palette.account');
  return [
    ...LANGS.filter((lang) => lang !== now).map((lang) => ({
      id: `lang-${lang}`,
      group,
      label: `${t('language')}: ${LANG_NAMES[lang]}`,
      icon: IconLanguage,
      words: `${inAll('language')} ${fold(LANG_NAMES[lang])}`,
      run: () => chooseLang(lang),
    })),
    ...SCHEMES.filter((each) => each !== scheme).map((each) => ({
      id: `theme-${each}`,
      group,
      label: `${t('theme')}: ${t(`themes.${each}`)}`,
      icon: IconMoon,
      words: `${inAll('theme')} ${inAll(`themes.${each}`)}`,
      run: () => setScheme(each),
    })),
    {
      id: 'tour',
      group,
      label: tourOffer.t(now, 'begin'),
      icon: IconMap2,
      words: fold(LANGS.map((lang) => tourOffer.t(lang, 'begin')).join(' ')),
      run: beginTour,
    },
    { id: 'keys', group, label: t('shortcuts'), icon: IconKeyboard, keys: ['?'], words: inAll('shortcuts'), run: onKeys },
    { id: 'sign-out', group, label: t('signOut'), icon: IconLogout, words: inAll('signOut'), run: () => void signOut() },
  ];
}
