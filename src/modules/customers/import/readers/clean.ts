// What a cell says, without what programs leave in it: spaces that only look like spaces, marks nobody sees, the apostrophe before a formula.

const UNSEEN = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const ODD_SPACE = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const ODD = /[\u00A0\u00AD\u1680\u2000-\u200F\u202A-\u202F\u205F-\u2069\u3000\uFEFF]/;

/** The text of a cell as people read it, composed (NFC) and without space around it. */
export function cleanCell(cell: string): string {
  const plain = PLAIN.test(cell) ? cell : wide(cell);
  const trimmed = plain.trim();
  return trimmed.startsWith("'") && FORMULA.test(trimmed) ? trimmed.slice(1) : trimmed;
}

// Only what our own files and careful programs disarm: an apostrophe before what a spreadsheet would take for a formula.
const FORMULA = /^'[=+\-@\t\r]/;
const PLAIN = /^[\u0020-\u007E\n\r\täöåÄÖÅéüÉÜ]*$/;

function wide(cell: string): string {
  const seen = ODD.test(cell) ? cell.replace(ODD_SPACE, ' ').replace(UNSEEN, '') : cell;
  return repaired(seen).normalize('NFC');
}

const TWICE = /[ÃÂ][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/;

/** Letters that were encoded twice (Ã¤ for ä) become what they were, when all of the cell agrees. */
function repaired(cell: string): string {
  if (!TWICE.test(cell)) return cell;
  const bytes: number[] = [];
  for (const letter of cell) {
    const code = letter.codePointAt(0) ?? 0;
    const byte = code <= 0xff ? code : HIGH.get(letter);
    if (byte === undefined) return cell;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return cell;
  }
}

/** Letters of Windows-1252 that are not where Unicode has them. */
const HIGH: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, i): [string, number] => [new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + i)), 0x80 + i]),
);
