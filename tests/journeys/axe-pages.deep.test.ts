// The same look in all four: light and dark, each at the desk and on the phone; also of a firm that declares little, whose pages are mostly off.

import { after, test } from 'node:test';
import { ALL } from './axe.ts';
import { closeBrowser } from './house.ts';
import { seePages } from './pages.ts';

after(closeBrowser);

for (const policy of ['valmennuskumppani', 'lajina-mieli'])
  test(`every page of ${policy} in both modes and both sizes`, (t) => seePages(t, policy, ALL));
