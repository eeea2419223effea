// The declaration is changed with open eyes: who is affected is seen before publishing, and afterwards exactly that has moved.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { ok, signInAgain } from '#tests/app';
import { AT_THE_DESK, assertQuiet, look, settled } from './axe.ts';
import { closeBrowser, night, openHouse } from './house.ts';
import type { House } from './house.ts';
import { button, eventually, heading, toast } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const TODAY = '2026-11-22';
const NEXT_NIGHT = '2026-11-23';
/** Latest contacts on both sides of three years ago, and people whom the rule does not concern. */
const PEOPLE = [
  { givenName: 'Aino', last: '2022-03-01', registers: ['customer-marketing'] },
  { givenName: 'Eero', last: '2023-11-23', registers: ['customer-marketing'] },
  { givenName: 'Helmi', last: '2023-11-24', registers: ['customer-marketing'] },
  { givenName: 'Ilmari', last: '2025-06-15', registers: ['customer-marketing'] },
  { givenName: 'Kerttu', last: '2026-10-01', registers: ['customer-marketing', 'peili'] },
  { givenName: 'Lauri', last: '2026-03-01', registers: ['peili'] },
  { givenName: 'Maija', last: '2026-06-01', registers: ['mediation'] },
] as const;
const GROUPS = { 'customer-marketing': 'customers', peili: 'peili-customers', mediation: 'mediation-clients' } as const;

interface Membership {
  registerId: string;
  dueOn: string | null;
}

async function fill({ owner }: House): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { givenName, last, registers } of PEOPLE) {
    const memberships = registers.map((registerId) => ({ registerId, subjectGroup: GROUPS[registerId], since: last }));
    const body = { givenName, familyName: 'Havuharju', source: 'self', memberships, contactPoints: [], custom: {} };
    const { person } = await ok<{ person: { id: string } }>(owner.call('POST', '/api/people', body));
    await ok(owner.call('POST', `/api/subjects/${person.id}/triggers`, { trigger: 'last-contact', on: last }));
    ids.set(givenName, person.id);
  }
  return ids;
}

/** Every date of erasure in the register: 'Aino customer-marketing' -> day. */
async function dates({ owner }: House, ids: Map<string, string>): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>();
  for (const [name, id] of ids) {
    const { person } = await ok<{ person: { memberships: Membership[] } }>(owner.call('GET', `/api/people/${id}`));
    for (const { registerId, dueOn } of person.memberships) found.set(`${name} ${registerId}`, dueOn);
  }
  return found;
}

/** The firm keeps its customers five years: a version published over the API. */
async function keepFiveYears({ owner }: House): Promise<void> {
  const { id } = await ok<{ id: string }>(owner.call('POST', '/api/policy/drafts/begin', {}));
  const draft = await ok<{ yaml: string; revision: number }>(owner.call('GET', `/api/policy/drafts/${id}`));
  const yaml = draft.yaml.replace(/(- id: customership\n.*\n.*\n {4}period: )P3Y/, '$1P5Y');
  await ok(owner.call('PUT', `/api/policy/drafts/${id}`, { yaml, revision: draft.revision }));
  const { tell } = await ok<{ tell: { id: string }[] }>(owner.call('GET', `/api/policy/drafts/${id}/impact`));
  await ok(owner.call('POST', `/api/policy/drafts/${id}/publish`, { acknowledged: tell.map((each) => each.id) }));
}

const yearsEarlier = (day: string, years: number) => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;

async function openDraft({ page, url }: House): Promise<void> {
  await page.goto(`${url}/notice`);
  await button(page, w.notice('change')).click();
  await heading(page, w.declaration('title')).waitFor();
}

async function toSection(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: w.declaration('sections') })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await page.locator('#dec-section-title').filter({ hasText: name }).waitFor();
}

/** A field holds a text, sooner or later. */
async function holds(field: Locator, text: RegExp): Promise<void> {
  await eventually(async () => assert.match(await field.inputValue(), text));
}

async function saved(page: Page): Promise<void> {
  await page
    .locator('.dec-saved')
    .filter({ hasText: w.declaration('save.saved') })
    .waitFor();
}

