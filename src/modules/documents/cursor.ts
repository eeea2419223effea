// Keyset cursors: where the last page ended, so that page 10,000 costs what page 1 costs.

import { appError } from '#platform/errors';

export type Cursor = readonly [value: string, id: string];

export function encodeCursor(value: string, id: string): string {
  return Buffer.from(JSON.stringify([value, id]), 'utf8').toString('base64url');
}

/** @throws errors.cursor-invalid for anything this server did not hand out */
export function decodeCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2 && typeof parsed[0] === 'string' && typeof parsed[1] === 'string')
      return [parsed[0], parsed[1]];
  } catch {
    // Falls through to the refusal: the text is not ours.
  }
  throw appError('invalid', 'errors.cursor-invalid', { field: 'after' });
}
