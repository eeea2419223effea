// What a number of a workbook says is decided by its format: a day, a share, a number with its leading zeros, or just a number.

import { attribute, elements } from './xml.ts';

export type Format = (value: string) => string;

const DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** How the number of each style is said. */
export function formatsOf(stylesXml: string, date1904: boolean): Format[] {
  const codes = new Map(
    elements(stylesXml, 'numFmt').map((each) => [Number(attribute(each, 'numFmtId')), attribute(each, 'formatCode') ?? '']),
  );
  const cellXfs = /<(?:[\w.-]+:)?cellXfs\b[\s\S]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(stylesXml)?.[0] ?? '';
  return elements(cellXfs, 'xf').map((each) => formatOf(Number(attribute(each, 'numFmtId') ?? 0), codes, date1904));
}

function formatOf(id: number, codes: ReadonlyMap<number, string>, date1904: boolean): Format {
  const code = codes.get(id);
  if (code === undefined ? DATES.has(id) : isDateCode(code)) return (value) => dayOf(Number(value), date1904) ?? plainNumber(value);
  if (id === 9 || id === 10 || (code?.includes('%') ?? false)) return (value) => `${plainNumber(String(Number(value) * 100))} %`;
  const mask = code === undefined ? undefined : zeroMask(code);
  return mask === undefined ? plainNumber : (value) => masked(value, mask);
}

function isDateCode(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/(s)\.0+/gi, '$1')
    .split(';')[0];
  return bare !== undefined && /[dmyhs]/i.test(bare) && !/[#0?]/.test(bare) && !/general/i.test(bare);
}

/** Zeros and signs between them, as in postal codes and numbers of customers: "00000", "000-000". */
function zeroMask(code: string): string | undefined {
  const mask = (code.split(';')[0] ?? '')
    .replace(/\\(.)/g, '$1')
    .replace(/"([^"]*)"/g, '$1')
    .replace(/\[[^\]]*\]/g, '');
  return /^[+\-() 0]+$/.test(mask) && (mask.match(/0/g)?.length ?? 0) > 1 ? mask : undefined;
}

function masked(value: string, mask: string): string {
  const digits = plainNumber(value);
  if (!/^\d+$/.test(digits)) return digits;
  let left = digits;
  let text = '';
  for (const sign of Array.from(mask).toReversed()) {
    if (sign === '0') {
      text = (left.at(-1) ?? '0') + text;
      left = left.slice(0, -1);
    } else text = sign + text;
  }
  return left + text;
}

/** Without the noise of binary fractions and without exponents. */
export function plainNumber(value: string): string {
  if (/^-?\d{1,15}$/.test(value)) return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (Number.isInteger(number) && Math.abs(number) < 1e21) return number.toFixed(0);
  return String(Number(number.toPrecision(15)));
}

const DAY = 86_400_000;

/** 2026-03-14, with the time of day when there is one; undefined for what is no day. */
function dayOf(serial: number, date1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return undefined;
  const minutes = Math.round((serial - Math.floor(serial)) * 1440);
  const clock = `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  if (serial < 1 && !date1904) return clock;
  // Excel believes that 29 February 1900 existed.
  const whole = Math.floor(serial) + (date1904 ? 1462 : 0) + (minutes === 1440 ? 1 : 0);
  const day = new Date(Date.UTC(1899, 11, 30) + (whole < 60 ? whole + 1 : whole) * DAY).toISOString().slice(0, 10);
  return minutes === 0 || minutes === 1440 ? day : `${day} ${clock}`;
}