test('retention from five to three years: who is affected is seen before publishing, and exactly those dates move', async (t) => {
  const house = await openHouse(t, { policy: 'interniemi', startAt: `${TODAY}T08:00:00Z` });
  const { page } = house;
  await keepFiveYears(house);
  const ids = await fill(house);
  const before = await dates(house, ids);
  assert.equal(before.get('Aino customer-marketing'), '2027-03-01');

  await openDraft(house);
  await toSection(page, w.declarationForm('section.retention.title'));
  await page.getByRole('button', { name: /kulunut 5\svuotta/ }).click();
  await page.getByLabel(`${w.declarationFields('period')}: ${w.declarationForm('hint.period')}`).fill('3');
  const notice = page.getByRole('region', { name: w.declaration('noticeLabel') });
  await notice
    .getByText(/yhteydenotosta on kulunut 3\svuotta/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: /kulunut 3\svuotta/ }).waitFor();
  await saved(page);
  assert.deepEqual(await dates(house, ids), before, 'a draft moves nothing');

  await button(page, w.declaration('publish')).click();
  await heading(page, w.declarationPublish('title')).waitFor();
  const expected = new Map(
    [...before].map(([key, due]) => [key, key.endsWith('customer-marketing') && due !== null ? yearsEarlier(due, 2) : due]),
  );
  const moved = [...expected].filter(([key, due]) => before.get(key) !== due);
  const gone = moved.filter(([, due]) => due !== null && due <= NEXT_NIGHT).map(([key]) => key.split(' ')[0] ?? '');
  assert.deepEqual([moved.length, gone], [5, ['Aino', 'Eero']]);
  await page.getByText(w.declarationPublish('summary.moves', { n: moved.length })).waitFor();
  await page.getByText(w.declarationPublish('summary.once', { n: gone.length })).waitFor();
  const card = page.locator('.pub-move');
  assert.equal(await card.count(), 1, 'one rule of one register moves');
  const figure = async (key: 'earlier' | 'once') =>
    card
      .locator('.pub-figure')
      .filter({ hasText: w.declarationPublish(`moves.${key}`) })
      .locator('dd')
      .innerText();
  assert.deepEqual([await figure('earlier'), await figure('once')], [String(moved.length), String(gone.length)]);
  assert.match(await card.innerText(), /1\.3\.2027\s*→?[\s\S]*1\.3\.2025/, 'the first day before and after');
  assert.deepEqual(await dates(house, ids), before, 'looking moves nothing');

  for (const box of await page.locator('.pub-tell').getByRole('checkbox').all()) await box.check();
  await button(page, w.declarationPublish('publish')).click();
  await button(page.getByRole('dialog'), w.declarationPublish('publish')).click();
  await toast(page, w.declarationPublish('published', { no: 3 }));
  await heading(page, w.notice('title')).first().waitFor();
  assert.deepEqual(await dates(house, ids), expected, 'exactly those dates moved, by exactly two years');

  house.clock.set(`${NEXT_NIGHT}T02:00:00Z`);
  await night(house);
  await signInAgain(house.owner, house.clock);
  const left = await ok<{ rows: { id: string }[] }>(house.owner.call('GET', '/api/people?limit=100'));
  const names = [...ids].filter(([, id]) => left.rows.some((row) => row.id === id)).map(([name]) => name);
  assert.deepEqual(
    names,
    PEOPLE.map(({ givenName }) => givenName).filter((name) => !gone.includes(name)),
    'exactly those two went',
  );
  assertQuiet(house, []);
});

test('form and text are one: what is typed in either stands in the other, remarks stand at their field, and every step can be taken back', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  await openDraft(house);
  await toSection(page, w.declarationForm('section.purposes.title'));
  await page.getByRole('button', { name: /Tilattujen palvelujen toteuttaminen/ }).click();
  await page.getByLabel(`${w.declarationFields('name')}, Suomi`).fill('Palvelujen tuottaminen');
  await page
    .locator('label')
    .filter({ hasText: /^YAML$/ })
    .click();
  const text = page.locator('.cm-content');
  await text.getByText('fi: Palvelujen tuottaminen').waitFor();
  await text.getByText('# Valmennuskumppani').or(text.getByText('purposes:')).first().waitFor();

  await text.getByText('fi: Palvelujen tuottaminen').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.type('gn n?');
  await page.locator('.error-banner').or(page.locator('.dec-mark-error')).first().waitFor();
  assert.match(page.url(), /declaration/, 'letters typed into the text are no shortcuts');
  await page.keyboard.press('Control+z');
  await page.getByLabel(`${w.declarationFields('name')}, Suomi`).waitFor();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await text.getByText('fi: Tilattujen palvelujen toteuttaminen').waitFor();
  await button(page, w.declaration('redo')).click();
  await text.getByText('fi: Palvelujen tuottaminen').waitFor();

  await page.getByLabel(`${w.declarationFields('name')}, Svenska`).fill('');
  await page.getByRole('heading', { level: 1 }).click();
  const field = page.locator('[data-path="purposes/services/name"]');
  await field.locator('.dec-mark-error').first().waitFor();
  await saved(page);
  await page.reload();
  await toSection(page, w.declarationForm('section.purposes.title'));
  await page.getByRole('button', { name: /Palvelujen tuottaminen/ }).waitFor();
  assertQuiet(house, []);
});

