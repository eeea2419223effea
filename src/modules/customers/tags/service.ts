// Tags: short words of the firm's own. What would be an address, a number or a person's code is refused, and each tag is renamed in one place.

import type { Deps } from '#kernel/deps';
import type { Writer } from '#kernel/records';
import { errorKind } from '#platform/db';
import { appError } from '#platform/errors';
import { liveMembershipsOf, subjectsByIds } from '../queries.ts';
import { change } from '../write.ts';
import type { Who } from '../write.ts';
import { rowsOfTag, tagRowsOf } from '../queries-tags.ts';
import type { TagRow } from '../queries-tags.ts';
import { TAG_FIELDS } from './records.ts';

const LONGEST = 40;
/** As many as one person or organisation may have; told also by the reason of web/src/i18n/bulk.ts. */
export const MOST = 30;
/** An address, or digits that begin and go on like a phone number. */
const REACHES = /@|(?:\+\d|\b0\d)(?:[\s().-]?\d){4,}/;

export function foldedTag(tag: string): string {
  return tag.toLowerCase();
}

/** The tag as it is kept. @throws errors.tag-invalid, errors.tag-contact */
export function cleanTag(given: string): string {
  const tag = given
    .normalize('NFKC')
    .replace(/[\s,;]+/g, ' ')
    .trim();
  if (tag === '' || tag.length > LONGEST) throw appError('invalid', 'errors.tag-invalid', { field: 'tags', params: { max: LONGEST } });
  if (REACHES.test(tag)) throw appError('invalid', 'errors.tag-contact', { field: 'tags' });
  return tag;
}

/** Tags of one subject become exactly these. @throws errors.tags-many */
export async function setTags(deps: Deps, who: Who, subjectId: string, tags: readonly string[]): Promise<void> {
  const wanted = new Map(tags.map(cleanTag).map((tag) => [foldedTag(tag), tag]));
  await changeTags(deps, who, [subjectId], async (writer) => {
    const [subject] = await subjectsByIds(writer.ctx.tx, [subjectId]);
    if (!subject) throw appError('not-found', 'errors.subject-not-found');
    const held = await tagRowsOf(writer.ctx.tx, [subjectId]);
    // Who has too many already, as after a merge, may lose some.
    if (wanted.size > MOST && changesTags(held, { add: [...wanted.values()], remove: [] }))
      throw appError('invalid', 'errors.tags-many', { field: 'tags', params: { max: MOST } });
    for (const row of held) if (!wanted.has(row.folded)) await writer.remove('tag', row.id);
    const known = new Set(held.map(({ folded }) => folded));
    await writer.insertMany(
      'tag',
      [...wanted.values()].filter((tag) => !known.has(foldedTag(tag))).map((tag) => tagRow(writer, subject, tag)),
    );
  });
}

