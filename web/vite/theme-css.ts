/** Writes tokens and Mantine's variables as one static style sheet, so that no <style> element is made at run time and style-src can stay 'self'. */
import type { Plugin } from 'vite';

const ID = 'virtual:theme.css';

export function themeCss(): Plugin {
  return {
    name: 'lupaus-theme-css',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      const { tokensCss } = await import('../src/theme/tokens.ts');
      const { mantineCss } = await import('./mantine-css.ts');
      return `${tokensCss()}\n${mantineCss()}`;
    },
  };
}
