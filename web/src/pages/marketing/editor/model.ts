/** The document of a newsletter as the editor changes it: every change is a new document, so that the one before can come back. */
import type { Answer } from '#web/api/client.ts';
import type { Lang } from '#web/i18n/index.ts';

export type Got = Answer<'newsletters', 'get'>;
export type Document = Got['content']['document'];
export type Version = NonNullable<Document['fi']>;
export type Block = Version['blocks'][number];
export type Kind = Block['kind'];
export type Problem = Got['problems'][number];
export type Merge = Got['merges'][number];
export type Image = Got['images'][number];

/** What is being written. */
export interface Draft {
  mainLang: Lang;
  public: boolean;
  document: Document;
}

export const KINDS: readonly Kind[] = ['text', 'heading', 'image', 'button', 'event', 'quote', 'columns', 'divider'];

/** Unique among the blocks of the letter; nothing else hangs on it. */
export function freshId(document: Document): string {
  const used = new Set(Object.values(document).flatMap((version) => (version as Version).blocks.map(({ id }) => id)));
  for (let n = used.size + 1; ; n++) if (!used.has(`b${n}`)) return `b${n}`;
}

export function newBlock(kind: Kind, id: string): Block {
  switch (kind) {
    case 'heading':
      return { id, kind, text: '', level: 2 };
    case 'text':
      return { id, kind, text: '' };
    case 'image':
      return { id, kind, imageId: null, alt: '', decorative: false, caption: '', href: '' };
    case 'button':
      return { id, kind, label: '', href: '' };
    case 'event':
      return { id, kind, title: '', day: '', from: '', until: '', place: '', text: '', label: '', href: '' };
    case 'quote':
      return { id, kind, text: '', by: '' };
    case 'columns':
      return { id, kind, left: '', right: '' };
    case 'divider':
      return { id, kind };
  }
}

export function blankVersion(): Version {
  return { subject: '', subjectB: '', preheader: '', blocks: [] };
}

export function withVersion(draft: Draft, lang: Lang, version: Version): Draft {
  return { ...draft, document: { ...draft.document, [lang]: version } };
}

export function withoutVersion(draft: Draft, lang: Lang): Draft {
  const document = { ...draft.document };
  delete document[lang];
  return { ...draft, document };
}

export function withBlock(version: Version, block: Block): Version {
  return { ...version, blocks: version.blocks.map((each) => (each.id === block.id ? block : each)) };
}

export function moved(version: Version, from: number, to: number): Version {
  const blocks = [...version.blocks];
  const [block] = blocks.splice(from, 1);
  if (block === undefined || to < 0 || to > blocks.length) return version;
  blocks.splice(to, 0, block);
  return { ...version, blocks };
}

export function inserted(version: Version, at: number, block: Block): Version {
  return { ...version, blocks: version.blocks.toSpliced(at, 0, block) };
}

export function removed(version: Version, id: string): Version {
  return { ...version, blocks: version.blocks.filter((block) => block.id !== id) };
}

/** A template of one's own may lack the main language: then the first of its own takes its place. */
export function usingTemplate(draft: Draft, document: Document): Draft {
  const first = (['fi', 'sv', 'en'] as const).find((lang) => document[lang] !== undefined);
  return { ...draft, document, mainLang: document[draft.mainLang] === undefined ? (first ?? draft.mainLang) : draft.mainLang };
}
