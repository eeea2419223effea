// Bytes become text: by their mark, by what they can be, and at last by which letters Finnish, Swedish and English people write.

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  /** Some lines were of another encoding than the rest. */
  readonly mixed: boolean;
}

export function decodeText(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes) ?? byZeros(bytes);
  if (marked !== undefined) return { text: decode(marked, bytes), encoding: marked, mixed: false };
  const strict = strictUtf8(bytes);
  if (strict !== undefined) return { text: strict, encoding: 'utf-8', mixed: false };
  if (mostlyUtf8(bytes)) return { text: lineByLine(bytes), encoding: 'utf-8', mixed: true };
  const encoding = byLetters(bytes);
  return { text: decode(encoding, bytes), encoding, mixed: false };
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Text of the Latin alphabet in 16 bits has a zero in every other byte, mark or no mark. */
function byZeros(bytes: Uint8Array): string | undefined {
  const seen = Math.min(bytes.length, 4000) & ~1;
  if (seen < 8) return undefined;
  let [even, odd] = [0, 0];
  for (let i = 0; i < seen; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const many = (seen / 2) * 0.4;
  if (odd > many && even < odd / 8) return 'utf-16le';
  return even > many && odd < even / 8 ? 'utf-16be' : undefined;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** More letters that only UTF-8 writes so than bytes that UTF-8 cannot have. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let [good, bad] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0;
    const whole = more > 0 && follows(bytes, i, more);
    if (whole) i += more;
    if (whole) good += 1;
    else bad += 1;
  }
  return good > bad;
}

function follows(bytes: Uint8Array, at: number, more: number): boolean {
  for (let i = at + 1; i <= at + more; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}

/** Lines added by another program keep their own encoding. */
function lineByLine(bytes: Uint8Array): string {
  const lines: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    lines.push(strictUtf8(line) ?? decode('windows-1252', line));
    start += line.length;
  }
  return lines.join('');
}

const CANDIDATES = ['windows-1252', 'iso-8859-15', 'macintosh'] as const;
const SAMPLE = 200_000;

function byLetters(bytes: Uint8Array): string {
  const sample = highParts(bytes);
  const scored = CANDIDATES.map((encoding) => ({ encoding, score: score(decode(encoding, sample)) }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).encoding;
}

/** The bytes that tell encodings apart, with the letters beside them. */
function highParts(bytes: Uint8Array): Uint8Array {
  const parts: number[] = [];
  for (let i = 0; i < bytes.length && parts.length < SAMPLE; i++)
    if ((bytes[i] ?? 0) >= 0x80) parts.push(bytes[i - 1] ?? 32, bytes[i] ?? 32, bytes[i + 1] ?? 32, 32);
  return Uint8Array.from(parts);
}

function score(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/[åäöÅÄÖ]/g) * 4 + count(/[éèüÉÜæøßáóíñšžŠŽ€–’”§°]/g) - count(/[\u0080-\u009F¤¦¨´¸‰ˆ‡Œœ‹›†¬∆Ω˜¯˘˙˚˝˛ˇ]/g) * 3;
}
