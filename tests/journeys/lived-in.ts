// A register in use, as a visitor would find it after some months: a demo firm, a night behind it, things late and things waiting.

import { ok } from '#tests/app';
import type { Cleaner } from '#tests/app';
import { demoCommand } from '../../src/cli/demo.ts';
import { addPerson } from './daily-steps.ts';
import { night, openHouse } from './house.ts';
import type { House } from './house.ts';

export interface LivedIn extends House {
  personId: string;
  organisationId: string | undefined;
}

/** Opens the house of a firm with people in it. */
export async function openLivedIn(t: Cleaner, policy: string): Promise<LivedIn> {
  const house = await openHouse(t, { policy });
  await demoCommand(house.app.deps, { people: 80, seed: 7 }, () => undefined);
  const declares = await declaredBy(house);
  const next = declares('person.next_action') ? { nextAction: 'Soita ja sovi jatkosta', nextActionOn: '2026-11-20' } : {};
  const personId = await addPerson(house, {
    givenName: 'Aino',
    familyName: 'Havuharju',
    since: '2024-03-01',
    lastContact: '2025-03-14',
    ...next,
  });
  if (declares('contact.event'))
    await ok(house.owner.call('POST', `/api/people/${personId}/contacts`, { kind: 'meeting', on: '2026-10-02' }));
  const held = await addPerson(house, { givenName: 'Eero', familyName: 'Kaarnakoski', since: '2020-03-01', lastContact: '2021-01-14' });
  const hold = { subjectId: held, fields: ['*'], reason: 'Riita laskusta', law: 'Laki velan vanhentumisesta', reviewOn: '2027-03-01' };
  await ok(house.owner.call('POST', '/api/holds', hold));
  await night(house);
  const { rows } = await ok<{ rows: { id: string }[] }>(house.owner.call('GET', '/api/organisations'));
  return { ...house, personId, organisationId: rows[0]?.id };
}

async function declaredBy({ owner }: House): Promise<(field: string) => boolean> {
  const { registers } = await ok<{ registers: { fields: string[] }[] }>(owner.call('GET', '/api/policy'));
  return (field) => registers[0]?.fields.includes(field) ?? false;
}
