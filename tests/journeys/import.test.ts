// A file becomes people under one's eyes: read as it is, asked about once, checked whole, mended in place, run, and taken back.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ok } from '#tests/app';
import { assertQuiet, AT_THE_DESK, look, ON_THE_PHONE } from './axe.ts';
import { closeBrowser, openHouse } from './house.ts';
import type { House } from './house.ts';
import { button, choose, eventually, heading, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const FILE = [
  'Etunimi;Sukunimi;Sähköposti;Matkapuhelin;Yritys;Kengännumero',
  'Aino;Havusalo;aino.havusalo@asiakas.example.test;040 123 4567;Satulehto Oy;38',
  'Eero;Usvasuo;eero.usvasuo(at)asiakas.example.test;;;41',
  'Helmi;Kaarnakoski;;;;',
  'Lauri;Lumilahti;lauri.lumilahti@asiakas.example.test;;Satulehto Oy;',
  'Lauri;Lumilahti;lauri.lumilahti@asiakas.example.test;;;',
].join('\r\n');

const group = (page: Page, name: 'uncertain' | 'refused' | 'duplicate' | 'update') => page.locator(`.check-${name}`);

async function known({ owner, page, url }: House): Promise<void> {
  const { registers, sources } = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[]; sources: { id: string }[] }>(
    owner.call('GET', '/api/policy'),
  );
  const [register] = registers;
  await ok(
    owner.call('POST', '/api/people', {
      givenName: 'Helmi',
      familyName: 'Kaarnakoski',
      source: sources[0]?.id,
      memberships: [{ registerId: register?.id, subjectGroup: register?.subjectGroups[0]?.id }],
      contactPoints: [{ kind: 'email', value: 'helmi@asiakas.example.test' }],
    }),
  );
  await page.goto(`${url}/import`);
  await heading(page, w.imports('title')).waitFor();
}

