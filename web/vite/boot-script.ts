/** Puts the small script that runs before the first paint among the hashed assets, because nothing else of the page may be a script. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const SOURCE = new URL('../src/boot/boot.js', import.meta.url);

export function bootScript(): Plugin {
  let reference: string | undefined;
  return {
    name: 'lupaus-boot-script',
    buildStart() {
      if (this.environment.mode === 'build') reference = this.emitFile({ type: 'asset', name: 'boot.js', source: readFileSync(SOURCE) });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const built = Object.keys(bundle ?? {}).find((file) => /(^|\/)boot-[^/]+\.js$/.test(file));
        const src = reference !== undefined && built !== undefined ? `/${built}` : '/src/boot/boot.js';
        return [{ tag: 'script', attrs: { src }, injectTo: 'head-prepend' }];
      },
    },
  };
}
