// Text of people and policies reaches a page as text: every value put into a template is escaped unless it is markup made here.

export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[];

/** Markup from a template; strings among the values become text, also inside quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts.map((part, i) => unindented(part) + rendered(values[i])).join(''));
}

/** Markup that is already safe, such as a stylesheet of our own. */
export function raw(markup: string): Html {
  return new Html(markup);
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** What a reader sees of the markup, with single spaces and plain hyphens. */
export function visibleText(markup: string): string {
  const bare = markup
    .replace(/<(style|script)\b[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<\/?(p|h\d|li|dt|dd|td|th|tr|div|section|br|summary)\b[^>]*>/g, ' ');
  const text = bare.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity);
  return text
    .replace(/\u2011/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const CHARACTERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ENTITIES).map(([character, entity]) => [entity, character]),
);

/** Indentation is for the reader of the source. */
function unindented(part: string): string {
  return part.replace(/\s*\n\s*/g, '\n');
}

function rendered(value: HtmlValue): string {
  if (value === undefined || value === null || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value.map(rendered).join('');
}
