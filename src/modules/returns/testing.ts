/** Builders for tests: a firm that sends newsletters, people who get them, and letters that may come back. */
import { contactPointsOf } from '#customers';
import type { Recipient } from '#kernel/policy';
import { compilePolicy } from '#kernel/policy';
import { returnPathOf } from '#kernel/mailings';
import type { Database } from '#platform/db';
import { insertRows, sql } from '#platform/db';
import { createPerson, customersHouse, declarationOf, STAFF } from '../customers/testing.ts';
import type { CustomersHouse } from '../customers/testing.ts';
import { returnsModule } from './module.ts';

export { takeNotices } from './hooks/take.ts';
export { takeMessage } from './intake/take.ts';
export { readLists } from './lists/read.ts';
export { runLists } from './lists/run.ts';
export { returnsModule } from './module.ts';
export { quarantineBefore } from './queries.ts';
export { changeReturnSettings } from './settings.ts';

export interface ReturnsHouse extends CustomersHouse {
  /** Somebody of the marketing register with these addresses. */
  person(...addresses: string[]): Promise<string>;
  point(subjectId: string, n?: number): Promise<string>;
  /** A letter of a mailing that left; its ledger id. */
  letter(subjectId: string, more?: { mailingId?: string; at?: string; point?: number }): Promise<string>;
  /** One letter of one mailing to each, written at once. */
  letters(subjectIds: readonly string[]): Promise<string[]>;
  /** The envelope that the letter left with. */
  envelope(ledgerId: string): string;
}

const KEEPER = {
  id: 'keeper',
  name: { fi: 'Posti', sv: 'Post', en: 'Post' },
  role: 'processor',
  country: 'FI',
  access: 'copy',
  fields: ['person.email'],
  purposes: ['newsletter'],
  agreement: { kind: 'processing-agreement' },
} as unknown as Recipient;

export async function returnsHouse(database: Database): Promise<ReturnsHouse> {
  const declared = declarationOf('lexmentor');
  const policy = compilePolicy({ ...declared.policy, recipients: [...declared.policy.recipients, KEEPER] }, declared);
  const house = await customersHouse(database, policy, { also: [returnsModule] });
  const { deps } = house;
  const point = async (subjectId: string, n = 0) => (await contactPointsOf(database.db, [subjectId]))[n]?.id ?? '';
  const letter: ReturnsHouse['letter'] = async (
    subjectId,
    { mailingId = 'mailing-1', at = deps.clock.now().toISOString(), point: n = 0 } = {},
  ) => {
    const id = deps.ids.next();
    await sql`insert into mailing (id, kind, purpose_id, state, from_name, from_address, zone, max_late_minutes, policy_version_id, version, created_at)
        values (${mailingId}, 'newsletter', 'newsletter', 'sending', 'Firma', 'uutiskirje@firma.example.test', 'Europe/Helsinki', 60, ${policy.versionId}, 1, ${at})
        on conflict (id) do nothing`.execute(database.db);
    await sql`insert into mailing_recipient (id, mailing_id, subject_id, person, contact_point_id, state, rule, lang, variant, message_id, next_at, created_at, handed_at, ended_at)
        values (${id}, ${mailingId}, ${subjectId}, ${id}, ${await point(subjectId, n)}, 'accepted', 'consent', 'fi', '', ${id}, ${at}, ${at}, ${at}, ${at})`.execute(
      database.db,
    );
    return id;
  };
  return {
    ...house,
    point,
    person(...addresses) {
      const memberships = [{ registerId: 'marketing', subjectGroup: policy.registers.get('marketing')?.subjectGroups[0] ?? '' }];
      const contactPoints = addresses.map((value) => ({ kind: 'email' as const, value }));
      return createPerson(deps, STAFF, { givenName: 'Aino', familyName: 'Esimerkki', memberships, contactPoints, custom: {} });
    },
    letter,
    letters: (subjectIds) => lettersLike(house, letter, subjectIds),
    envelope: (ledgerId) => returnPathOf(deps.keys, 'uutiskirje@firma.example.test', ledgerId),
  };
}

/** The first letter as ever, and the others like it in few statements. */
async function lettersLike({ deps }: CustomersHouse, letter: ReturnsHouse['letter'], subjectIds: readonly string[]): Promise<string[]> {
  const [first, ...others] = subjectIds;
  if (first === undefined) return [];
  const { db } = deps.database;
  const like = await letter(first);
  const points = new Map((await contactPointsOf(db, others)).map(({ subject_id, id }) => [subject_id, id]));
  const { rows } = await sql<Record<string, unknown>>`select * from mailing_recipient where id = ${like}`.execute(db);
  const made = others.map((subjectId): Record<string, unknown> & { id: string } => {
    const id = deps.ids.next();
    return { ...rows[0], id, subject_id: subjectId, person: id, message_id: id, contact_point_id: points.get(subjectId) };
  });
  const columns = Object.keys(rows[0] ?? {});
  const values = made.map((row) => columns.map((column) => row[column]));
  await deps.database.tx((tx) => insertRows(tx, 'mailing_recipient', columns, values));
  return [like, ...made.map(({ id }) => id)];
}
