// The little of XML that a workbook needs: attributes and text. Entities that a file declares itself are not followed.

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex?: string, dec?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** The value of an attribute, whatever prefix its name has. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = PATTERNS.get(name);
  if (!pattern) PATTERNS.set(name, (pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  const found = pattern.exec(attributes);
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : undefined;
}

const PATTERNS = new Map<string, RegExp>();

/** Attributes of each element of a name, in their order. */
export function elements(xml: string, name: string): string[] {
  return Array.from(xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}((?:\\s[^>]*)?)/?>`, 'g')), (found) => found[1] ?? '');
}

/** All text of an element's `t` parts, as one; how a name is read aloud (rPh) is not part of it. */
export function textParts(xml: string): string {
  const body = xml.includes('rPh') ? xml.replace(/<(?:[\w.-]+:)?rPh\b[^>]*>[\s\S]*?<\/(?:[\w.-]+:)?rPh>/g, '') : xml;
  let text = '';
  for (const found of body.matchAll(/<(?:[\w.-]+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:[\w.-]+:)?t>/g)) text += found[1] ?? '';
  return unescaped(text);
}

/** Text of a workbook also has signs written as _x000D_. */
export function unescaped(text: string): string {
  const plain = unescapeXml(text);
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
}
