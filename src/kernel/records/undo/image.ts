// What a record was, sealed: readable with the key only, and never in a copied file.

import { open, seal } from '#platform/crypto';
import type { Origins, RowValues } from '../context.ts';

/** Of a change: the columns that changed, before and after. */
export interface ChangeImage {
  readonly before: RowValues;
  readonly after: RowValues;
  readonly origins: Origins;
  /** Where no value changed: the origin that was put in their place. */
  readonly told?: string | undefined;
}

/** Of a removal: the whole row. */
export interface RowImage {
  readonly row: RowValues;
  readonly origins: Origins;
}

/** Of rows that became another subject's. */
export interface MoveImage {
  readonly keys: readonly string[];
  readonly from: string;
  readonly to: string;
}

export function sealImage(key: Buffer, image: ChangeImage | RowImage | MoveImage): string {
  return seal(key, JSON.stringify(image, bytesAsText));
}

/** Undefined when it was sealed with a key that is gone. */
export function openImage(key: Buffer, sealed: string): Partial<ChangeImage & RowImage & MoveImage> | undefined {
  try {
    return JSON.parse(open(key, sealed).toString('utf8'), textAsBytes) as Partial<ChangeImage & RowImage & MoveImage>;
  } catch {
    return undefined;
  }
}

// A Buffer tells its own JSON before a replacer sees it; base64 is a third of its size.
function bytesAsText(this: unknown, key: string, value: unknown): unknown {
  const raw = (this as Record<string, unknown>)[key];
  return raw instanceof Uint8Array ? { $bytes: Buffer.from(raw).toString('base64') } : value;
}

function textAsBytes(_: string, value: unknown): unknown {
  const bytes = typeof value === 'object' && value !== null && '$bytes' in value ? value.$bytes : undefined;
  return typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : value;
}
