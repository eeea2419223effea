// A newsletter from its purpose to its report, through a relay in a process of its own; and a call that ends in a ban.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { ok } from '#tests/app';
import type { TestApp } from '#tests/app';
import { audiencePhrases } from '#web/i18n/audiences.ts';
import { callPhrases } from '#web/i18n/calls.ts';
import { mailingCheck } from '#web/i18n/mailing-check.ts';
import { mailingReport } from '#web/i18n/mailing-report.ts';
import { mailing } from '#web/i18n/mailing.ts';
import { editorPhrases } from '#web/i18n/marketing-editor.ts';
import { marketing } from '#web/i18n/marketing.ts';
import { sending } from '#web/i18n/sending.ts';
import { takeMailIntoUse } from '../own/house.ts';
import { assertQuiet, AT_THE_DESK, look, ON_THE_PHONE } from './axe.ts';
import { closeBrowser, fi, openHouse } from './house.ts';
import { button, eventually, heading, toast, type } from './walk.ts';

after(closeBrowser);

const [t, m, c, r] = [fi(marketing), fi(mailing), fi(mailingCheck), fi(mailingReport)];
const [a, k, e, s] = [fi(audiencePhrases), fi(callPhrases), fi(editorPhrases), fi(sending)];
const REGISTER = 'customer-marketing';

interface Letter {
  from: string;
  to: string;
  source: string;
}

/** The relay in a process of its own; its letters are read from a file. */
async function relay(t0: TestContext, dir: string): Promise<{ port: number; letters: () => Letter[] }> {
  const file = join(dir, 'letters.jsonl');
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'own', 'mail-sink.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t0.after(() => void child.kill());
  const port = await new Promise<number>((resolve) => child.stdout.once('data', (line: Buffer) => resolve(Number(line.toString()))));
  const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
  return { port, letters: () => lines().map((line) => JSON.parse(line) as Letter) };
}

/** Two who consented, one who banned, one who said nothing, and one in another group. */
async function people({ owner }: Pick<TestApp, 'owner'>): Promise<string[]> {
  const ids: string[] = [];
  for (const no of [1, 2, 3, 4, 5]) {
    const { person } = await ok<{ person: { id: string } }>(
      owner.call('POST', '/api/people', {
        givenName: 'Aino',
        familyName: `Esimerkki ${no}`,
        source: 'self',
        memberships: [{ registerId: REGISTER, subjectGroup: no === 5 ? 'prospects' : 'customers' }],
        contactPoints: [
          { kind: 'email', value: `henkilo.${no}@example.test` },
          { kind: 'phone', value: `040 000 100${no}` },
        ],
      }),
    );
    ids.push(person.id);
  }
  const told = { on: '2026-11-20', way: 'phone', source: 'self' };
  for (const id of ids.slice(0, 2))
    await ok(
      owner.call('POST', `/api/subjects/${id}/permissions/consents`, {
        ...told,
        channel: 'email',
        purposeId: 'direct-marketing',
        lang: 'fi',
      }),
    );
  await ok(owner.call('POST', `/api/subjects/${ids[2]}/permissions/bans`, { ...told, channel: null, purposeId: null }));
  return ids;
}

/** A key, a return address and rates, as suggested. */
async function setUpSending(page: Page): Promise<string[]> {
  const found = await look(page, 'sending, nothing set', ON_THE_PHONE);
  await button(page, s('key.verb')).click();
  await toast(page, s('key.made'));
  await page.getByText('lupaus1._domainkey.firma.example.test').waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, s('key.copyValue')).click();
  await toast(page, s('copied'));
  assert.match(String(await page.evaluate('navigator.clipboard.readText()')), /^v=DKIM1; k=rsa; p=[\w+/=]{300,}$/);
  await button(page, s('address.verb')).click();
  await toast(page, s('address.saved'));
  await type(page, s('rates.perMinute'), '600');
  await type(page, s('rates.perDomain'), '1 200');
  await button(page, s('rates.verb')).click();
  await toast(page, s('rates.saved'));
  return [...found, ...(await look(page, 'sending'))];
}

const numbers = (page: Page, ...expected: string[]) =>
  eventually(async () => assert.deepEqual((await page.locator('.equation-n').allInnerTexts()).slice(0, expected.length), expected));

