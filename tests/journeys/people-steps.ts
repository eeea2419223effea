// People come in by hand and by file, and what the notice does not declare stays out, with the section that would have to say it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import type { CustomersFile } from './customers-file.ts';
import { HEADINGS, ROWS } from './customers-file.ts';
import { SINCE } from './firms.ts';
import type { Firm } from './firms.ts';
import { sessionOfWindow } from './house.ts';
import type { House } from './house.ts';
import { button, choose, heading, openPerson, toast, type } from './walk.ts';
import { w } from './words.ts';

export const BY_HAND = { given: 'Käsin', family: 'Lisättynen', email: 'kasin.lisattynen@asiakas.example.test' };

/** From the button "Uusi" to the page of the new person; the form asks only what the register declares. */
export async function addByHand({ page }: House, firm: Firm): Promise<void> {
  await button(page, w.frame('create')).click();
  await page.getByRole('menuitem', { name: w.frame('newPerson') }).click();
  await heading(page, w.people('new.title')).waitFor();
  const form = page.locator('form');
  await type(form, w.forms('given'), BY_HAND.given);
  await type(form, w.forms('family'), BY_HAND.family);
  await type(form, w.forms('kinds.email'), BY_HAND.email);
  const labels = await form.locator('label').allInnerTexts();
  assert.ok(!labels.includes(firm.undeclared.heading), `the form does not ask for ${firm.undeclared.heading}`);
  await button(page, w.people('new.verb')).click();
  await page.getByRole('heading', { level: 1, name: `${BY_HAND.given} ${BY_HAND.family}` }).waitFor();
}

/** The same door that the form uses refuses what the form does not offer, naming the field and the section; nothing is half-written. */
export async function seeRefusal(house: House, of: { registerId: string; key: string; field: string }): Promise<void> {
  const session = await sessionOfWindow(house);
  const policy = await session.call<{ registers: { id: string; subjectGroups: { id: string }[] }[]; sources: { id: string }[] }>(
    'GET',
    '/api/policy',
  );
  const register = policy.body.registers.find(({ id }) => id === of.registerId);
  const before = await session.call<{ total: number }>('GET', '/api/people/count');
  const refused = await session.call<{ field: string; clause: string; title: string; detail?: string }>('POST', '/api/people', {
    [of.key]: 'jotakin',
    source: policy.body.sources[0]?.id,
    memberships: [{ registerId: of.registerId, subjectGroup: register?.subjectGroups[0]?.id }],
    contactPoints: [{ kind: 'email', value: 'ei.tallenneta@asiakas.example.test' }],
  });
  assert.ok(refused.status >= 400 && refused.status < 500, `refused: ${refused.status}`);
  assert.equal(refused.body.field, of.field);
  assert.match(refused.body.clause, /\d/, 'names the section of the notice');
  const after = await session.call<{ total: number }>('GET', '/api/people/count');
  assert.deepEqual(after.body, before.body, 'nothing was written');
}

/** A column that the register does not declare cannot be mapped, and the wizard says which section would have to declare it. */
export async function seeColumnRefused(page: Page, heading: string): Promise<void> {
  const row = page.locator('.mapping tr').filter({ hasText: heading });
  await row.getByText(w.imports('mapping.refused')).waitFor();
  assert.match(await row.innerText(), /kohta \d+/, 'the refusal names the section');
}

/** The narrow register takes an e-mail address and nothing else: neither the form, nor the door, nor the wizard lets a name in. */
export async function seeNarrow(house: House, narrow: NonNullable<Firm['narrow']>): Promise<void> {
  const { page } = house;
  await page.goto(`${house.url}/people/new`);
  const picker = page.getByRole('group', { name: w.people('new.register') });
  await picker.getByRole('checkbox').first().uncheck();
  await picker.getByRole('checkbox', { name: narrow.register }).check();
  await page.getByLabel(w.forms('kinds.email')).waitFor();
  assert.equal(await page.getByLabel(w.forms('family')).count(), 0, 'the form asks for no name');
  await seeRefusal(house, narrow);
  await chooseFile(house, {
    name: 'tilaajat.csv',
    csv: `${narrow.heading};Sähköposti\nHavuharju;joku@asiakas.example.test\n`,
    register: narrow.register,
  });
  await seeColumnRefused(page, narrow.heading);
}