test('a file in an old encoding is read, asked about once, checked, mended, imported and taken back', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page, url } = house;
  await known(house);
  const found = await look(page, 'file', ON_THE_PHONE);
  await page.locator('input[type=file]').setInputFiles({ name: 'vanha.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE, 'latin1') });
  await page.getByRole('cell', { name: 'Havusalo', exact: true }).waitFor();
  const encoding = page.locator('input').and(page.getByLabel(w.imports('read.encoding')));
  await eventually(async () => assert.equal(await encoding.inputValue(), 'windows-1252'));
  await choose(page, w.imports('read.delimiter'), w.imports('read.delimiters.comma'));
  await page.getByText(w.imports('read.columns', { n: 1 })).waitFor();
  await choose(page, w.imports('read.delimiter'), w.imports('read.delimiters.semicolon'));
  await page.getByText(w.imports('read.columns', { n: 6 })).waitFor();
  found.push(...(await look(page, 'read', AT_THE_DESK)));
  await button(page, w.common('next')).click();

  await page.getByRole('radio', { name: w.imports('permission.consent') }).check();
  await type(page, w.imports('permission.text'), 'Haluan Lupauksen uutiskirjeen sähköpostiini.');
  await type(page, w.imports('permission.evidence'), 'Verkkolomake 3/2026');
  found.push(...(await look(page, 'about', ON_THE_PHONE)));
  await button(page, w.common('next')).click();

  await page.getByText(w.imports('mapping.lead')).waitFor();
  found.push(...(await look(page, 'mapping', ON_THE_PHONE)));
  await button(page, w.imports('mapping.verb')).click();

  await group(page, 'refused').getByText('eero.usvasuo(at)').waitFor();
  assert.equal(await group(page, 'duplicate').locator('.check-row').count(), 1);
  found.push(...(await look(page, 'check', ON_THE_PHONE)));
  await button(page, w.imports('check.mendLine', { line: 3 })).click();
  await page.locator('.mend').getByLabel('Sähköposti').fill('eero.usvasuo@asiakas.example.test');
  await button(page, w.imports('check.mendVerb')).click();
  await group(page, 'uncertain')
    .getByRole('button', { name: /Helmi Kaarnakoski/ })
    .click();
  await button(page, w.imports('check.again', { n: 2 })).click();
  await button(page, w.imports('check.verb', { n: 3 })).click();
  await heading(page, w.imports('run.done')).waitFor();
  await page
    .locator('.figures > div')
    .filter({ hasText: w.imports('run.permitted') })
    .getByText('4', { exact: true })
    .waitFor();
  found.push(...(await look(page, 'done', ON_THE_PHONE)));

  await page.goto(`${url}/people?q=usvasuo`);
  await page.getByText('Eero Usvasuo').first().waitFor();
  await page.goto(`${url}/import`);
  await button(page, w.imports('list.reverse')).waitFor();
  found.push(...(await look(page, 'list', ON_THE_PHONE)));
  await button(page, w.imports('list.reverse')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(w.imports('reverse.removes')).waitFor();
  found.push(...(await look(page, 'reverse', ON_THE_PHONE)));
  // Where the answer is slow everything has been taken back when it comes, and there is nothing left to plan.
  await page.route('**/api/imports/*/reversal', async (route) => {
    if (route.request().method() === 'GET') return route.fallback();
    const response = await route.fetch();
    await eventually(async () => {
      const { rows } = await ok<{ rows: { state: string }[] }>(house.owner.call('GET', '/api/imports'));
      assert.equal(rows[0]?.state, 'reversed');
    });
    await route.fulfill({ response });
  });
  await button(dialog, w.imports('reverse.verb')).click();
  await page.getByText(w.imports('list.states.reversed')).waitFor();
  const { total } = await ok<{ total: number }>(house.owner.call('GET', '/api/people/count'));
  assert.equal(total, 1, 'only who was there before is there');
  assertQuiet(house, found);
});

test('a pasted table is imported by keys alone, and the next one like it finds its columns', async (t) => {
  const house = await openHouse(t, { policy: 'valmennuskumppani' });
  const { page, url } = house;
  const paste = async (email: string, odd: string | null) => {
    await page.goto(`${url}/import`);
    await page.getByText(w.imports('file.paste')).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel(w.imports('file.pasteLabel')).focus();
    await page.keyboard.insertText(`Kuka\tMeiliosoite\nOili Rautaranta\t${email}\n`);
    await button(page, w.imports('file.pasteVerb')).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: w.imports('read.sample') }).waitFor();
    await button(page, w.common('next')).focus();
    await page.keyboard.press('Enter');
    await page.getByText(w.imports('permission.title')).waitFor();
    await button(page, w.common('next')).focus();
    await page.keyboard.press('Enter');
    const first = page.locator('input').and(page.getByLabel(`${w.imports('mapping.field')}: Kuka`));
    await first.waitFor();
    if (odd === null) await page.getByText(w.imports('mapping.remembered')).waitFor();
    else {
      for (const [column, field] of [
        ['Kuka', 'Nimi'],
        ['Meiliosoite', 'Sähköp'],
      ] as const) {
        await page
          .locator('input')
          .and(page.getByLabel(`${w.imports('mapping.field')}: ${column}`))
          .focus();
        await page.keyboard.press('Control+a');
        await page.keyboard.insertText(field);
        await page
          .getByRole('option', { name: new RegExp(`^${field}`) })
          .first()
          .waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
      }
    }
    await button(page, w.imports('mapping.verb')).focus();
    await page.keyboard.press('Enter');
    await button(page, w.imports('check.verb', { n: 1 })).focus();
    await page.keyboard.press('Enter');
    await heading(page, w.imports('run.done')).waitFor();
  };
  await paste('oili@asiakas.example.test', 'new headings');
  await paste('oili.toinen@asiakas.example.test', null);
  assertQuiet(house, []);
});
