// The Promises page as the owner reads it: what is kept, what is broken, and what would settle the rest.

import assert from 'node:assert/strict';
import { sessionOfWindow } from './house.ts';
import type { House } from './house.ts';
import { button, eventually, heading, toast } from './walk.ts';
import { w } from './words.ts';

interface PromiseView {
  id: string;
  nature: string;
  verdict: 'kept' | 'broken' | 'unknown' | null;
  text: { fi: string };
  task: { fi: string } | null;
  evidence: { en: string } | null;
}

/** Presses "look now" and reads what the page shows; the API tells natures, the page must tell the same verdicts. */
export async function lookAtPromises(house: House): Promise<PromiseView[]> {
  const { page } = house;
  await page.goto(`${house.url}/promises`);
  await heading(page, w.promises('title')).waitFor();
  await button(page, w.promises('look')).click();
  await toast(page, w.promises('looked', { kept: '', broken: '', unknown: '' }).split(':')[0] ?? '');
  // The page has looked by itself on arrival, and may have said so: the look just asked for is over when the button is free.
  await page.getByRole('button', { name: w.promises('look'), exact: true, disabled: false }).waitFor();
  const { body } = await (await sessionOfWindow(house)).call<{ promises: PromiseView[] }>('GET', '/api/promises');
  await eventually(async () => {
    const shown = await page.locator('.clause .verdict-word').allInnerTexts();
    for (const verdict of ['kept', 'broken', 'unknown'] as const) {
      const n = body.promises.filter((each) => each.verdict === verdict && each.nature !== 'superseded').length;
      assert.equal(shown.filter((word) => word === w.common(`verdict.${verdict}`)).length, n, `the page shows ${n} ${verdict}`);
    }
  });
  return body.promises;
}

export const said = (promises: readonly PromiseView[]) => promises.map(({ id, evidence }) => `${id}: ${evidence?.en ?? ''}`);

/** Nothing is broken, what software can see is kept but for those that wait, and whatever is not known says what would settle it. */
export function assertTrue(promises: readonly PromiseView[], waits: ReadonlySet<string> = new Set()): void {
  assert.deepEqual(said(promises.filter(({ verdict }) => verdict === 'broken')), [], 'no promise is broken');
  const automatic = promises.filter(({ nature, verdict, id }) => nature === 'automatic' && verdict !== 'kept' && !waits.has(id));
  assert.deepEqual(said(automatic), [], 'every automatic promise is kept');
  const silent = promises.filter(({ verdict, task }) => verdict === 'unknown' && (task?.fi ?? '').trim() === '');
  assert.deepEqual(said(silent), [], 'every unknown names its task');
}
