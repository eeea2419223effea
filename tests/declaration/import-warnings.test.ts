// A column that the register cannot use is never dropped in silence: the preview says why, with the place in the notice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp } from '#tests/app';

interface Checked {
  warnings: { fi: string }[];
}

test('the last contact that starts no clock and the firm that no field holds are told before the import', async (t) => {
  const { owner } = await openApp(t, { policy: 'interniemi' });
  const { registers } = await ok<{ registers: { id: string; fields: string[]; triggers: string[]; subjectGroups: { id: string }[] }[] }>(
    owner.call('GET', '/api/policy'),
  );
  const csv = 'Nimi;Yritys;Viimeisin yhteydenotto\nAino Esimerkki;Esimerkki Oy;1.3.2026\n';
  const { id: upload } = await ok<{ id: string }>(owner.call('POST', '/api/imports/uploads?name=ihmiset.csv', Buffer.from(csv)));
  let [idle, refused] = [0, 0];
  for (const { id, fields, triggers, subjectGroups } of registers) {
    const mapping = { Nimi: 'fullName', Yritys: null, 'Viimeisin yhteydenotto': 'lastContact' };
    const order = { upload, registerId: id, subjectGroup: subjectGroups[0]?.id, since: '2026-11-01', mapping };
    const { status, body } = await owner.call<Checked>('POST', '/api/imports/check', order);
    if (status !== 200) continue;
    const said = body.warnings.map(({ fi }) => fi).join('\n');
    const starts = triggers.includes('last-contact') || triggers.includes('last-service-contact');
    if (said.includes('ei siirrä poistopäivää')) idle += 1;
    if (starts) assert.ok(!said.includes('ei siirrä poistopäivää') || triggers.length > 1, id);
    const known = fields.includes('organisation.name') && fields.includes('person.employer');
    assert.equal(said.includes('Saraketta ”Yritys” ei tuoda'), !known, id);
    if (!known) refused += 1;
  }
  assert.ok(idle + refused > 0);
});