test('an item is moved in its list with the keys alone: focus stays with it, and the notice follows', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  await openDraft(house);
  await toSection(page, w.declarationForm('section.purposes.title'));
  const heads = page.locator('[data-path="purposes"] .dec-item-name');
  await heads.nth(1).waitFor();
  const [first = '', second = ''] = await heads.allInnerTexts();
  await page.locator('.dec-item-head').filter({ hasText: first }).press('Enter');
  const [up, down] = [button(page, w.declaration('items.up')), button(page, w.declaration('items.down'))];
  assert.ok(await up.isDisabled());
  await down.press('Enter');
  await heads.nth(1).filter({ hasText: first }).waitFor();
  await eventually(async () => assert.deepEqual((await heads.allInnerTexts()).slice(0, 2), [second, first]));
  // The focus stays with the item.
  await down.and(page.locator(':focus')).waitFor();
  await up.press('Enter');
  await heads.first().filter({ hasText: first }).waitFor();
  // At the end it goes to the way that is open.
  await down.and(page.locator(':focus')).waitFor();
  assertQuiet(house, await look(page, 'an item that can be moved'));
});

test('a finding stands at its field with its mending, and one press mends it', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  await openDraft(house);
  await toSection(page, w.declarationForm('section.requests.title'));
  const identity = page.getByLabel(w.declarationFields('identity'));
  await identity.selectOption('in-person');
  const field = page.locator('[data-path="requests/identity"]');
  const mend = field.getByRole('button', { name: new RegExp(`^${w.declaration('notes.fix')}`) });
  await mend.waitFor();
  await mend.click();
  await toast(page, w.declaration('notes.fixed', { n: 1 }));
  await mend.waitFor({ state: 'detached' });
  await holds(identity, /^reasonable-doubt$/);
  await button(page, w.declaration('undo')).click();
  await mend.waitFor();
  // A mending can be taken back too.
  await holds(identity, /^in-person$/);
  assertQuiet(house, []);
});

test('two hands at one draft: the later is told, and neither text is lost', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page, owner } = house;
  await openDraft(house);
  await saved(page);
  const id = /declaration\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  const draft = await ok<{ yaml: string; revision: number }>(owner.call('GET', `/api/policy/drafts/${id}`));
  const theirs = draft.yaml.replace('fi: "Valmennuskumppani', 'fi: "Toisen Valmennuskumppani');
  await ok(owner.call('PUT', `/api/policy/drafts/${id}`, { yaml: theirs, revision: draft.revision }));
  const name = page.getByLabel(`${w.declarationFields('name')}, Suomi`);
  await name.fill('Oma nimi');
  await page.getByText(w.declaration('conflict.title')).waitFor();
  const kept = await ok<{ yaml: string }>(owner.call('GET', `/api/policy/drafts/${id}`));
  assert.equal(kept.yaml, theirs, 'nothing was written over the other');
  await button(page, w.declaration('conflict.theirs')).click();
  await holds(name, /^Toisen/);
  await button(page, w.declaration('undo')).click();
  await holds(name, /^Oma nimi$/);
  await saved(page);
  house.seen.errors = house.seen.errors.filter((error) => !error.includes('409'));
  assertQuiet(house, []);
});

test('a translation left behind is seen before publishing, and a discarded draft leaves nothing', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page } = house;
  await openDraft(house);
  await toSection(page, w.declarationForm('section.safeguards.title'));
  await page.locator('.dec-item-head').first().click();
  const fi = page.getByLabel(`${w.declarationFields('text')}, Suomi`);
  await fi.fill(`${await fi.inputValue()} Sanottu uudella tavalla.`);
  await page.getByRole('heading', { level: 1 }).click();
  await saved(page);
  await button(page, w.declaration('publish')).click();
  await heading(page, w.declarationPublish('texts.title')).waitFor();
  assert.ok(await button(page, w.declarationPublish('publish')).isDisabled(), 'an old translation stands in the way');
  await button(page, w.declarationPublish('texts.confirm')).click();
  await heading(page, w.declarationPublish('texts.title')).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: w.declarationPublish('publish'), exact: true, disabled: false }).waitFor();
  await page.getByRole('link', { name: w.declarationPublish('back') }).click();
  await button(page, w.declaration('discard')).click();
  await button(page.getByRole('dialog'), w.declaration('discard')).click();
  await toast(page, w.declaration('discarded'));
  await page.getByText(w.notice('drafts.empty')).waitFor();
  assertQuiet(house, []);
});

test('every section, the text and the publishing pass axe', async (t) => {
  const house = await openHouse(t, { policy: 'interniemi' });
  const { page } = house;
  const found: string[] = [];
  await openDraft(house);
  for (const id of ['controllers', 'dataGroups', 'retention', 'recipients', 'safeguards', 'requests'] as const) {
    await toSection(page, w.declarationForm(`section.${id}.title`));
    await page.locator('.dec-item-head').first().click();
    await settled(page);
    found.push(...(await look(page, id, id === 'dataGroups' || id === 'retention' ? undefined : AT_THE_DESK)));
  }
  for (const view of ['yaml', 'notes'] as const) {
    await page
      .locator('label')
      .filter({ hasText: w.declaration(`panes.${view}`) })
      .first()
      .click();
    await settled(page);
    found.push(...(await look(page, view)));
  }
  await page.goto(`${page.url().split('?')[0]}/publish`);
  await page.locator('.pub-summary').waitFor();
  found.push(...(await look(page, 'publish')));
  assertQuiet(house, found);
});
