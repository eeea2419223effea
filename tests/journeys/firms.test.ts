// The journey of two firms whose rules have least in common (by decision, after the service) and of a third on PostgreSQL (after the last contact); all five are in the deep run.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { freshPostgres, skipNamed } from '#tests';
import { journey } from './firm-journey.ts';
import { FIRMS } from './firms.ts';
import { closeBrowser } from './house.ts';

after(closeBrowser);

const HERE = ['lajina-mieli', 'lexmentor'];

for (const firm of FIRMS.filter(({ policy }) => HERE.includes(policy))) {
  test(`${firm.card}: set up, filled, left alone for years, and only those remain whose time is not over`, (t) => journey(t, firm));
}

test('the same journey on PostgreSQL', async (t) => {
  const fresh = await freshPostgres();
  if (fresh === null) return skipNamed(t, 'no PostgreSQL server on this machine');
  t.after(() => fresh.drop());
  const [firm] = FIRMS.filter(({ policy }) => policy === 'valmennuskumppani');
  assert.ok(firm);
  await journey(t, firm, { databaseUrl: fresh.url });
});
