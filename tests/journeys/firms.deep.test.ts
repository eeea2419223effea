// The journey of each of the five firms.

import { after, test } from 'node:test';
import { journey } from './firm-journey.ts';
import { FIRMS } from './firms.ts';
import { closeBrowser } from './house.ts';

after(closeBrowser);

for (const firm of FIRMS) {
  test(`${firm.card}: set up, filled, left alone for years, and only those remain whose time is not over`, (t) => journey(t, firm));
}
