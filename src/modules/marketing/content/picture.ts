// A picture is hostile until its own bytes have said what it is, and talkative until what the camera wrote into it is gone: place, time and device stay with whoever took it (Art. 5(1)(c)).

import { appError } from '#platform/errors';

export const LARGEST_PICTURE = 2 * 1024 * 1024;
const MOST_PIXELS = 6000;

export interface ReadPicture {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** PNG and JPEG, written anew with nothing but the picture. @throws errors.newsletter-image-type, errors.newsletter-image-large */
export function readPicture(base64: string): ReadPicture {
  if (base64.length > Math.ceil(LARGEST_PICTURE / 3) * 4) throw tooLarge();
  const bytes = Buffer.from(base64, 'base64');
  const read = pngOf(bytes) ?? jpegOf(bytes);
  if (read === undefined || read.width < 1 || read.height < 1) throw appError('invalid', 'errors.newsletter-image-type', { field: 'file' });
  if (read.width > MOST_PIXELS || read.height > MOST_PIXELS) throw tooLarge();
  return read;
}

function tooLarge() {
  return appError('invalid', 'errors.newsletter-image-large', { field: 'file', params: { max: 2, pixels: MOST_PIXELS } });
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What is needed to show it; times, texts and what a camera wrote are left. */
const PNG_KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'pHYs', 'sBIT', 'bKGD']);

function pngOf(bytes: Buffer): ReadPicture | undefined {
  if (!bytes.subarray(0, 8).equals(PNG) || bytes.subarray(12, 16).toString('latin1') !== 'IHDR' || bytes.length < 33) return undefined;
  const kept: Buffer[] = [PNG];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (end > bytes.length) return undefined;
    if (PNG_KEPT.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND')
      return { mediaType: 'image/png', bytes: Buffer.concat(kept), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    at = end;
  }
  return undefined;
}

interface Jpeg {
  readonly kept: Buffer[];
  width: number;
  height: number;
  turn: number;
}

function jpegOf(bytes: Buffer): ReadPicture | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  const read: Jpeg = { kept: [], width: 0, height: 0, turn: 1 };
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) break;
    else if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) return undefined;
    else {
      const end = at + 2 + bytes.readUInt16BE(at + 2);
      if (end > bytes.length) return undefined;
      segment(read, marker, bytes.subarray(at, end));
      at = end;
      if (marker !== 0xda) continue;
      const next = nextMark(bytes, at);
      read.kept.push(bytes.subarray(at, next));
      at = next;
    }
  }
  // Without its end it is half a picture.
  if (bytes[at + 1] !== 0xd9 || read.width === 0) return undefined;
  const turned = read.turn > 4;
  const head = read.turn === 1 ? [] : [turnSegment(read.turn)];
  return {
    mediaType: 'image/jpeg',
    bytes: Buffer.concat([Buffer.from([0xff, 0xd8]), ...head, ...read.kept, Buffer.from([0xff, 0xd9])]),
    width: turned ? read.height : read.width,
    height: turned ? read.width : read.height,
  };
}

function segment(read: Jpeg, marker: number, whole: Buffer): void {
  const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
  if (isFrame && whole.length >= 9) {
    read.height = whole.readUInt16BE(5);
    read.width = whole.readUInt16BE(7);
  }
  if (marker === 0xe1) read.turn = turnOf(whole) ?? read.turn;
  // Of what programs add, only the frame's own name, colours and Adobe's word on them are needed to show it.
  const isExtra = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
  if (!isExtra || [0xe0, 0xe2, 0xee].includes(marker)) read.kept.push(whole);
}

/** Within the picture a mark is FF and neither a filled byte nor a restart. */
function nextMark(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const after = bytes[at + 1] ?? 0;
    if (after !== 0 && !(after >= 0xd0 && after <= 0xd7)) return at;
  }
  return bytes.length;
}

/** Which way up the camera was held: the one thing of what it wrote that the picture needs. */
function turnOf(whole: Buffer): number | undefined {
  if (whole.subarray(4, 10).toString('latin1') !== 'Exif\0\0' || whole.length < 20) return undefined;
  const tiff = whole.subarray(10);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0; i < Math.min(short(first), 64); i++) {
    const entry = first + 2 + i * 12;
    if (short(entry) === 0x0112) {
      const turn = short(entry + 8);
      return turn >= 1 && turn <= 8 ? turn : undefined;
    }
  }
  return undefined;
}

function turnSegment(turn: number): Buffer {
  const tiff = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body]);
}
