/** The API as OpenAPI 3.1, as the server itself serves it. */
import { sourceModule } from '../files.ts';
import type { Page } from '../gen-docs.ts';

export async function generate(): Promise<Page | null> {
  const api = (await sourceModule('src/api/openapi/document.ts')) as typeof import('../../src/api/openapi/document.ts') | null;
  return api === null ? null : { file: 'openapi.json', content: `${JSON.stringify(api.openApiDocument(), null, 2)}\n` };
}
