// The owner says how returns come in, reads what nobody's program understood, and lifts what was wrong.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from '#platform/db';
import { createReportReader } from '#platform/mail';
import { ok } from '#tests/app';
import { exim } from '../../src/platform/mail/report/testing.ts';
import { takeMessage } from '../../src/modules/returns/testing.ts';
import { returns as phrases } from '../../web/src/i18n/returns.ts';
import { returnsLists } from '../../web/src/i18n/returns-lists.ts';
import { returnsSettings } from '../../web/src/i18n/returns-settings.ts';
import { assertQuiet, look, visit } from './axe.ts';
import { closeBrowser, fi, openHouse } from './house.ts';

after(closeBrowser);

const t = fi(phrases);
const s = fi(returnsSettings);
const l = fi(returnsLists);
const NAME = 'Aino Palautunut';

test('returns are set up, a message that nobody understood is filed, and a mark is lifted', async (t0) => {
  const house = await openHouse(t0, { policy: 'lexmentor' });
  const { page, owner, app } = house;
  const reader = createReportReader();
  t0.after(() => reader.close());
  const found: string[] = [];
  const policy = await ok<{ registers: { id: string; subjectGroups: { id: string }[] }[]; sources: { id: string }[] }>(
    owner.call('GET', '/api/policy'),
  );
  const register = policy.registers.find(({ id }) => id === 'customer');
  await ok(
    owner.call('POST', '/api/people', {
      givenName: 'Aino',
      familyName: 'Palautunut',
      source: policy.sources[0]?.id ?? '',
      contactPoints: [{ kind: 'email', value: 'asiakas@example.test' }],
      memberships: [{ registerId: 'customer', subjectGroup: register?.subjectGroups[0]?.id ?? '' }],
    }),
  );
  await takeMessage(app.deps, reader, exim({ to: 'uutiskirje@firma.example.test' }), { way: 'mailbox' });

  await visit(house, '/marketing/returns/settings');
  await page.getByRole('button', { name: s('hooks.makeOf', { name: s('hooks.names.generic') }) }).click();
  await page.getByText(s('hooks.secret')).waitFor();
  await page.getByLabel(s('mailbox.host')).fill('imap.example.test');
  await page.getByLabel(s('mailbox.user')).fill('palautukset@firma.example.test');
  await page.getByLabel(s('mailbox.password'), { exact: true }).fill('laatikon-salasana-9');
  await page.getByRole('button', { name: s('mailbox.verb'), exact: true }).click();
  await page.getByText(s('mailbox.state.keeper-undeclared')).waitFor();
  found.push(...(await look(page, 'returns set-up')));
  await page.reload();
  await page.getByText(s('hooks.on'), { exact: false }).first().waitFor();
  assert.equal(await page.getByText(s('hooks.secret')).count(), 0);

  await visit(house, '/marketing/returns');
  await page.getByRole('button', { name: /^Lue: / }).click();
  await page.getByText('Unrouteable address').waitFor();
  await page.getByRole('radio', { name: new RegExp(NAME) }).waitFor();
  found.push(...(await look(page, 'returned message')));
  await page.getByRole('button', { name: t('quarantine.dead') }).click();
  await page.getByText(t('quarantine.empty')).waitFor();
  await page.getByRole('button', { name: t('refused.liftOf', { name: NAME }) }).waitFor();
  found.push(...(await look(page, 'returns')));
  const { rows: marked } = await sql<{ trigger: string }>`select trigger from trigger_event where trigger = 'unreachable'`.execute(
    app.deps.database.db,
  );
  assert.equal(marked.length, 1);
  await page.getByRole('button', { name: t('refused.liftOf', { name: NAME }) }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('refused.lift') })
    .click();
  await page.getByText(t('refused.empty')).waitFor();
  const { rows: left } = await sql<{ trigger: string }>`select trigger from trigger_event where trigger = 'unreachable'`.execute(
    app.deps.database.db,
  );
  assert.equal(left.length, 0);

  await visit(house, '/marketing/lists');
  const csv = Buffer.from('email\nasiakas@example.test\ntuntematon@example.test\n');
  await page.locator('input[type=file]').setInputFiles({ name: 'kiellot.csv', mimeType: 'text/csv', buffer: csv });
  await page.getByRole('button', { name: l('try'), exact: true }).click();
  await page.getByText(l('tried')).waitFor();
  await page.getByText(l('what.banned', { n: '1' })).waitFor();
  found.push(...(await look(page, 'lists')));
  assertQuiet(house, found);
});
