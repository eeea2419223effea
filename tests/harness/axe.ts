// Accessibility rules run in the page itself: the rules are brought in once for each page and then asked as often as it changes.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const RUN = `window.axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], runOnly: { type: 'tag', values: TAGS } })})
  .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, target }) => ({ html, target: target.join(' ') })) })))`;

export interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly target: string }[];
}

let rules: string | undefined;

/** What the rules of WCAG 2.2 AA and good practice find wrong in the page as it stands; an empty list when nothing. */
export async function violations(page: Page): Promise<Violation[]> {
  if ((await page.evaluate('typeof window.axe')) === 'undefined') {
    rules ??= readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
    await page.evaluate(rules);
  }
  return page.evaluate(RUN) as Promise<Violation[]>;
}
