/** A paper in words, its address, and what is typed into an amount. */
import type { Answer } from '#web/api/client.ts';
import { documents as phrases } from '#web/i18n/documents.ts';
import type { Lang } from '#web/i18n/index.ts';

export type Paper = Answer<'documents', 'ofSubject'>['documents'][number];
export type PaperKind = Paper['kind'];
export const LARGEST = 10 * 1024 * 1024;

export function paperName({ kind, number, title }: Pick<Paper, 'kind' | 'number' | 'title'>, lang: Lang): string {
  const name = phrases.t(lang, `kinds.${kind}`);
  return number ? `${name} ${number}` : title ? `${name}: ${title}` : name;
}

export function fileAddress({ id }: { id: string }, of: 'documents' | 'vouchers' = 'documents'): string {
  return `/api/${of}/${encodeURIComponent(id)}/file`;
}

/** '1 240,50' in cents; null when nothing is typed, undefined when it is no amount. */
export function readAmount(typed: string): number | null | undefined {
  const text = typed.replace(/[\s\u00A0€]/g, '').replace('\u2212', '-');
  if (text === '') return null;
  const parts = /^(-?)(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!parts) return undefined;
  const cents = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return parts[1] === '-' ? -cents : cents;
}

/** The bytes of a file as base64, without the reader's own line breaks. */
export async function asBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Hands bytes that came as base64 to the reader as a file. */
export function saveBytes(name: string, base64: string, type: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
