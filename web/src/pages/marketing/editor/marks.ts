/** Marks put around what is selected in a text field; the text stays text, so that every key works as it always does. */

export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** Puts a mark on both sides of the words of each line, spaces left outside, or takes it away where it stands already. */
export function wrapped({ text, start, end }: Selected, mark: string): Selected {
  const inside = text.slice(start, end);
  const around = text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark;
  if (around) {
    const without = text.slice(0, start - mark.length) + inside + text.slice(end + mark.length);
    return { text: without, start: start - mark.length, end: end - mark.length };
  }
  if (inside.trim() === '' || (inside === inside.trim() && !inside.includes('\n')))
    return { text: text.slice(0, start) + mark + inside + mark + text.slice(end), start: start + mark.length, end: end + mark.length };
  const marked = inside.replaceAll(/\S(?:[^\n]*\S)?/g, (words) => `${mark}${words}${mark}`);
  return { text: text.slice(0, start) + marked + text.slice(end), start, end: start + marked.length };
}

/** A link whose address is to be typed next. */
export function linked({ text, start, end }: Selected, words: string): Selected {
  const label = text.slice(start, end) || words;
  const before = `${text.slice(0, start)}[${label}](`;
  const address = 'https://';
  return { text: `${before}${address})${text.slice(end)}`, start: before.length, end: before.length + address.length };
}

/** Every selected line becomes an item, or none where all were. */
export function listed({ text, start, end }: Selected): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const all = lines.every((line) => line.startsWith('- '));
  const changed = lines.map((line) => (all ? line.slice(2) : `- ${line}`)).join('\n');
  return { text: text.slice(0, from) + changed + text.slice(to), start: from, end: from + changed.length };
}

/** A merge field whose words for whoever has none are to be typed next. */
export function merged({ text, start, end }: Selected, word: string, fallback: string): Selected {
  const before = `${text.slice(0, start)}{{${word}|`;
  return { text: `${before}${fallback}}}${text.slice(end)}`, start: before.length, end: before.length + fallback.length };
}

/** Words as they stand, and the cursor after them. */
export function plainly({ text, start, end }: Selected, words: string): Selected {
  const at = start + words.length;
  return { text: text.slice(0, start) + words + text.slice(end), start: at, end: at };
}
