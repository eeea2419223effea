// Quoted mail carries the addresses of whoever took part before: they fall away from its head lines, and only how many is kept.

import { normaliseEmail } from '#kernel/subjects';

const ADDRESS = /<?(?:mailto:)?[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,190}>?/g;
/** A head line of a quoted message, or the line that says who wrote what follows. */
const HEAD = /^[>\s]*\*{0,2}(?:lähettäjä|från|avsändare|from|vastaanottaja|till|mottagare|to|kopio|kopia|cc|bcc|piilokopio)\s?:/iu;
const WROTE = /(?:kirjoitti|skrev|wrote)\s?:\s*$/iu;
const LONGEST = 4000;

/** The text without addresses of others in quoted head lines. What the writer says in the letter itself stays: it is what was said. */
export function withoutOthers(text: string, keep: ReadonlySet<string>): { text: string; left: number } {
  const gone = new Set<string>();
  let goesOn = false;
  const lines = text.split('\n').map((line) => {
    const heading = line.length < LONGEST && (HEAD.test(line) || WROTE.test(line) || goesOn);
    // A list of people that ends in a comma goes on in the next line.
    goesOn = heading && /[;,]\s*$/.test(line);
    if (!heading) return line;
    return line.replace(ADDRESS, (found) => {
      const address = normaliseEmail(found.replace(/^<?(?:mailto:)?|>$/g, ''));
      if (keep.has(address)) return found;
      gone.add(address);
      return '<…>';
    });
  });
  return { text: lines.join('\n'), left: gone.size };
}