test('a newsletter is begun, aimed, written, checked, sent and told of', async (t0) => {
  const house = await openHouse(t0, { policy: 'interniemi' });
  const { page, url, app, dir } = house;
  await people(house);
  const { port, letters } = await relay(t0, dir);
  await takeMailIntoUse(house, port);
  const before = letters().length;

  await page.goto(`${url}/marketing`);
  await button(page, t('add')).first().click();
  const dialog = page.getByRole('dialog');
  await type(dialog, t('new.name'), 'Marraskuun kirje');
  await dialog.getByRole('radio', { name: /suoramarkkinointi/i }).check();
  const found = await look(page, 'new newsletter', ON_THE_PHONE);
  await button(dialog, t('new.verb')).click();
  await heading(page, 'Marraskuun kirje').waitFor();
  await page.getByText(c('check.whys.unfinished')).waitFor();
  await numbers(page, '5', '2', '3');
  assert.ok(await button(page, c('send.now')).isDisabled(), 'nothing leaves while something is missing');
  found.push(...(await look(page, 'draft', AT_THE_DESK)));
  await page.getByRole('link', { name: c('check.toSending') }).click();
  found.push(...(await setUpSending(page)));
  await page.goBack();

  // Everybody of the register but the prospects.
  await button(page, m('audience.change')).click();
  await button(page, a('addLine')).click();
  const line = page.getByRole('group', { name: a('line', { n: 2 }) });
  await line.getByRole('combobox', { name: a('mode') }).click();
  await page.getByRole('option', { name: a('out') }).click();
  await line.getByRole('combobox', { name: a('field'), exact: true }).click();
  await page.getByRole('option', { name: a('register'), exact: true }).click();
  await line.getByRole('combobox', { name: a('register'), exact: true }).click();
  await page.getByRole('option', { name: /Asiakas- ja markkinointirekisteri/ }).click();
  await line.getByRole('combobox', { name: a('group') }).click();
  await page.getByRole('option').nth(2).click();
  await page
    .getByRole('dialog')
    .getByText(/paitsi se, joka on rekisterissä/)
    .waitFor();
  found.push(...(await look(page, 'conditions', ON_THE_PHONE)));
  await button(page, m('audience.save')).click();
  await toast(page, m('audience.saved'));

  await page.getByRole('link', { name: m('content.open') }).click();
  await page.getByRole('textbox', { name: e('subject'), exact: true }).fill('Marraskuun kuulumiset');
  await page.getByRole('button', { name: e('add'), exact: true }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${e('kind.heading')}`) }).click();
  await page.getByRole('textbox', { name: e('field.heading') }).fill('Hei');
  await page.getByText(e('state.saved'), { exact: true }).waitFor();
  await page.getByRole('link', { name: e('back') }).click();

  await page.getByText(c('check.need.content')).waitFor();
  await button(page, c('check.again')).click();
  await page.locator('.need-missing').first().waitFor({ state: 'detached' });
  await numbers(page, '4', '2', '2');
  found.push(...(await look(page, 'check')));
  await button(page, c('send.now')).click();
  await page.getByText(c('send.nowMore', { candidates: 4, ready: 2, left: 2 })).waitFor();
  await button(page.getByRole('dialog'), c('send.now')).click();
  await toast(page, c('send.started'));
  await app.mailings.sendDue();

  await page.reload();
  await heading(page, r('title')).waitFor();
  await page.getByText(t('state.done'), { exact: true }).waitFor();
  await numbers(page, '4', '2', '2');
  const left = letters().slice(before);
  assert.deepEqual(left.map(({ to }) => to).toSorted(), ['henkilo.1@example.test', 'henkilo.2@example.test']);
  for (const { from, source } of left) {
    assert.match(from, /^palautukset\+[0-9a-f]{32}\.[0-9a-f]{16}@firma\.example\.test$/);
    assert.match(source, /^DKIM-Signature: [^]*?\bs=lupaus1;/);
  }
  found.push(...(await look(page, 'report')));
  // Two presses are one copy.
  await button(page, m('acts.copy')).dblclick();
  await toast(page, m('acts.copied'));
  const { rows } = await ok<{ rows: unknown[] }>(house.owner.call('GET', '/api/mailings'));
  assert.equal(rows.length, 2);
  await page.goto(`${url}/marketing`);
  // The clock of the test is a script, which the frame of the preview lets nobody run.
  house.seen.errors = house.seen.errors.filter((said) => !said.startsWith('Blocked script execution'));
  await page.getByText(`${t('tally.accepted', { n: 2 })} · ${t('tally.blocked', { n: 2 })}`).waitFor();
  assertQuiet(house, found);
});

test('a call list shows whom one may call now, and a ban said on the telephone holds at once', async (t0) => {
  const house = await openHouse(t0, { policy: 'interniemi' });
  const { page, url, owner } = house;
  const ids = await people(house);
  await page.goto(`${url}/marketing/calls`);
  await button(page, k('add')).first().click();
  const dialog = page.getByRole('dialog');
  await type(dialog, k('name'), 'Marraskuun soitot');
  await dialog.getByRole('combobox', { name: k('purpose') }).click();
  await page.getByRole('option', { name: 'Uusien asiakkaiden etsiminen' }).click();
  await dialog.locator('.equation-n').first().waitFor();
  const found = await look(page, 'new call list', ON_THE_PHONE);
  await button(dialog, k('make')).click();
  await heading(page, 'Marraskuun soitot').waitFor();
  await page.getByRole('link', { name: '040 000 1001' }).waitFor();
  assert.equal(await page.getByRole('link', { name: '040 000 1003' }).count(), 0, 'who banned is on no list');
  found.push(...(await look(page, 'call list')));

  await button(page, `${k('notAgain.phone')}: Aino Esimerkki 1`).click();
  await button(page.getByRole('dialog'), k('banVerb')).click();
  await toast(page, k('banned', { name: 'Aino Esimerkki 1' }));
  await page.getByRole('link', { name: '040 000 1001' }).waitFor({ state: 'detached' });
  const { rows } = await ok<{ rows: { id: string }[] }>(owner.call('GET', '/api/people?marketing=banned'));
  assert.ok(rows.some(({ id }) => id === ids[0]));
  // A second press while the answer is on its way is not a second call.
  await button(page, `${k('reached.phone')}: Aino Esimerkki 2`).dblclick();
  await toast(page, k('noted', { name: 'Aino Esimerkki 2' }));
  await page.getByRole('link', { name: '040 000 1002' }).waitFor({ state: 'detached' });
  const { items } = await ok<{ items: { kind: string }[] }>(owner.call('GET', `/api/people/${ids[1]}/timeline`));
  assert.equal(items.filter(({ kind }) => kind === 'call').length, 1);
  assertQuiet(house, found);
});
