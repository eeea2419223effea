// Templates that come with the house: what coaching firms write most, in three languages, to be written over.

import { LANGS } from '#platform/i18n';
import type { Lang, Text } from '#platform/i18n';
import { starterWords } from './starter-words.ts';
import type { Block, NewsletterDocument } from '../contract/newsletter-shapes.ts';

export const STARTERS = ['starter-news', 'starter-invitation', 'starter-guide'] as const;
export type StarterId = (typeof STARTERS)[number];

type Say = (key: Parameters<typeof starterWords.t>[1]) => string;

const SHAPES: Readonly<Record<StarterId, (say: Say) => Block[]>> = {
  'starter-news': (say) => [
    heading('a', say('news.title'), 1),
    text('b', say('news.hello')),
    text('c', say('news.lead')),
    heading('d', say('news.tip'), 2),
    text('e', say('news.tipText')),
    { id: 'f', kind: 'quote', text: say('news.quote'), by: say('news.by') },
    { id: 'g', kind: 'divider' },
    heading('h', say('news.coming'), 2),
    event('i', say),
  ],
  'starter-invitation': (say) => [
    heading('a', say('invitation.title'), 1),
    text('b', say('news.hello')),
    text('c', say('invitation.lead')),
    event('d', say),
    { id: 'e', kind: 'columns', left: say('invitation.left'), right: say('invitation.right') },
    text('f', say('invitation.end')),
  ],
  'starter-guide': (say) => [
    heading('a', say('guide.title'), 1),
    text('b', say('news.hello')),
    text('c', say('guide.lead')),
    { id: 'd', kind: 'button', label: say('guide.button'), href: '' },
    text('e', say('guide.end')),
  ],
};

const SUBJECTS = { 'starter-news': 'news', 'starter-invitation': 'invitation', 'starter-guide': 'guide' } as const;

/** The document of a template that comes with the house, or undefined. */
export function starterOf(id: string): NewsletterDocument | undefined {
  const known = STARTERS.find((each) => each === id);
  if (known === undefined) return undefined;
  return Object.fromEntries(LANGS.map((lang) => [lang, versionOf(known, lang)]));
}

export function starterName(id: StarterId): Text {
  const [fi = '', sv = '', en = ''] = LANGS.map((lang) => starterWords.t(lang, `${SUBJECTS[id]}.name`));
  return { fi, sv, en };
}

function versionOf(id: StarterId, lang: Lang) {
  const say: Say = (key) => starterWords.t(lang, key);
  const room = SUBJECTS[id];
  return { subject: say(`${room}.subject`), subjectB: '', preheader: say(`${room}.preheader`), blocks: SHAPES[id](say) };
}

function heading(id: string, words: string, level: 1 | 2): Block {
  return { id, kind: 'heading', text: words, level };
}

function text(id: string, words: string): Block {
  return { id, kind: 'text', text: words };
}

function event(id: string, say: Say): Block {
  return {
    id,
    kind: 'event',
    title: say('event.title'),
    day: '',
    from: '09:00',
    until: '12:00',
    place: say('event.place'),
    text: say('event.text'),
    label: say('event.label'),
    href: '',
  };
}
