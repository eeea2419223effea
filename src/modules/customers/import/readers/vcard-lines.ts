// Lines of vCards of every age (2.1, 3.0, 4.0): unfolded, split into name, parameters and value, and decoded.

export interface CardLine {
  /** The line of the file on which it begins. */
  readonly line: number;
  /** Upper case, without group. */
  readonly name: string;
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
}

/** Undefined for a line that is no property. */
export interface ReadLine {
  readonly line: number;
  readonly raw: string;
  readonly read: CardLine | undefined;
}

export function* cardLines(text: string): Generator<ReadLine> {
  for (const { line, raw } of unfolded(text)) if (raw.trim() !== '') yield { line, raw, read: parsed(line, raw) };
}

const SOFT = /ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE[;:]/i;

/** A line that begins with a space goes on from the one before; so does what follows a quoted-printable line that ends with "=". */
function* unfolded(text: string): Generator<{ line: number; raw: string }> {
  let parts: string[] = [];
  let [begun, line] = [1, 0];
  let soft = false;
  for (const each of physicalLines(text)) {
    line += 1;
    const goesOn: boolean = soft || (/^[ \t]/.test(each) && parts.length > 0);
    if (!goesOn) {
      if (parts.length > 0) yield { line: begun, raw: parts.join('') };
      [parts, begun] = [[], line];
    }
    const piece: string = goesOn && !soft ? each.slice(1) : each;
    const quoted = SOFT.test(parts[0] ?? piece);
    soft = quoted && piece.endsWith('=');
    parts.push(soft ? piece.slice(0, -1) : piece);
  }
  if (parts.length > 0) yield { line: begun, raw: parts.join('') };
}

function* physicalLines(text: string): Generator<string> {
  const pattern = /\r\n|\n|\r/g;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    yield text.slice(start, found.index);
    start = found.index + found[0].length;
  }
  yield text.slice(start);
}

const NAME = /^(?:[A-Za-z0-9_-]+\.)?([A-Za-z0-9_-]+)\s*(?=[;:])/;
const PARAM = /;\s*([A-Za-z0-9_-]+)(?:\s*=\s*((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*))?/y;

function parsed(line: number, raw: string): CardLine | undefined {
  const named = NAME.exec(raw);
  if (!named) return undefined;
  const params = new Map<string, string[]>();
  PARAM.lastIndex = named[0].length;
  let end = PARAM.lastIndex;
  for (let found = PARAM.exec(raw); found; found = PARAM.exec(raw)) {
    end = PARAM.lastIndex;
    const [name, values] = found[2] === undefined ? bareParam(found[1] ?? '') : [(found[1] ?? '').toUpperCase(), found[2].split(',')];
    params.set(name, [...(params.get(name) ?? []), ...values.map((value) => value.replace(/^"|"$/g, ''))]);
  }
  if (raw[end] !== ':') return undefined;
  const value = decoded(raw.slice(end + 1), params);
  return value === undefined ? undefined : { line, name: (named[1] ?? '').toUpperCase(), params, value };
}

/** In 2.1 the name of a parameter may be left out. */
function bareParam(word: string): [string, string[]] {
  return /^(?:QUOTED-PRINTABLE|BASE64|8BIT|7BIT|B)$/i.test(word) ? ['ENCODING', [word]] : ['TYPE', [word]];
}

function decoded(value: string, params: ReadonlyMap<string, readonly string[]>): string | undefined {
  const encoding = params.get('ENCODING')?.[0]?.toUpperCase();
  if (encoding === 'QUOTED-PRINTABLE') return inCharset(quotedBytes(value), params.get('CHARSET')?.[0]);
  if (encoding !== 'BASE64' && encoding !== 'B') return value;
  const long = value.length > LONGEST_CODED;
  return long ? '' : inCharset(Buffer.from(value, 'base64'), params.get('CHARSET')?.[0]);
}

/** Base64 longer than this is a picture, whatever it is called. */
const LONGEST_CODED = 20_000;

function quotedBytes(value: string): Buffer {
  const parts = value.split(/=([0-9A-Fa-f]{2})/);
  return Buffer.concat(parts.map((part, i) => (i % 2 === 1 ? Buffer.from([Number.parseInt(part, 16)]) : Buffer.from(part, 'utf8'))));
}

/** Undefined for letters that cannot be read. */
function inCharset(bytes: Uint8Array, charset: string | undefined): string | undefined {
  for (const label of charset === undefined ? ['utf-8', 'windows-1252'] : [charset, 'utf-8', 'windows-1252'])
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  return undefined;
}
