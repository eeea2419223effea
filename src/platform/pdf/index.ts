// The door to printed documents: notices, certificates and letters as tagged PDF with their fonts inside.

import { createPdfRenderer } from './renderer.ts';

export { createPdfRenderer } from './renderer.ts';
export type { PdfRenderer } from './renderer.ts';
export { escapeTypst, typstString } from './escape.ts';

/** Font families a document may name. */
export const PDF_FONTS = { sans: 'Source Sans 3', serif: 'Source Serif 4' } as const;

const renderer = createPdfRenderer();

/** Typesets a Typst source; the child process that does it ends after 20 idle seconds. */
export function renderPdf(source: string): Promise<Uint8Array> {
  return renderer.render(source);
}
