/** The demo firm of the guide's pictures: people, an employer, tags, tasks, leads, requests, and a quarter of a year behind it. */
import { ok, signInAgain } from '#tests/app';
import { demoCommand } from '../src/cli/demo.ts';
import { addPerson } from '../tests/journeys/daily-steps.ts';
import { night } from '../tests/journeys/house.ts';
import type { House } from '../tests/journeys/house.ts';
import { addLead, declareLeads, REGISTER } from '../tests/journeys/lead-steps.ts';

export const FIRST_DAY = Date.parse('2026-08-24T06:00:00Z');
const DAYS = 90;
/** Days on which the computer was off: the strip of days shows them. */
const OFF = [31, 32, 61];
/** What was to be done before this day has been done. */
const LATELY = '2026-11-15';
/** What the firm declares beside its notice, so that leads, tasks and tags are in use. */
const ALSO = ['lead.details', 'lead.stage', 'person.next_action', 'organisation.next_action', 'person.tag', 'organisation.tag'];

export interface Filled {
  person: string;
  organisation: string;
}

async function declare(house: House): Promise<void> {
  const { registers } = await ok<{ registers: { fields: string[] }[] }>(house.owner.call('GET', '/api/policy'));
  const missing = ALSO.filter((field) => !(registers[0]?.fields.includes(field) ?? false));
  await declareLeads(house, missing);
}

/** A firm with people, one of whom can be told about: contacts, a next step, an employer. */
export async function fill(house: House): Promise<Filled> {
  await declare(house);
  await demoCommand(house.app.deps, { people: 420, seed: 11 }, () => undefined);
  const id = await addPerson(house, { givenName: 'Aino', familyName: 'Havuharju', since: '2024-03-01' });
  const steps: [string, string, string, string][] = [
    ['Eero', 'Kaarnakoski', 'Lähetä tarjous tiimivalmennuksesta', '2026-11-19'],
    ['Helmi', 'Lumilahti', 'Soita ja kysy, miten alku sujui', '2026-11-22'],
    ['Paavo', 'Rautaranta', 'Sovi välitapaaminen', '2026-11-22'],
  ];
  for (const [givenName, familyName, nextAction, nextActionOn] of steps)
    await addPerson(house, { givenName, familyName, nextAction, nextActionOn, since: '2025-02-01', lastContact: '2026-06-10' });
  const contacts = [
    { kind: 'call', on: '2025-09-02', note: 'Kiinnostunut esihenkilövalmennuksesta keväälle.' },
    { kind: 'meeting', on: '2026-01-14', note: 'Sovittiin kuudesta tapaamisesta. Tavoite: rauhallisempi arki tiimissä.' },
    { kind: 'mail', on: '2026-04-20' },
    {
      kind: 'meeting',
      on: '2026-08-21',
      note: 'Välikatsaus. Palaverikäytännöt toimivat jo.',
      nextAction: 'Soita ja sovi loppukeskustelu',
      nextActionOn: '2026-11-24',
    },
  ];
  for (const contact of contacts) await ok(house.owner.call('POST', `/api/people/${id}/contacts`, contact));
  const organisation = await employ(house, id);
  await annotate(house, [id, organisation]);
  return { person: id, organisation };
}

/** Ninety nights, and the owner's signatures on what a person has to look at. */
export async function live(house: House): Promise<void> {
  const { promises } = await ok<{ promises: { id: string; attestable: boolean }[] }>(house.owner.call('GET', '/api/promises'));
  const signable = promises.filter(({ attestable }) => attestable);
  for (const { id } of signable.slice(0, -3)) {
    const signed = { promiseId: id, person: 'Omistaja', place: 'Toimisto', date: '2026-08-24', note: '' };
    await ok(house.owner.call('POST', '/api/promises/attest', signed));
  }
  for (let day = 1; day <= DAYS; day++) {
    house.clock.set(new Date(FIRST_DAY + day * 86_400_000).toISOString());
    if (!OFF.includes(day)) await night(house);
    if (day % 10 === 5) await signCopies(house);
  }
}

/** A firm that is used does not leave its next steps undone for months. */
export async function tidyUp({ owner }: House): Promise<void> {
  const late = async () => {
    const { actions } = await ok<{ actions: { taskId: string; on: string }[] }>(owner.call('GET', '/api/today'));
    return actions.filter(({ on }) => on < LATELY);
  };
  for (let left = await late(); left.length > 0; left = await late())
    for (const { taskId } of left) await ok(owner.call('PATCH', `/api/tasks/${taskId}`, { done: true }));
  await ok(owner.call('POST', '/api/promises/check'));
}

