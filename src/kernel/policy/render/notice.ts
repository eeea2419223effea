// The notice as a document (GDPR Art. 12–14), before it becomes a page, a text file or print: the same sections for all of them.

import { formatDate } from '#platform/clock';
import type { Lang, Text } from '#platform/i18n';
import type { Reference } from '../reference-data.ts';
import type { Policy } from '../schema.ts';
import { SECTION_IDS, sectionNumber, sectionTitle } from '../sections.ts';
import type { SectionId } from '../sections.ts';
import { statements } from '../statements.ts';
import type { Abilities, Statement } from '../statements.ts';
import { shortRetentions } from '../statements/retention-words.ts';
import { basesOf } from '../statements/what.ts';
import { framePhrases } from './phrases.ts';

/** Both null for a policy that has not been published. */
export interface NoticeVersion {
  readonly no: number | null;
  readonly effectiveFrom: string | null;
}

export const DRAFT: NoticeVersion = { no: null, effectiveFrom: null };

export interface NoticeSection {
  readonly id: SectionId;
  /** 0 for the opening words, which carry no number. */
  readonly number: number;
  readonly title: Text;
  readonly clauses: readonly Statement[];
  readonly notes: readonly Note[];
}

/** Several nodes may carry the same note; it is printed once, for all of them. */
export interface Note {
  readonly ids: readonly string[];
  readonly about: readonly Text[];
  readonly text: Text;
}

export interface OverviewRow {
  readonly statement: string;
  readonly name: Text;
  readonly bases: readonly Text[];
  readonly retention: readonly Text[];
}

export interface Notice {
  readonly policy: Policy;
  /** Names of the controllers, first things first. */
  readonly firm: string;
  readonly name: Text;
  readonly version: NoticeVersion;
  readonly sections: readonly NoticeSection[];
  /** Storage period per data group at a glance. */
  readonly overview: readonly OverviewRow[];
}

// What the notice says never depends on what the house can do.
const ANY: Abilities = { storable: () => false, checks: new Set() };

/** `reference`: the facts of law as the house knows them; what ships with the product where nobody says. */
export function noticeOf(policy: Policy, version: NoticeVersion = DRAFT, reference?: Reference): Notice {
  const said = statements(policy, ANY, reference);
  return {
    policy,
    firm: policy.controllers.map(({ name }) => name).join(', '),
    name: policy.name,
    version,
    sections: SECTION_IDS.map((id) => sectionOf(id, said)),
    overview: policy.dataGroups.map((group) => ({
      statement: `data/${group.id}`,
      name: group.name,
      bases: basesOf(policy, group),
      retention: shortRetentions(policy, group),
    })),
  };
}

function sectionOf(id: SectionId, said: readonly Statement[]): NoticeSection {
  const own = said.filter(({ section }) => section === id);
  return {
    id,
    number: sectionNumber(id),
    title: sectionTitle(id),
    clauses: own.filter(({ kind }) => kind === 'clause'),
    notes: merged(own.filter(({ kind }) => kind !== 'clause')),
  };
}

function merged(notes: readonly Statement[]): Note[] {
  const found = new Map<string, { ids: string[]; about: Text[]; text: Text }>();
  for (const { id, heading, text } of notes) {
    const note = found.get(text.fi) ?? { ids: [], about: [], text };
    note.ids.push(id);
    if (heading !== undefined && !note.about.some(({ fi }) => fi === heading.fi)) note.about.push(heading);
    found.set(text.fi, note);
  }
  return [...found.values()];
}

/** The policy's name without the firm's, which stands above it. */
export function registerName({ firm, name }: Pick<Notice, 'firm' | 'name'>, lang: Lang): string {
  const colon = name[lang].indexOf(': ');
  const own = colon !== -1 && name[lang].startsWith(firm) ? name[lang].slice(colon + 2) : name[lang];
  return own.charAt(0).toUpperCase() + own.slice(1);
}

/** "Versio 3, voimassa 1.1.2027 alkaen". */
export function versionLine({ no, effectiveFrom }: NoticeVersion, lang: Lang): string {
  if (no === null || effectiveFrom === null) return framePhrases.t(lang, 'draft');
  return framePhrases.t(lang, 'version', { no, date: formatDate(effectiveFrom, lang) });
}

/** Where the name stands as a word of its own: an inflected one does not count. */
function wordAt(text: string, name: string): number {
  const letter = /[\p{L}\p{N}]/u;
  const at = text.indexOf(name);
  const alone = !letter.test(text.charAt(at - 1)) && !letter.test(text.charAt(at + name.length));
  return alone ? at : -1;
}

/** The part of a text that names what it is about, to be set in bold; undefined when the heading stands apart. */
export function runIn({ heading, text }: Statement, lang: Lang): { before: string; name: string; after: string } | undefined {
  const name = heading?.[lang];
  const at = name === undefined ? -1 : wordAt(text[lang], name);
  if (name === undefined || at === -1) return undefined;
  return { before: text[lang].slice(0, at), name, after: text[lang].slice(at + name.length) };
}

export const LANGUAGE_NAMES: Readonly<Record<Lang, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };
