// Gathers what a letter is set with: brand, pictures, who sends and where its pages are.

import type { Deps } from '#kernel/deps';
import type { Conn } from '#platform/db';
import type { Lang } from '#platform/i18n';
import { inForce } from '../features.ts';
import { brandOf, firmOf } from './brand.ts';
import { accentsOf } from './colour.ts';
import { archivePath, imageIds } from './content.ts';
import type { Content } from './content.ts';
import { pictureOf } from './images.ts';
import { parseText, targetOf } from './inline.ts';
import type { Inline } from './inline.ts';
import type { LaidInline, LaidPart } from './laid.ts';
import { imagesByIds } from './queries.ts';
import type { Look } from './render/look.ts';

/** How somebody looks at it; a letter that is sent says nothing of this. */
export interface Showing {
  readonly scheme?: 'auto' | 'light' | 'dark';
  readonly images?: boolean;
  readonly test?: boolean;
  /** Pictures by path alone, for a page of our own. */
  readonly here?: boolean;
}

export interface LookAsked {
  readonly lang: Lang;
  readonly purposeId: string | null;
  readonly showing: Showing;
}

export async function lookOf(
  deps: Pick<Deps, 'policy' | 'config'>,
  conn: Conn,
  content: Content,
  { lang, purposeId, showing: { scheme = 'auto', images = true, test = false, here = false } }: LookAsked,
): Promise<Look> {
  const policy = inForce(deps);
  const brand = await brandOf(conn);
  const root = deps.config.publicUrl.replace(/\/$/, '');
  const rows = await imagesByIds(conn, [...imageIds(content.document), ...(brand.logoId === null ? [] : [brand.logoId])]);
  const pictures = new Map(rows.map((row) => [row.id, pictureOf(row, here ? '' : root)]));
  const purpose = policy.purposes.get(purposeId ?? '');
  return {
    firm: firmOf(policy),
    accents: accentsOf(brand.accent),
    logo: pictures.get(brand.logoId ?? ''),
    pictures,
    signature: fixedParts(brand.signature[lang]),
    footer: fixedParts(brand.footer[lang]),
    purpose: purpose?.name[lang] ?? '',
    noticeUrl: `${root}/seloste/${lang}`,
    ...(content.public ? { archiveUrl: `${root}${archivePath(content.slug, lang)}` } : {}),
    test,
    scheme,
    images,
  };
}

/** Words of the firm that are the same in every letter: their links are counted by nobody, and they name nobody. */
export function fixedParts(text: string): LaidPart[] {
  return parseText(text).map((part) =>
    part.is === 'list' ? { ...part, items: part.items.map(fixed) } : { is: 'paragraph', inside: fixed(part.inside) },
  );
}

function fixed(inline: readonly Inline[]): LaidInline[] {
  return inline.map((each): LaidInline => {
    switch (each.is) {
      case 'link': {
        const href = targetOf(each.href);
        const inside = fixed(each.inside);
        return href === undefined ? { is: 'bold', inside } : { is: 'link', to: { n: -1, href }, inside };
      }
      case 'merge':
        return { is: 'text', text: each.fallback ?? '' };
      case 'bold':
      case 'italic':
        return { is: each.is, inside: fixed(each.inside) };
      default:
        return each;
    }
  });
}
