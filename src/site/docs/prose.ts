// The few marks of the introduction: paragraphs, words that stand out, and code.

import { html } from '#platform/html';
import type { Html } from '#platform/html';

export function paragraphs(text: string): Html[] {
  return text.split('\n\n').map((each) => html`<p>${spans(each)}</p> `);
}

function spans(text: string): Html[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .map((part) =>
      part.startsWith('**')
        ? html`<strong>${part.slice(2, -2)}</strong>`
        : part.startsWith('`')
          ? html`<code>${part.slice(1, -1)}</code>`
          : html`${part}`,
    );
}
