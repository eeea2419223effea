/** Writes each asset also as .br and .gz beside it, so that the server never spends time on it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /^assets\/.*\.(js|css|svg)$/;
const LEAST = 1024;
const zip = promisify(gzip);
const brotli = promisify(brotliCompress);

export function compressed(): Plugin {
  return {
    name: 'lupaus-compressed',
    apply: 'build',
    // Only what was written is final: the bundler still fills in names while it generates.
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      const files = Object.keys(bundle).filter((name) => TEXT.test(name));
      await Promise.all(files.map((name) => compress(join(dir, name))));
    },
  };
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < LEAST) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
  await writeFile(`${file}.gz`, await zip(content, { level: 9 }));
  await writeFile(`${file}.br`, await brotli(content, quality));
}
