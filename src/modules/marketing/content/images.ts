// Pictures of newsletters: kept once, served from our own public address, the same for everybody, so that nobody's reading is told by a picture.

import type { Deps } from '#kernel/deps';
import { sha256hex } from '#platform/crypto';
import { appError } from '#platform/errors';
import { brandOf } from './brand.ts';
import { readPicture } from './picture.ts';
import { countImages, deleteImage, imageByHash, imageById, imageBytes, imageIsUsed, insertImage } from './queries.ts';
import type { ImageRow } from './queries.ts';
import type { Picture } from './render/look.ts';

const MOST_IMAGES = 500;
const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg' };

/** Keeps a picture and returns it; the same picture twice is one. @throws errors.newsletter-image-type, errors.newsletter-image-large, errors.newsletter-image-many */
export async function keepImage(deps: Deps, accountId: string, base64: string): Promise<ImageRow> {
  const { mediaType, bytes, width, height } = readPicture(base64);
  const hash = sha256hex(bytes);
  return deps.database.tx(async (tx) => {
    const known = await imageByHash(tx, hash);
    if (known) return known;
    if ((await countImages(tx)) >= MOST_IMAGES)
      throw appError('conflict', 'errors.newsletter-image-many', { params: { max: MOST_IMAGES } });
    const row = {
      id: deps.ids.next(),
      media_type: mediaType,
      size: bytes.length,
      width,
      height,
      hash,
      account_id: accountId,
      created_at: deps.clock.now().toISOString(),
    };
    await insertImage(tx, { ...row, content: bytes });
    return (await imageByHash(tx, hash)) ?? row;
  });
}

/** @throws errors.not-found, errors.newsletter-image-used */
export function removeImage(deps: Deps, id: string): Promise<void> {
  return deps.database.tx(async (tx) => {
    if (!(await imageById(tx, id))) throw appError('not-found', 'errors.not-found');
    const used = (await brandOf(tx)).logoId === id || (await imageIsUsed(tx, id));
    if (used) throw appError('conflict', 'errors.newsletter-image-used');
    await deleteImage(tx, id);
  });
}

/** Path of a picture on the public site. */
export function imagePath({ id, media_type }: Pick<ImageRow, 'id' | 'media_type'>): string {
  return `/uutiskirjeet/kuvat/${id}.${ENDINGS[media_type] ?? 'bin'}`;
}

export function pictureOf(row: ImageRow, publicUrl: string): Picture {
  return { src: `${publicUrl}${imagePath(row)}`, width: row.width, height: row.height };
}

/** The file behind a name in an address. */
export async function openImage(
  { database }: Pick<Deps, 'database'>,
  name: string,
): Promise<{ mediaType: string; bytes: Uint8Array } | undefined> {
  const id = /^([0-9a-f-]{36})\.(png|jpg)$/.exec(name)?.[1];
  const found = id === undefined ? undefined : await imageBytes(database.db, id);
  return found && { mediaType: found.media_type, bytes: found.content };
}
