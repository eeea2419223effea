// What one file needs of the declaration is one draft: the next column goes on from the first, and the draft is called by what it adds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, openApp } from '#tests/app';

interface Drafted {
  draftId: string;
  yaml: string;
}

test('the second column of a file goes on in the draft of the first, which is called by the names of the data', async (t) => {
  const { owner } = await openApp(t, { policy: 'valmennuskumppani' });
  const { registers } = await ok<{ registers: { id: string }[] }>(owner.call('GET', '/api/policy'));
  const registerId = registers[0]?.id;
  const draft = (body: object) => ok<Drafted>(owner.call('POST', '/api/policy/drafts', { registerId, ...body }));
  const first = await draft({ fieldIds: ['person.customer_number'] });
  const own = { name: { fi: 'Paidan koko', sv: 'Skjortstorlek', en: 'Shirt size' }, class: 'ordinary' };
  const second = await draft({ own, onto: first.draftId });
  assert.equal(second.draftId, first.draftId);
  assert.match(second.yaml, /person\.customer_number/);
  assert.match(second.yaml, /Paidan koko/);
  const { drafts } = await ok<{ drafts: { id: string; note: string }[] }>(owner.call('GET', '/api/policy/versions'));
  assert.deepEqual(
    drafts.map(({ note }) => note),
    ['Asiakasnumero, Paidan koko'],
  );
  const third = await draft({ fieldIds: ['person.customer_number'], onto: 'gone' });
  assert.notEqual(third.draftId, first.draftId, 'a draft that is gone is begun anew');
});
