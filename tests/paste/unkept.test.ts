// What a pasted notice declares and the register has no place for is told at set-up, before it is published.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp, OWNER, PASSWORD } from '#tests/app';

const NOTICE = `Tietosuojaseloste\n\nRekisterinpitäjä\nEsimerkkikoulutus Oy\n\nRekisterin nimi\nAsiakasrekisteri\n\nKäsittelyn tarkoitus\nAsiakassuhteen hoitaminen.\n\nTietosisältö\nNimi, sähköposti, syntymäaika.\n\nSäilytys\nTiedot poistetaan kolmen vuoden kuluttua asiakassuhteen päättymisestä.\n`;

test('a date of birth that no table can hold is named at set-up, and nothing that one can', async (t) => {
  const { app, owner } = await openApp(t);
  const code = await app.issueClaimCode();
  await ok(owner.call('POST', '/api/setup/claim', { code, email: OWNER, name: 'Omistaja', password: PASSWORD, language: 'fi' }));
  const { yaml } = await ok<{ yaml: string }>(owner.call('POST', '/api/policy/read', { text: NOTICE }));
  const { unkept } = await ok<{ unkept: { id: string; name: { fi: string } }[] }>(owner.call('POST', '/api/setup/preview', { yaml }));
  assert.deepEqual(
    unkept.map(({ id, name }) => [id, name.fi]),
    [['person.birth_date', 'Syntymäaika']],
  );
});
