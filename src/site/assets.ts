// The site's own stylesheet and letters, so that no page asks anything of anyone else's server.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256hex } from '#platform/crypto';
import { appError } from '#platform/errors';
import { FACES, siteStylesheet } from '#platform/html';
import type { Server } from '#platform/http';

const FONTS = '/fonts';
const FOREVER = 'public, max-age=31536000, immutable';

const stylesheet = siteStylesheet(FONTS);
const mark = sha256hex(stylesheet).slice(0, 12);

/** The stylesheet's address changes with its content, so that it can be kept for ever. */
export const STYLESHEET = `/site.css?v=${mark}`;

export function registerAssets(app: Server): void {
  app.get('/site.css', async (request, reply) => {
    const kept = (request.query as { v?: string }).v === mark;
    return reply
      .type('text/css; charset=utf-8')
      .header('cache-control', kept ? FOREVER : 'public, max-age=300')
      .send(stylesheet);
  });
  app.get(`${FONTS}/:file`, async (request, reply) => {
    const { file } = request.params as { file: string };
    return reply.type('font/woff2').header('cache-control', FOREVER).send(fontFile(file));
  });
}

const loaded = new Map<string, Buffer>();

function fontFile(name: string): Buffer {
  const face = FACES.find(({ file }) => file === name);
  if (face === undefined) throw appError('not-found', 'errors.not-found');
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const packageName = `@fontsource/${face.family.toLowerCase().replaceAll(' ', '-')}`;
  const bytes = readFileSync(join(dirname(fileURLToPath(import.meta.resolve(packageName))), 'files', name));
  loaded.set(name, bytes);
  return bytes;
}
