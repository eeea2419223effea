// A client with two vouchers and a contract on file asks for erasure: she is gone everywhere but in the held vouchers, which only the accountant
// opens, and the night after their last day takes them, to the last byte.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ok } from '#tests/app';
import type { Session } from '#tests/app';
import { sql } from '#platform/db';
import { pdf, png } from '../../src/modules/documents/testing.ts';
import { assertQuiet, look } from './axe.ts';
import { addBehindBoth, addPerson, enterAgain } from './daily-steps.ts';
import { closeBrowser, enter, night, openHouse, openWindow } from './house.ts';
import type { House } from './house.ts';
import { fromMenu } from './people-steps.ts';
import { button, choose, heading, toast, type } from './walk.ts';
import { w } from './words.ts';

after(closeBrowser);

const NAME = { givenName: 'Aino', familyName: 'Havuharju' };
const ACCOUNTANT = 'tilit@firma.example.test';
const CONTRACT = {
  kind: 'contract',
  number: 'QZX-S-14',
  dated: '2.3.2026',
  text: 'Qzxsopimus Havuharju',
  file: 'Havuharju_sopimus.pdf',
} as const;
const VOUCHERS = [
  { kind: 'voucher', number: 'QZX-2025-88', dated: '14.11.2025', amount: '1 240,50', text: 'Qzxlasku Havuharju', file: 'lasku.pdf' },
  { kind: 'voucher', number: 'QZX-2026-3', dated: '20.1.2026', amount: '310', text: 'Qzxkuitti', file: 'kuitti.png' },
] as const;

interface Paper {
  kind: 'contract' | 'voucher';
  number: string;
  dated: string;
  amount?: string;
  text: string;
  file: string;
}

/** Files one paper with mouse and keys, as it comes from the scanner. */
async function file(page: Page, paper: Paper): Promise<void> {
  const card = page.getByRole('region', { name: w.documents('title') });
  await button(card, w.documents('file.verb')).click();
  const dialog = page.getByRole('dialog');
  await choose(page, w.documents('kind'), w.documents(`kinds.${paper.kind}`));
  await type(dialog, w.documents('file.number'), paper.number);
  await type(dialog, w.documents('file.dated'), paper.dated);
  if (paper.amount !== undefined) await type(dialog, w.documents('file.amount'), paper.amount);
  const isPdf = paper.file.endsWith('.pdf');
  const upload = { name: paper.file, mimeType: isPdf ? 'application/pdf' : 'image/png', buffer: isPdf ? pdf(paper.text) : png(paper.text) };
  await dialog.locator('input[type=file]').setInputFiles(upload);
  await button(dialog, w.documents('file.verb')).click();
  await toast(page, w.documents('file.done', { what: `${w.documents(`kinds.${paper.kind}`)} ${paper.number}` }));
  await dialog.waitFor({ state: 'detached' });
}

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await press();
  const done = await download;
  return { name: done.suggestedFilename(), bytes: readFileSync(await done.path()) };
}

/** Where anything of the person could still be read by whoever works with people. */
async function nowhere(session: Session, id: string): Promise<void> {
  const search = await ok<{ rows: unknown[] }>(session.call('GET', '/api/people?q=Havuharju'));
  const papers = await ok<{ rows: unknown[] }>(session.call('GET', '/api/documents?q=QZX'));
  assert.deepEqual([search.rows, papers.rows], [[], []]);
  for (const path of [`/api/people/${id}`, `/api/subjects/${id}/documents`, `/api/subjects/${id}/held`])
    assert.equal((await session.call('GET', path)).status, 404, path);
  assert.equal((await session.call('GET', '/api/vouchers')).status, 403);
}

/** What stands in the files of the store and of the ledger: numbers as written, and the sealed bytes of the files. */
function bytesOf({ dir }: House): Buffer {
  return Buffer.concat(['lupaus.db', 'lupaus.db-wal'].map((name) => readFileSync(join(dir, name))));
}

async function sealedOf({ app }: House, table: 'document' | 'voucher'): Promise<Buffer[]> {
  const { rows } = await sql<{ content: Buffer }>`select content from ${sql.table(table)}`.execute(app.deps.database.db);
  return rows.map(({ content }) => Buffer.from(content));
}

