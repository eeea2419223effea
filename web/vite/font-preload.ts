/** Asks for the two faces of the first screen at once, so that text does not jump when they arrive. */
import type { Plugin } from 'vite';

const FIRST = [/source-sans-3-latin-400-normal.*\.woff2$/, /source-sans-3-latin-600-normal.*\.woff2$/];

export function fontPreload(): Plugin {
  return {
    name: 'lupaus-font-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => FIRST.some((face) => face.test(file)))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
            injectTo: 'head' as const,
          })),
    },
  };
}
