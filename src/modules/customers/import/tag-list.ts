// Several tags in one cell, as other programs write them and as our own copies do.

/** A tag within quotation marks, as Mailchimp and our own copies write it: signs inside it part nothing. */
const QUOTED = /"(?:[^"\\]|""|\\.)*"/g;
const PART = /\s*(?:"((?:[^"\\]|""|\\.)*)"\s*(?=[,;|\r\n]|$)|([^,;|\r\n]*))(?:[,;|\r\n]|$)/g;

/** The tags of a cell: between commas, semicolons, bars or line breaks; of Google, between its own signs alone. */
export function tagList(text: string): string[] {
  const ofGoogle = text.replace(QUOTED, '').includes(':::');
  const parts = ofGoogle
    ? text.split(':::')
    : [...text.matchAll(PART)].map(([, quoted, bare]) => quoted?.replace(/""|\\(.)/g, (_, sign?: string) => sign ?? '"') ?? bare ?? '');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Tags as one cell, from which the same come back. */
export function writtenTags(tags: readonly string[]): string {
  return tags.map((tag) => (/["|\\]|:::/.test(tag) ? `"${tag.replace(/["\\]/g, '\\$&')}"` : tag)).join(', ');
}

/** What Google keeps for itself: everybody's label, the star, and the groups that each account begins with. */
const SYSTEM: ReadonlySet<string> = new Set(['mycontacts', 'starred', 'friends', 'family', 'coworkers', 'blocked', 'chatbuddies', 'all']);

/** Whether a label says nothing that somebody has chosen to say. */
export function isSystemLabel(label: string): boolean {
  return label.startsWith('* ') && SYSTEM.has(label.slice(2).toLowerCase().replace(/\s+/g, ''));
}
