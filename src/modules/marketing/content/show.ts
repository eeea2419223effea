// A letter shown to whoever writes it: as a page, as text, and sent to themselves.

import type { Deps } from '#kernel/deps';
import { queueLetter } from '#kernel/mail';
import { subjectById } from '#kernel/subjects';
import { appError } from '#platform/errors';
import type { Lang, Text } from '#platform/i18n';
import { inForce } from '../features.ts';
import { contentOnFile } from './content.ts';
import { filled } from './fill.ts';
import { layOut, linksOf } from './laid.ts';
import { plainValues, templateOf } from './letters.ts';
import type { Showing } from './look-of.ts';
import { keptKeys, mergeSlot } from './merge.ts';
import type { MergeKey } from './merge.ts';
import { mergesOf } from './merges-of.ts';
import { mailingRow } from './queries.ts';
import { oneLine, wordPieces } from './render/out.ts';
import { letterWords } from './words.ts';

export interface Shown {
  readonly lang: Lang;
  readonly variant: 'A' | 'B';
  /** 'sample', 'unknown' or a subject. */
  readonly who: string;
}

export interface Letter {
  readonly subject: string;
  readonly preheader: string;
  readonly text: string;
  readonly html: string;
}

/** The letter as one reader would get it. @throws errors.newsletter-not-found, errors.subject-not-found */
export async function letterFor(deps: Deps, mailingId: string, { lang, variant, who }: Shown, showing: Showing): Promise<Letter> {
  const { db } = deps.database;
  const content = await contentOnFile(db, mailingId);
  const purposeId = (await mailingRow(db, mailingId))?.purpose_id ?? null;
  const template = await templateOf(deps, db, content, { lang, variant, purposeId, showing });
  const values = await valuesFor(deps, mailingId, purposeId, { who, lang: template.lang });
  const laid = layOut(content.document, template.lang, variant);
  const page = (pieces: typeof template.html) => filled(pieces, values, true);
  const text = (pieces: typeof template.text) => filled(pieces, values, false);
  return {
    subject: text(template.subject).trim(),
    preheader: text(wordPieces(laid?.preheader ?? [], 'text', oneLine)),
    text: text(template.text),
    html: page(template.html),
  };
}

interface Whose {
  readonly who: string;
  readonly lang: Lang;
}

async function valuesFor(
  deps: Deps,
  mailingId: string,
  purposeId: string | null,
  { who, lang }: Whose,
): Promise<Readonly<Record<string, string>>> {
  const { db } = deps.database;
  if (who !== 'sample' && who !== 'unknown') {
    if (!(await subjectById(db, who))) throw appError('not-found', 'errors.subject-not-found');
    return (await plainValues(deps, db, mailingId, [{ id: who, subjectId: who }])).get(who) ?? {};
  }
  const { document } = await contentOnFile(db, mailingId);
  const kept = keptKeys(inForce(deps), purposeId);
  const said = mergesOf(document).map(({ key, fallback }) => {
    const sample = who === 'sample' && kept.has(key) ? SAMPLES[key][lang] : '';
    return [mergeSlot(key, fallback), sample || fallback] as const;
  });
  return { ...Object.fromEntries(linksOf(document).map(({ n, href }) => [`link:${n}`, href])), ...Object.fromEntries(said) };
}

const NOBODY = { first: { fi: 'Esimerkki', sv: 'Exempel', en: 'Example' }, last: { fi: 'Lukija', sv: 'Läsare', en: 'Reader' } };

const SAMPLES: Readonly<Record<MergeKey, Text>> = {
  'first-name': NOBODY.first,
  'last-name': NOBODY.last,
  name: { fi: 'Esimerkki Lukija', sv: 'Exempel Läsare', en: 'Example Reader' },
  organisation: { fi: 'Esimerkki Oy', sv: 'Exempel Ab', en: 'Example Ltd' },
  'job-title': { fi: 'esihenkilö', sv: 'chef', en: 'team leader' },
  'customer-number': { fi: '1001', sv: '1001', en: '1001' },
};

export interface TestTo {
  readonly accountId: string;
  readonly address: string;
}

/** Queues the letter to the member of staff who asks, marked as a test; its personal links lead nowhere. @throws errors.mail-off */
export async function sendTest(deps: Deps, mailingId: string, shown: Shown, { accountId, address }: TestTo): Promise<void> {
  const { subject, text, html } = await letterFor(deps, mailingId, shown, { test: true });
  const marked = letterWords.t(shown.lang, 'testSubject', { subject: subject || letterWords.t(shown.lang, 'untitled') });
  await deps.database.tx((tx) =>
    queueLetter(tx, deps, {
      to: { subjectId: null, accountId, address },
      purpose: 'test',
      template: 'test',
      lang: shown.lang,
      letter: { subject: marked, text, html },
    }),
  );
}
