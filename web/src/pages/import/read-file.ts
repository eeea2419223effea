/** Reads a CSV file as text; Outlook and Excel still write Windows-1252, which is told apart by not being valid UTF-8. */
export const MAX_BYTES = 78_000_000;

export interface ReadFile {
  text: string;
  encoding: 'utf-8' | 'windows-1252';
}

export async function readFile(file: File): Promise<ReadFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** The first part, cut at a line end, is enough to see columns and delimiter. */
export function headOf(text: string, most = 60_000): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf('\n', most);
  return text.slice(0, end > 0 ? end : most);
}
