// A newsletter is written by keys alone, seen as its reader sees it, sent to oneself as a test, and read by anybody once it leaves.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ok } from '#tests/app';
import { sql } from '#platform/db';
import { openSink } from '../../src/platform/mail/testing.ts';
import { editorPhrases } from '../../web/src/i18n/marketing-editor.ts';
import { assertQuiet, AT_THE_DESK, look, ON_THE_PHONE, visit } from './axe.ts';
import { closeBrowser, fi, openHouse } from './house.ts';
import type { House } from './house.ts';
import { button, toast } from './walk.ts';

after(closeBrowser);

const t = fi(editorPhrases);

async function begin({ owner }: House): Promise<string> {
  return (await ok(owner.call<{ id: string }>('POST', '/api/mailings', { name: 'Kevään kirje', purpose: 'direct-marketing' }))).id;
}

/** The test's own clock is a script, which the frame of the letter refuses, as it should; and a browser tells of every refused save. */
function quiet({ seen }: House): void {
  const expected = ['Blocked script execution', '409'];
  const rest = seen.errors.filter((said) => !expected.some((each) => said.includes(each)));
  seen.errors.splice(0, seen.errors.length, ...rest);
}

const saved = (page: Page) => page.getByRole('status').getByText(t('state.saved'), { exact: true }).waitFor();
const letter = (page: Page) => page.frameLocator(`iframe[title="${t('preview.frame')}"]`);

test('a letter is written by keys, moved, undone, previewed and tried on oneself', async (t0) => {
  const house = await openHouse(t0, { policy: 'interniemi' });
  const { page, owner } = house;
  const id = await begin(house);
  await visit(house, `/marketing/${id}/content`);
  await page.getByRole('textbox', { name: t('subject'), exact: true }).fill('Kevään ensimmäinen');
  await page.getByRole('textbox', { name: t('preheader'), exact: true }).fill('Yksi ajatus');

  // Blocks by keys alone: the menu, its first item, and the field has the focus.
  await button(page, t('add')).press('Enter');
  await page.getByRole('menuitem', { name: t('what.text') }).press('Enter');
  const words = page.getByRole('textbox', { name: t('field.text'), exact: true });
  await words.waitFor();
  // What was added is written in.
  await words.and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Lue tämä');
  await page.keyboard.press('Shift+ArrowLeft+ArrowLeft');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+b');
  assert.match(await words.inputValue(), /\*\*tämä\*\*|\*\*.+\*\*/);
  await words.fill('Lue **tämä** [täältä](https://firma.example.test/a).');
  await button(page, t('add')).press('Enter');
  await page.getByRole('menuitem', { name: t('what.heading') }).press('Enter');
  await page
    .getByRole('textbox', { name: t('field.heading') })
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.type('Otsikko');
  await saved(page);
  await letter(page).getByRole('heading', { name: 'Otsikko' }).waitFor();
  await letter(page).getByRole('link', { name: 'täältä' }).waitFor();

  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText(t('moved', { kind: t('kind.heading'), n: 1 })).waitFor({ state: 'attached' });
  const order = () =>
    page
      .getByRole('listitem')
      .filter({ has: page.locator('.editor-kind') })
      .locator('.editor-kind')
      .allTextContents();
  assert.deepEqual(await order(), [t('kind.heading'), t('kind.text')]);
  await page.keyboard.press('Alt+ArrowDown');
  assert.deepEqual(await order(), [t('kind.text'), t('kind.heading')], 'the focus went along');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Control+z');
  assert.deepEqual(await order(), [t('kind.text'), t('kind.heading')]);
  await page.keyboard.press('Control+Shift+z');
  assert.deepEqual(await order(), [t('kind.heading'), t('kind.text')]);

  await page.getByText(t('problems.none')).waitFor();
  // What the declaration does not keep for the purpose is told, with its section, and stops the letter.
  await words.fill('Hei {{etunimi|ystävä}}');
  await page.getByText(t('problems.stops', { n: 1 })).waitFor();
  await page
    .getByText(/”Nimi” ei saa käyttää tässä kirjeessä/)
    .first()
    .waitFor();
  const found = await look(page, 'editor');
  await words.fill('Hei!');
  await page.getByText(t('problems.none')).waitFor();

  const { relays } = await ok<{ relays: { id: string; seesAddress: boolean }[] }>(owner.call('GET', '/api/mail'));
  const sink = await openSink();
  t0.after(() => sink.close());
  const relay = { host: '127.0.0.1', port: sink.port, tls: 'none', user: '', fromName: 'Firma', fromAddress: 'posti@firma.example.test' };
  await ok(owner.call('PUT', '/api/mail', { ...relay, recipientId: relays.find(({ seesAddress }) => seesAddress)?.id }));
  await button(page, t('test')).click();
  found.push(...(await look(page, 'test letter', ON_THE_PHONE)));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('testTo.verb') })
    .click();
  await toast(page, t('testTo.done', { to: 'omistaja@firma.example.test' }));
  await house.app.mailer.sendDue();
  assert.match(sink.taken[0]?.source ?? '', /^Subject: =.UTF-8.Q.=5BKoe=5D_Kev/m);
  quiet(house);
  assertQuiet(house, found);
});

test('two who write at once are told, and what has left is read by anybody', async (t0) => {
  const house = await openHouse(t0, { policy: 'interniemi' });
  const { page, owner, url, app } = house;
  const id = await begin(house);
  await visit(house, `/marketing/${id}/content`);
  await button(page, t('more')).click();
  await page.getByRole('menuitem', { name: t('startFrom') }).click();
  await button(page, t('templates.useOf', { name: 'Kuukauden kirje' })).click();
  await toast(page, t('templates.used'));
  await saved(page);

  const { content } = await ok<{ content: { version: number; mainLang: string; public: boolean; document: object } }>(
    owner.call('GET', `/api/newsletters/${id}`),
  );
  const { version, mainLang, document } = content;
  await ok(owner.call('PUT', `/api/newsletters/${id}`, { version, mainLang, public: true, document }));
  await page.getByRole('textbox', { name: t('subject'), exact: true }).fill('Minun aiheeni');
  await page.getByText(t('conflict')).waitFor();
  const found = await look(page, 'conflict', AT_THE_DESK);
  await button(page, t('conflictMine')).click();
  await saved(page);

  await sql`update mailing set state = 'done', begun_at = ${'2026-11-22T08:00:00.000Z'} where id = ${id}`.execute(app.deps.database.db);
  await page.reload();
  await page.getByText(t('locked')).waitFor();
  await visit(house, '/uutiskirjeet?lang=fi');
  found.push(...(await look(page, 'archive')));
  await page.getByRole('link', { name: 'Minun aiheeni' }).click();
  await page.getByRole('heading', { level: 1, name: 'Minun aiheeni' }).waitFor();
  found.push(...(await look(page, 'archived letter')));
  assert.doesNotMatch(await page.content(), /peru|miksi|\{\{/i);
  const feed = await (await fetch(`${url}/uutiskirjeet/syote/fi.xml`)).text();
  assert.match(feed, /<item>\s*<title>Minun aiheeni<\/title>/);
  assert.doesNotMatch(feed, /mailing|unsubscribe/);
  quiet(house);
  assertQuiet(house, found);
});
