// Promises that are signed together ask one thing: their dialog says it once, and beside each promise only what differs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedTogether } from '#web/pages/promises/asked.ts';

test('one task of several promises is said once', () => {
  const task = 'Katso, että tulosteet ovat lukossa. Katso myös arkisto.';
  assert.deepEqual(askedTogether([task, task, task]), { asked: task, rest: ['', '', ''] });
  assert.deepEqual(askedTogether([task]), { asked: task, rest: [''] });
  assert.deepEqual(askedTogether(['', '']), { asked: '', rest: ['', ''] });
});

test('where the same is asked about several things, each promise tells only which', () => {
  const asked = 'Katso, että näitä tietoja on vain tarpeellinen määrä.';
  assert.deepEqual(askedTogether([`${asked} Ryhmä: Yhteystiedot.`, `${asked} Ryhmä: Laskut.`]), {
    asked,
    rest: ['Ryhmä: Yhteystiedot.', 'Ryhmä: Laskut.'],
  });
  assert.deepEqual(askedTogether(['Yksi asia.', 'Aivan muu.']).rest, ['', 'Aivan muu.'], 'nothing that is asked is left unsaid');
});