export async function chooseFile(house: House, file: { name: string; csv: string; register: string; since?: string }): Promise<void> {
  const { page } = house;
  await page.goto(`${house.url}/import`);
  await page.locator('input[type=file]').setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.csv) });
  await page.getByText(file.name).waitFor();
  await page.getByRole('region', { name: w.imports('read.sample') }).waitFor();
  await button(page, w.common('next')).click();
  await choose(page, w.imports('about.register'), file.register);
  if (file.since !== undefined) await type(page, w.imports('about.since'), file.since);
  await button(page, w.common('next')).click();
}

/** Five steps of the wizard; what was refused comes back as a file with the line and the reason. */
export async function importFile(house: House, firm: Firm, file: CustomersFile): Promise<void> {
  const { page } = house;
  const since = SINCE.split('-').map(Number).toReversed().join('.');
  await chooseFile(house, { name: 'asiakkaat.csv', csv: file.csv, register: firm.register, since });
  await seeColumnRefused(page, firm.undeclared.heading);
  for (const column of HEADINGS) {
    const target = await page
      .locator('input')
      .and(page.getByLabel(`${w.imports('mapping.field')}: ${column}`))
      .inputValue();
    assert.notEqual(target, w.imports('mapping.skip'), `${column} was understood`);
  }
  await button(page, w.imports('mapping.verb')).click();
  await figure(page, w.imports('check.rows'), ROWS);
  await figure(page, w.imports('check.new'), file.good.length);
  await figure(page, w.imports('check.back'), file.bad.length);
  assert.equal(await page.locator('.check-refused li, .check-duplicate li').count(), file.bad.length);
  await button(page, w.imports('check.verb', { n: file.good.length })).click();
  await heading(page, w.imports('run.done')).waitFor();
  await figure(page, w.imports('run.created'), file.good.length);
  await figure(page, w.imports('run.errors'), file.bad.length);
  await seeRefusedRows(page, file);
}

async function figure(page: Page, label: string, n: number): Promise<void> {
  const shown = page.locator('.figures > div').filter({ has: page.getByText(label, { exact: true }) });
  await shown.waitFor();
  assert.equal((await shown.locator('dd').innerText()).replace(/\s/g, ''), String(n), label);
}

async function seeRefusedRows(page: Page, { bad }: CustomersFile): Promise<void> {
  const download = page.waitForEvent('download');
  await button(page, w.imports('run.csv')).click();
  const rows = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(';'));
  assert.deepEqual(
    rows.map(([line]) => Number(line)),
    bad.map(({ line }) => line),
  );
  for (const row of rows) assert.match(row.at(-1) ?? '', /\p{L}{3,}/u, `line ${row[0]} says why`);
}

/** Where the notice declares contacts they are logged; where not, only the day that moves the clock is recorded. */
export async function logFor(house: House, firm: Firm, name: string): Promise<void> {
  const { page } = house;
  await openPerson(house, name);
  if (firm.logsContacts && firm.trigger === 'last-contact') {
    await button(page, w.person('actions.log')).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .locator('label')
      .filter({ hasText: w.person('timeline.kinds.meeting') })
      .click();
    await button(dialog, w.acts('log.verb')).click();
    await toast(page, w.acts('log.saved'));
  } else {
    await fromMenu(page, w.person('actions.trigger'));
    await choose(page, w.acts('trigger.kind'), w.acts(`triggers.${firm.trigger}`));
    await button(page.getByRole('dialog'), w.acts('trigger.verb')).click();
    await toast(page, w.acts('trigger.saved'));
  }
}

export async function fromMenu(page: Page, item: string): Promise<void> {
  await button(page, w.person('actions.more')).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** The plan is read before anything goes, and the certificate holds nothing personal. */
export async function eraseOnRequest(house: House, customer: { name: string; email: string }): Promise<void> {
  const { page } = house;
  await openPerson(house, customer.name);
  await fromMenu(page, w.person('actions.erase'));
  const dialog = page.getByRole('dialog');
  await planRows(dialog).first().waitFor();
  await planRows(dialog).nth(2).waitFor(); // the plan lists what goes
  await button(dialog, w.acts('erase.verb')).click();
  await heading(page, w.acts('erase.done')).waitFor();
  const download = page.waitForEvent('download');
  await button(page, w.acts('erase.certificate')).click();
  const certificate = readFileSync(await (await download).path(), 'utf8');
  assert.ok(JSON.parse(certificate), 'a document');
  for (const word of [customer.email, ...customer.name.split(' ')])
    assert.ok(!certificate.includes(word), 'nothing personal in the certificate');
  await button(page, w.acts('erase.close')).click();
  await heading(page, w.people('title')).waitFor();
}

function planRows(dialog: Locator): Locator {
  return dialog.locator('tbody tr');
}
