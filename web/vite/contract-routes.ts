/** Gives the browser method and path of every route of the contract, without its schemas: the types are checked at build, the server parses. */
import type { Plugin } from 'vite';

const ID = 'virtual:contract-routes';
const CONTRACT = new URL('../../src/api/contract/index.ts', import.meta.url).href;

interface Spec {
  method: string;
  path: string;
}

export function contractRoutes(): Plugin {
  return {
    name: 'lupaus-contract-routes',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      const { contract } = (await import(CONTRACT)) as { contract: Record<string, Record<string, Spec>> };
      const table = Object.entries(contract).map(([area, routes]) => [
        area,
        Object.fromEntries(Object.entries(routes).map(([name, { method, path }]) => [name, [method, path]])),
      ]);
      return `export const routes = ${JSON.stringify(Object.fromEntries(table))};`;
    },
  };
}