/** Copies outside the register are removed as they come up. */
async function signCopies({ owner, clock }: House): Promise<void> {
  await signInAgain(owner, clock);
  const { duties } = await ok<{ duties: { id: string; open: number; hows: string[] }[] }>(owner.call('GET', '/api/duties'));
  for (const { id, hows } of duties.filter(({ open }) => open > 0))
    await ok(owner.call('POST', `/api/duties/${id}/sign`, { how: hows[0] }));
}

/** Where the person works: an organisation with two people and a task. */
async function employ(house: House, personId: string): Promise<string> {
  const { owner } = house;
  const memberships = [{ registerId: REGISTER, subjectGroup: 'customers', since: '2024-03-01' }];
  const firm = { name: 'Satulehto Oy', source: 'self', memberships, contactPoints: [] };
  const { organisation } = await ok<{ organisation: { id: string } }>(owner.call('POST', '/api/organisations', firm));
  const other = await addPerson(house, { givenName: 'Lauri', familyName: 'Usvasuo', since: '2025-05-05', lastContact: '2026-06-01' });
  const links = [
    [personId, 'Toimitusjohtaja', '2024-03-01'],
    [other, 'Henkilöstöpäällikkö', '2025-05-05'],
  ] as const;
  for (const [id, role, since] of links) {
    const link = { personId: id, organisationId: organisation.id, role, since, source: 'self' };
    await ok(owner.call('POST', '/api/affiliations', link));
  }
  return organisation.id;
}

async function annotate({ owner }: House, [person = '', organisation = '']: readonly string[]): Promise<void> {
  await ok(owner.call('PUT', `/api/subjects/${person}/tags`, { tags: ['esihenkilövalmennus', 'avainasiakas'], source: 'own-records' }));
  await ok(owner.call('PUT', `/api/subjects/${organisation}/tags`, { tags: ['avainasiakas'], source: 'own-records' }));
  await ok(owner.call('POST', `/api/subjects/${person}/tasks`, { title: 'Lähetä kooste välikatsauksesta', on: '2026-12-01' }));
  await ok(owner.call('POST', `/api/subjects/${organisation}/tasks`, { title: 'Ehdota vuoden 2027 ohjelmaa', on: '2026-11-27' }));
}

const LEADS: readonly [string, string, string, string | null, number, string | null, string][] = [
  ['Helka Rantamäki', 'Urakeskustelu', 'self', null, 0, null, ''],
  ['Ilpo Suvituuli', 'Esihenkilöiden valmennuspolku', 'public-registers', null, 640_000, 'Soita ja esittäydy', '2026-11-25'],
  ['Tuuli Metsäpuro', 'Johtoryhmän sparraus', 'partners', 'talking', 480_000, 'Sovi tapaaminen', '2026-11-26'],
  ['Oiva Hallavaara', 'Tiimin kehittämispäivä', 'meetings', 'talking', 220_000, 'Lähetä ohjelmaluonnos', '2026-11-20'],
  ['Sanelma Aaltola', 'Ryhmäcoaching, kuusi tapaamista', 'self', 'quoted', 390_000, 'Kysy päätöstä', '2026-12-03'],
];

/** The last weeks: leads at every stage, two who are one, a request by post, and somebody whose copies outside are still to be removed. */
export async function lately(house: House): Promise<void> {
  const { owner } = house;
  for (const [who, title, source, stage, valueCents, next, on] of LEADS) {
    const { id, version, subject } = await addLead(house, who, title, source);
    if (next !== null) await ok(owner.call('POST', `/api/subjects/${subject.id}/tasks`, { title: next, on }));
    const change = { valueCents, version };
    const { lead } = await ok<{ lead: { version: number } }>(
      owner.call('PATCH', `/api/leads/${id}`, valueCents > 0 ? change : { version }),
    );
    if (stage !== null) await ok(owner.call('POST', `/api/leads/${id}/stage`, { stage, version: lead.version }));
  }
  const twins = ['Maija', 'Maija-Liisa'].map((givenName) => addPerson(house, { givenName, familyName: 'Kuusikumpu', since: '2026-02-02' }));
  for (const id of await Promise.all(twins))
    await ok(owner.call('POST', `/api/subjects/${id}/contact-points`, { kind: 'phone', value: '040 700 0001', source: 'self' }));
  const asker = await addPerson(house, { givenName: 'Kerttu', familyName: 'Niittyranta', since: '2025-04-04', lastContact: '2026-05-05' });
  const asked = { receivedAt: '2026-11-19T09:00:00+02:00', subjectId: asker, asked: 'Mitä tietoja minusta on?', identity: 'known-address' };
  await ok(owner.call('POST', '/api/requests', { right: 'access', channel: 'post', ...asked }));
  const leaver = await addPerson(house, { givenName: 'Urho', familyName: 'Peltovainio', since: '2025-04-04', lastContact: '2026-05-05' });
  await ok(owner.call('POST', `/api/subjects/${leaver}/erasure`, { ground: 'request' }));
}
