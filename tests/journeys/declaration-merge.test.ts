/** A draft that an older version began: what both changed is chosen on the page, and the draft is published after all. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ok } from '#tests/app';
import { draftMerge } from '#web/i18n/draft-merge.ts';
import { closeBrowser, fi, openHouse } from './house.ts';
import { button, heading, toast } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);
const m = fi(draftMerge);

test('an older draft takes up the newest version, place by place', async (t) => {
  const house = await openHouse(t, { policy: 'prover' });
  const { owner, page } = house;
  const begin = async (days: number) => {
    const { id } = await ok<{ id: string }>(owner.call('POST', '/api/policy/drafts/begin', { note: '' }));
    const { yaml, revision } = await ok<{ yaml: string; revision: number }>(owner.call('GET', `/api/policy/drafts/${id}`));
    await ok(owner.call('PUT', `/api/policy/drafts/${id}`, { yaml: yaml.replace(/answerDays: \d+/, `answerDays: ${days}`), revision }));
    return id;
  };
  const [first, second] = [await begin(21), await begin(14)];
  const { revision, effectiveFrom } = await ok<{ revision: number; effectiveFrom: string }>(
    owner.call('GET', `/api/policy/drafts/${first}/impact`),
  );
  await ok(owner.call('POST', `/api/policy/drafts/${first}/publish`, { revision, effectiveFrom, acknowledged: [] }));
  await page.goto(`${house.url}/declaration/${second}/publish`);
  await heading(page, m('title')).waitFor();
  const verb = button(page, m('verb'));
  assert.ok(await verb.isDisabled(), 'nothing is taken before it is chosen');
  await page.getByText('requests/answerDays').waitFor();
  await page.getByRole('radio', { name: m('ours') }).check();
  await verb.click();
  await toast(page, m('taken', { no: 2 }));
  await heading(page, m('title')).waitFor({ state: 'detached' });
  assert.match((await ok<{ yaml: string }>(owner.call('GET', `/api/policy/drafts/${second}`))).yaml, /answerDays: 14/);
  await button(page, w.declarationPublish('publish')).waitFor();
  assert.deepEqual(house.seen.errors, []);
});

test('a draft whose lines differ but which changes nothing is not published', async (t) => {
  const house = await openHouse(t, { policy: 'prover' });
  const { owner, page } = house;
  const { id } = await ok<{ id: string }>(owner.call('POST', '/api/policy/drafts/begin', { note: '' }));
  const { yaml, revision } = await ok<{ yaml: string; revision: number }>(owner.call('GET', `/api/policy/drafts/${id}`));
  await ok(owner.call('PUT', `/api/policy/drafts/${id}`, { yaml: `# Sama seloste\n${yaml}`, revision }));
  await page.goto(`${house.url}/declaration/${id}/publish`);
  await page.getByText(w.declarationPublish('empty')).waitFor();
  assert.ok(await button(page, w.declarationPublish('publish')).isDisabled());
  assert.deepEqual(house.seen.errors, []);
});
