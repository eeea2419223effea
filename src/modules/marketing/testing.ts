/** Builders for tests of marketing: people of one register with the addresses a test needs. */
import { addPerson, change } from '#customers';
import { STAFF } from '../customers/testing.ts';
import type { CustomersHouse } from '../customers/testing.ts';

type Person = Parameters<typeof addPerson>[2];

export function addAino(
  { deps }: Pick<CustomersHouse, 'deps'>,
  no: number,
  of: Pick<Person, 'memberships' | 'contactPoints'>,
): Promise<string> {
  const registers = of.memberships.map(({ registerId }) => registerId);
  const person: Person = { givenName: 'Aino', familyName: `Esimerkki ${no}`, custom: {}, ...of };
  return change(deps, STAFF, { registers }, (writer) => addPerson(deps, writer, person));
}
