/** A process that sends a mailing is killed at any moment: nobody is lost, nobody gets it twice, and who is in doubt is named. */
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '#platform/db';
import { tempDir } from '#tests';
import { killedMailing, realHouse, startSink } from './mailing-kills.ts';

test('killed 6 times while 400 letters leave and people take their consent back, the house loses nobody and doubles nobody', async (t) => {
  const dir = tempDir(t);
  const store = { file: join(dir, 'mailing.db') };
  const sink = await startSink(t, dir, [{ at: 'dot', waitMs: 4 }]);
  const database = await openDatabase(store);
  t.after(() => database.close());
  const found = await realHouse(database, store, dir, sink.port);
  const seen = await killedMailing(t, found, sink, {
    people: 400,
    kills: 6,
    round: { n: 0 },
    silence: { withdraw: 20, erase: 4, everyMs: 60 },
  });
  t.diagnostic(JSON.stringify(seen));
});