test('a client is erased, her vouchers are held for the accountant alone, and go on their day', async (t) => {
  const house = await openHouse(t, { policy: 'prover' });
  const { page, url, owner } = house;
  const accountant = await addBehindBoth(house, 'accountant', ACCOUNTANT);
  const colleague = await addBehindBoth(house, 'colleague', 'apu@firma.example.test');
  const id = await addPerson(house, NAME);
  await page.goto(`${url}/people/${id}`);
  for (const paper of [CONTRACT, ...VOUCHERS]) await file(page, paper);
  const card = page.getByRole('region', { name: w.documents('title') });
  await card.getByRole('listitem').nth(2).waitFor();
  assert.equal(await card.getByRole('listitem').count(), 3);
  const what = `${w.documents('kinds.contract')} ${CONTRACT.number}`;
  const contract = await saved(page, () => card.getByRole('link', { name: w.documents('openOf', { what }) }).click());
  assert.equal(contract.name, 'toimeksiantosopimus-qzx-s-14.pdf');
  assert.ok(contract.bytes.includes(CONTRACT.text));
  const found = await look(page, 'documents card');

  // Her copy to take along: a table that a spreadsheet reads with its letters, and the same for machines.
  await fromMenu(page, w.person('actions.copy'));
  const table = await saved(page, () => button(page.getByRole('dialog'), w.personActs('copy.csv')).click());
  assert.deepEqual([...table.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.match(table.bytes.toString(), /;Tieto;/);
  const whole = await saved(page, () => button(page.getByRole('dialog'), w.personActs('copy.json')).click());
  assert.equal((JSON.parse(whole.bytes.toString()) as { subjectId: string }).subjectId, id);
  await page.keyboard.press('Escape');

  await page.goto(`${url}/documents`);
  await page.getByRole('searchbox', { name: w.documents('search') }).fill('2025-88');
  await page.getByRole('row').filter({ hasText: 'QZX-2025-88' }).waitFor();
  await page.getByRole('row').filter({ hasText: 'QZX-S-14' }).waitFor({ state: 'detached' });
  found.push(...(await look(page, 'documents')));

  const [paper, vouchers] = [await sealedOf(house, 'document'), await sealedOf(house, 'voucher')];
  assert.ok([...paper, ...vouchers, Buffer.from('QZX-S-14'), Buffer.from('QZX-2025-88')].every((each) => bytesOf(house).includes(each)));

  // The plan says what stays, and why; then she is gone.
  await page.goto(`${url}/people/${id}`);
  await fromMenu(page, w.person('actions.erase'));
  await page.getByRole('dialog').getByRole('row').filter({ hasText: '31.12.2032' }).waitFor();
  await button(page.getByRole('dialog'), w.acts('erase.verb')).click();
  await heading(page, w.acts('erase.done')).waitFor();
  await button(page, w.acts('erase.close')).click();
  for (const session of [owner, colleague]) await nowhere(session, id);
  assert.ok(
    [...paper, Buffer.from('QZX-S-14')].every((each) => !bytesOf(house).includes(each)),
    'the contract is gone to the last byte',
  );
  assert.ok(
    vouchers.every((each) => bytesOf(house).includes(each)),
    'the vouchers are there, sealed',
  );

  // The accountant comes in at the vouchers and has nowhere else to go.
  const other = await openWindow(t, url, house.clock.now());
  await enter(other.context, url, accountant);
  await other.page.goto(url);
  await heading(other.page, w.vouchers('title')).waitFor();
  const rows = other.page.locator('tbody tr');
  await rows.first().waitFor();
  await rows.nth(1).waitFor();
  assert.equal(await rows.count(), 2);
  assert.equal(await rows.filter({ hasText: 'Poistettu henkilö' }).count(), 2);
  assert.equal(await other.page.getByText('Havuharju').count(), 0);
  const places = other.page.getByRole('navigation').first().getByRole('link');
  assert.deepEqual((await places.allInnerTexts()).map((text) => text.trim()).slice(-2), [w.frame('nav.vouchers'), w.frame('nav.settings')]);
  const voucher = await saved(other.page, () => rows.filter({ hasText: 'QZX-2025-88' }).getByRole('link').click());
  assert.equal(voucher.name, 'tosite-qzx-2025-88.pdf');
  assert.ok(voucher.bytes.includes(VOUCHERS[0].text));
  found.push(...(await look(other.page, 'vouchers')));

  // The owner opens one by its number and a reason, and the accountant sees that.
  await page.goto(`${url}/documents`);
  await button(page, w.vouchers('held.action')).click();
  const dialog = page.getByRole('dialog');
  await type(dialog, w.vouchers('held.number'), 'QZX-2026-3');
  await type(dialog, w.vouchers('held.reason'), 'Verottajan selvityspyyntö');
  found.push(...(await look(page, 'held dialog')));
  const opened = await saved(page, () => button(dialog, w.vouchers('held.verb')).click());
  assert.equal(opened.name, 'tosite-qzx-2026-3.png');
  await other.page.reload();
  await other.page.getByText('Verottajan selvityspyyntö').waitFor();

  // Their last days come, one year after the other.
  await house.moveTo('2032-01-01T01:30:00Z');
  await night(house);
  await enterAgain(accountant, house, ACCOUNTANT);
  const numbers = async () =>
    (await ok<{ rows: { number: string }[] }>(accountant.call('GET', '/api/vouchers'))).rows.map(({ number }) => number);
  assert.deepEqual(await numbers(), ['QZX-2026-3']);
  await house.moveTo('2033-01-01T01:30:00Z');
  await night(house);
  await enterAgain(accountant, house, ACCOUNTANT);
  assert.deepEqual(await numbers(), []);
  const left = [
    ...paper,
    ...vouchers,
    ...['QZX-S-14', 'QZX-2025-88', 'QZX-2026-3', 'Havuharju', 'selvityspyynt'].map((word) => Buffer.from(word)),
  ];
  assert.ok(
    left.every((each) => !bytesOf(house).includes(each)),
    'nothing of it is in any byte',
  );
  assertQuiet(house, found);
  assert.deepEqual(other.seen.foreign, []);
});
