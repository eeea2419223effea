// Tags of a file: several in a cell, each within the limits of what is typed in; whoever is there gets those they lack and loses none.

import { errorText } from '#kernel/phrases';
import type { Conn } from '#platform/db';
import { AppError, appError } from '#platform/errors';
import type { Lang, Text } from '#platform/i18n';
import { customersDictionary } from '../phrases.ts';
import { tagRowsOf } from '../queries-tags.ts';
import type { TagRow } from '../queries-tags.ts';
import { isSystemLabel, tagList } from './tag-list.ts';
import { cleanTag, foldedTag, MOST } from '../tags/service.ts';
import { placeOf } from './cells.ts';
import type { CellReader } from './cells.ts';
import type { TableRow } from './table.ts';

/** What is shown of a tag that is refused. */
const SHOWN = 60;
const NONE: readonly string[] = [];

/** The tags of a row, each once; or why the row is refused: the first that cannot be a tag is named. */
export function tagsOf(reader: CellReader, row: TableRow, target: 'tags' | 'organisationTags'): readonly string[] | Text {
  if (!reader.fieldOf.has(target)) return NONE;
  const tags = new Map<string, string>();
  for (const label of placeOf(reader, row, target).flatMap(tagList)) {
    if (isSystemLabel(label)) continue;
    const tag = tagOf(label);
    if (typeof tag !== 'string') return tag;
    if (!tags.has(foldedTag(tag))) tags.set(foldedTag(tag), tag);
  }
  return tags.size > MOST ? TOO_MANY_TAGS : [...tags.values()];
}

function tagOf(label: string): string | Text {
  try {
    return cleanTag(label);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const tag = label.length > SHOWN ? `${label.slice(0, SHOWN)}…` : label;
    const why = errorText(error);
    const say = (lang: Lang) => customersDictionary.t(lang, 'import.tag-refused', { tag, why: why[lang] });
    return { fi: say('fi'), sv: say('sv'), en: say('en') };
  }
}

export const TOO_MANY_TAGS: Text = errorText(appError('invalid', 'errors.tags-many', { params: { max: MOST } }));

/** What each of those who are there has, in one query; of a file without tags nothing is asked. */
export type HeldTags = ReadonlyMap<string, readonly TagRow[]>;

export async function heldTags(
  conn: Conn,
  ids: readonly string[],
  rows: readonly { readonly tags: readonly string[] }[],
): Promise<HeldTags> {
  const asks = rows.some(({ tags }) => tags.length > 0);
  return Map.groupBy(asks ? await tagRowsOf(conn, ids) : [], ({ subject_id }) => subject_id);
}

/** Those of the row that somebody lacks. */
export function newTags(held: HeldTags, subjectId: string, tags: readonly string[]): readonly string[] {
  if (tags.length === 0) return NONE;
  const has = new Set(held.get(subjectId)?.map(({ folded }) => folded));
  return tags.filter((tag) => !has.has(foldedTag(tag)));
}

/** With the new ones somebody would have more than one may. */
export function areTooMany(held: HeldTags, subjectId: string, fresh: readonly string[]): boolean {
  return fresh.length > 0 && (held.get(subjectId)?.length ?? 0) + fresh.length > MOST;
}
