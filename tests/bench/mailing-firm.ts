/**
 * Gives a demonstration firm what a mailing needs: a consent for as many as are to be written to, a relay and a key that signs. Uses the
 * house's own functions on the data folder of LUPAUS_DATA. Arguments: port of the relay, letters. Prints how many may be written to.
 */
import { change } from '#customers';
import { saveMailSettings } from '#kernel/mail';
import { makeDkimKey } from '#kernel/mailings';
import { grantMany } from '#kernel/permission';
import { sql } from '#platform/db';
import { withHouse } from '../../src/cli/terminal.ts';

const REGISTER = 'customer-marketing';
const PURPOSE = 'direct-marketing';
const WHO = { actor: { id: 'cli', kind: 'cli' }, source: 'self', purpose: PURPOSE } as const;
const GRANT = { act: 'consent-given', purpose: PURPOSE, channels: ['email'], on: '2026-01-02', way: 'web-form', lang: 'fi' } as const;
const WORDS = { text: 'Haluan uutiskirjeen.', evidence: 'Lomake' };
const SENDER = { fromName: 'Firma Äänekoski', fromAddress: 'uutiset@firma.example.test', recipientId: 'email-tool' };
const BATCH = 1000;

async function prepare(port: number, letters: number): Promise<number> {
  let permitted = 0;
  await withHouse({ env: process.env, out: () => undefined, err: () => undefined }, async ({ deps }) => {
    const { db } = deps.database;
    const { rows } = await sql<{ id: string }>`select distinct m.subject_id as id from membership m
      join contact_point c on c.subject_id = m.subject_id and c.field_id = 'person.email'
      join person p on p.id = m.subject_id
      where m.register_id = ${REGISTER} and m.ended_on is null order by id limit ${letters}`.execute(db);
    const ids = rows.map(({ id }) => id);
    for (let start = 0; start < ids.length; start += BATCH) {
      const some = ids.slice(start, start + BATCH);
      permitted += await change(deps, WHO, { registers: [REGISTER] }, async (writer) => {
        return (await grantMany(writer, deps, some, { ...GRANT, ...WORDS })).permitted;
      });
    }
    await saveMailSettings(db, deps, { host: '127.0.0.1', port, tls: 'none', user: '', password: '', ...SENDER });
    await makeDkimKey(deps, { domain: 'firma.example.test', selector: 'l1' });
  });
  return permitted;
}

console.log(await prepare(Number(process.argv[2]), Number(process.argv[3])));