interface Retagging {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** The same tags are added to, and taken from, many subjects: one statement reads what they have, one writes. Part of the caller's change. @throws errors.tags-many */
export async function retag(writer: Writer, subjectIds: readonly string[], change: Retagging): Promise<void> {
  const { gone, fresh } = foldedOf(change);
  const held = await tagRowsOf(writer.ctx.tx, subjectIds);
  await writer.removeMany(
    'tag',
    held.filter(({ folded }) => gone.has(folded)).map(({ id }) => id),
  );
  const own = Map.groupBy(held, ({ subject_id }) => subject_id);
  if (subjectIds.some((id) => tooManyTags(own.get(id) ?? [], change)))
    throw appError('invalid', 'errors.tags-many', { field: 'tags', params: { max: MOST } });
  const has = new Set(held.map(({ subject_id, folded }) => `${subject_id} ${folded}`));
  const rows = (await subjectsByIds(writer.ctx.tx, subjectIds)).flatMap((subject) =>
    [...fresh].filter(([folded]) => !has.has(`${subject.id} ${folded}`)).map(([, tag]) => tagRow(writer, subject, tag)),
  );
  await writer.insertMany('tag', rows);
}

/** Whether somebody who has these would have others. */
export function changesTags(held: readonly Pick<TagRow, 'folded'>[], change: Retagging): boolean {
  const { gone, fresh } = foldedOf(change);
  const has = new Set(held.map(({ folded }) => folded));
  return [...gone].some((tag) => has.has(tag)) || [...fresh.keys()].some((tag) => !has.has(tag));
}

/** Whether any of these would be taken away. */
export function takesTags(held: readonly Pick<TagRow, 'folded'>[], change: Retagging): boolean {
  const { gone } = foldedOf(change);
  return held.some(({ folded }) => gone.has(folded));
}

/** Whether somebody who has these would be given more than anybody may have. Taking away is always allowed. */
export function tooManyTags(held: readonly Pick<TagRow, 'folded'>[], change: Retagging): boolean {
  const { gone, fresh } = foldedOf(change);
  const has = new Set(held.map(({ folded }) => folded));
  const more = [...fresh.keys()].filter((tag) => !has.has(tag)).length;
  return more > 0 && held.filter(({ folded }) => !gone.has(folded)).length + more > MOST;
}

function foldedOf({ add, remove }: Retagging): { gone: ReadonlySet<string>; fresh: ReadonlyMap<string, string> } {
  const fresh = new Map(add.map(cleanTag).map((tag) => [foldedTag(tag), tag]));
  // What is both added and removed stays: the act twice over is the act once.
  return {
    gone: new Set(
      remove
        .map(cleanTag)
        .map(foldedTag)
        .filter((tag) => !fresh.has(tag)),
    ),
    fresh,
  };
}

export interface Renamed {
  readonly changed: number;
  /** Had the other tag too, so only this one went. */
  readonly merged: number;
  /** Left as they were, because processing of their data is restricted. */
  readonly restricted: number;
}

/** A tag gets another name everywhere; a name in use merges the two; null takes the tag away. @throws errors.tag-unknown */
export async function renameTag(deps: Deps, who: Who, from: string, to: string | null): Promise<Renamed> {
  const folded = foldedTag(from);
  const tag = to === null ? null : cleanTag(to);
  return changeTags(deps, who, [], async (writer) => {
    const { rows, restricted } = await rowsOfTag(writer.ctx.tx, folded);
    if (rows.length + restricted === 0) throw appError('not-found', 'errors.tag-unknown', { field: 'from' });
    const others = tag === null || foldedTag(tag) === folded ? [] : (await rowsOfTag(writer.ctx.tx, foldedTag(tag))).rows;
    const have = new Map(others.map((other) => [other.subject_id, other]));
    let merged = 0;
    for (const row of rows) {
      if (tag === null) {
        await writer.remove('tag', row.id);
        continue;
      }
      const other = have.get(row.subject_id);
      // Of two what an import brought goes, so that the import can be taken back without what somebody wrote.
      const stays = other === undefined || (row.import_id === null && other.import_id !== null);
      if (other !== undefined) await writer.remove('tag', stays ? other.id : row.id);
      if (stays) await writer.update('tag', row.id, { value: tag, folded: foldedTag(tag) });
      merged += other === undefined ? 0 : 1;
    }
    return { changed: rows.length - merged, merged, restricted };
  });
}

const ATTEMPTS = 3;

/** Where somebody else gives the same tag at the same moment, what stands is looked at again. */
async function changeTags<T>(deps: Deps, who: Who, subjectIds: readonly string[], fn: (writer: Writer) => Promise<T>): Promise<T> {
  const registers = (await liveMembershipsOf(deps.database.db, subjectIds)).map((m) => m.register_id);
  for (let attempt = 1; ; attempt++) {
    try {
      return await change(deps, who, { registers, fields: TAG_FIELDS }, fn);
    } catch (error) {
      if (attempt === ATTEMPTS || errorKind(error) !== 'unique') throw error;
    }
  }
}

/** A row of a subject that does not have the tag. */
export function tagRow(writer: Writer, subject: { id: string; kind: 'person' | 'organisation' }, tag: string): Record<string, string> {
  const { ids, at } = writer.ctx;
  return {
    id: ids.next(),
    subject_id: subject.id,
    field_id: subject.kind === 'person' ? 'person.tag' : 'organisation.tag',
    value: tag,
    folded: foldedTag(tag),
    created_at: at.toISOString(),
  };
}
