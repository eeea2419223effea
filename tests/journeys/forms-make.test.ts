// Staff make forms and raffles: what a declaration lacks is said where it is missed and drafted at one press, a language without words is named before visitors see it, and no second draft is begun unawares.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ok } from '#tests/app';
import { sql } from '#platform/db';
import { features } from '#web/i18n/features.ts';
import { marketing } from '#web/i18n/marketing.ts';
import { raffles } from '#web/i18n/raffles.ts';
import { signUpForms } from '#web/i18n/sign-up-forms.ts';
import { signUpMore } from '#web/i18n/sign-up-more.ts';
import { NEWSLETTER } from '../forms/house.ts';
import { assertQuiet, look, visit } from './axe.ts';
import { closeBrowser, fi, openHouse } from './house.ts';
import type { House } from './house.ts';

after(closeBrowser);

const t = fi(signUpForms);
const m = fi(signUpMore);
const r = fi(raffles);
const off = fi(features);
const FORM = { ...NEWSLETTER, purposeId: 'direct-marketing', intro: { fi: 'Kerran kuussa.', sv: '', en: '' } };

/** The page of a visitor stands in a frame where no script runs; axe tries all the same. */
function quiet(house: House, found: string[]): void {
  const errors = house.seen.errors.filter((each) => !each.startsWith("Blocked script execution in 'about:srcdoc'"));
  assertQuiet({ ...house, seen: { ...house.seen, errors } }, found);
}

async function pick({ page }: House, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a language without words is named in the editor and before the form opens, and a draft is gone on with', async (t0) => {
  const house = await openHouse(t0, { policy: 'interniemi' });
  const { page, owner } = house;
  const found: string[] = [];
  const { form } = await ok<{ form: { id: string } }>(owner.call('POST', '/api/forms', FORM));
  await visit(house, '/marketing/forms/new');
  const now = page.getByRole('navigation', { name: fi(marketing)('tabs.label') }).locator('[aria-current]');
  assert.equal(await now.innerText(), fi(marketing)('tabs.forms'), 'the tab of forms is the one that is open');
  await page.getByText(m('waits')).waitFor();
  found.push(...(await look(page, 'a draft waits')));
  await page.getByRole('link', { name: m('goOnWith', { name: FORM.name.fi }) }).click();
  await page.getByText(m('noIntro', { lang: 'Svenska' })).waitFor();
  assert.equal(await page.getByText(m('noIntro', { lang: 'Suomi' })).count(), 0);
  found.push(...(await look(page, 'a form with texts missing')));
  await page.getByRole('button', { name: t('open'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(m('noIntro', { lang: 'English' })).waitFor();
  found.push(...(await look(page, 'before it opens')));
  await dialog.getByRole('button', { name: m('openAnyway') }).click();
  await page.getByText(t('opened')).waitFor();
  await sql`insert into form_day (id, form_id, day, shown, taken, confirmed, limited)
    select 'x', ${form.id}, ${house.clock.now().toISOString().slice(0, 10)}, 200, 120, 3, 0`.execute(house.app.deps.database.db);
  await visit(house, '/');
  await page.getByText(m('unusualTitle')).waitFor();
  found.push(...(await look(page, 'Today with an alarm')));
  await page.getByRole('link', { name: m('toForms') }).click();
  await page.getByText(t('unusual', { today: 120, usual: 0 })).waitFor();
  quiet(house, found);
});

test('a raffle that the declaration keeps for letters alone is explained, and declared at one press', async (t0) => {
  const house = await openHouse(t0, { policy: 'interniemi' });
  const { page } = house;
  const found: string[] = [];
  await visit(house, '/marketing/forms/new');
  await pick(house, t('kind'), t('kinds.raffle'));
  await page.getByText(/arvonnat kuuluvat tarkoitukseen/).waitFor();
  assert.doesNotMatch(await page.getByRole('combobox', { name: t('group') }).inputValue(), /tilaaja/i);
  found.push(...(await look(page, 'a raffle form')));
  await page
    .getByRole('button', { name: off('draft') })
    .first()
    .click();
  await page.waitForURL(/\/declaration\/.*\/publish/);
  await page
    .getByText(/Arvontojen ja kilpailujen järjestäminen/)
    .first()
    .waitFor();
  await visit(house, '/marketing/raffles/new');
  await page.getByRole('textbox', { name: r('edit.publicOn') }).waitFor();
  await visit(house, '/marketing/visits');
  await page.getByText(/Kävijöiden laskeminen/).waitFor();
  await page.getByRole('button', { name: off('draft') }).click();
  await page.waitForURL(/\/declaration\/.*\/publish/);
  await page
    .getByText(/Asiakas- ja markkinointirekisteri/)
    .first()
    .waitFor();
  quiet(house, found);
});

test('a register of an address alone offers to declare a first name, and to declare raffles, where each is missed', async (t0) => {
  const house = await openHouse(t0, { policy: 'lajina-mieli' });
  const { page } = house;
  const found: string[] = [];
  await visit(house, '/marketing/forms/new');
  // The datum by its name, and the purpose for which it is missed.
  await page.getByText(`${off('names.greeting')} ei ole käytössä: seloste ei mainitse tietoa ”Nimi” tarkoituksessa`).waitFor();
  found.push(...(await look(page, 'no first name')));
  await pick(house, t('kind'), t('kinds.raffle'));
  await page.getByText(m('raffleOff')).waitFor();
  found.push(...(await look(page, 'no raffles')));
  await pick(house, t('kind'), t('kinds.newsletter'));
  await page.getByRole('button', { name: off('draft') }).click();
  await page.waitForURL(/\/declaration\/.*\/publish/);
  await page.getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
  quiet(house, found);
});
