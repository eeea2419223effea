// A hostile text costs no more than its length: keys are known by a set and a text is no longer than a page.

import { isScalar, LineCounter, parseDocument, visit, YAMLParseError } from 'yaml';
import type { Document, YAMLMap } from 'yaml';

/** Characters of one text; the words of every check are looked for in all of them. */
const LONGEST = 10_000;
/** Keys of one map, and faults told of one text. */
const MOST = 500;

/** The text as a document, with an error for each key said twice and each text longer than any clause. */
export function yamlDocument(text: string, lines = new LineCounter()): Document {
  // The library compares every key of a map with every other.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const refuse = (at: number, code: 'DUPLICATE_KEY' | 'BAD_SCALAR_START', message: string) => {
    if (document.errors.length < MOST) document.errors.push(new YAMLParseError([at, at + 1], code, message));
  };
  document.errors.splice(MOST);
  document.warnings.splice(MOST);
  if (document.errors.length === 0)
    visit(document, {
      Map: (_, map) => {
        if (map.items.length > MOST) refuse(map.range?.[0] ?? 0, 'BAD_SCALAR_START', `A map has more than ${MOST} keys`);
        else for (const at of repeated(map)) refuse(at, 'DUPLICATE_KEY', 'Map keys must be unique');
      },
      Scalar: (_, { value, range }) => {
        if (typeof value === 'string' && value.length > LONGEST)
          refuse(range?.[0] ?? 0, 'BAD_SCALAR_START', `A text is longer than ${LONGEST} characters`);
      },
    });
  for (const error of document.errors) error.linePos = [lines.linePos(error.pos[0])];
  return document;
}

function repeated(map: YAMLMap): number[] {
  const seen = new Set<unknown>();
  const found: number[] = [];
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) found.push(key.range?.[0] ?? 0);
    seen.add(key.value);
  }
  return found;
}
