/** What stands in a letter as it was on the wire: its link, its code and its plain text. */

export function decodeWords(source: string): { link: string; code: string; text: string } {
  const text = plainOf(source);
  const link = /https?:\/\/\S+/.exec(text)?.[0] ?? '';
  return { link: link.split('?')[0] ?? '', code: /^\d{4} \d{4}$/m.exec(text)?.[0] ?? '', text };
}

function plainOf(source: string): string {
  const part = /Content-Type: text\/plain[^]*?\r?\n\r?\n([^]*?)(?:\r?\n--|$)/i.exec(source);
  const head = /Content-Type: text\/plain([^]*?)\r?\n\r?\n/i.exec(source)?.[1] ?? '';
  const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(head)?.[1]?.toLowerCase() ?? '';
  const body = part?.[1] ?? '';
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
