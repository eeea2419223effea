/** Takes the pictures of the guide with a demo firm that has lived for a quarter of a year; look at them before you commit them. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ok, signInAgain } from '#tests/app';
import type { Cleaner } from '#tests/app';
import { demoCommand } from '../src/cli/demo.ts';
import { DESK, PHONE, settled } from '../tests/journeys/axe.ts';
import { addPerson } from '../tests/journeys/daily-steps.ts';
import { closeBrowser, enter, night, openHouse, openWindow } from '../tests/journeys/house.ts';
import type { House } from '../tests/journeys/house.ts';
import { claim, paste } from '../tests/journeys/paste-steps.ts';
import { AINO, openOwn } from '../tests/own/house.ts';
import { ROOT } from './files.ts';

const FOLDER = join(ROOT, 'docs', 'guide', 'pictures');
const LARGEST = 200_000;
const FIRST_DAY = Date.parse('2026-08-24T06:00:00Z');
const DAYS = 90;
/** Days on which the computer was off: the strip of days shows them. */
const OFF = [31, 32, 61];

interface Picture {
  name: string;
  path: string;
  kinds: readonly ('light' | 'dark' | 'phone')[];
  ready?(page: Page): Promise<unknown>;
}

const ends: (() => unknown)[] = [];
const cleaner = { after: (end: () => unknown) => void ends.push(end) } as Cleaner;
try {
  mkdirSync(FOLDER, { recursive: true });
  await fresh();
  await lived();
  await own();
} finally {
  for (const end of ends.toReversed()) await end();
  await closeBrowser();
}

async function fresh(): Promise<void> {
  const house = await openHouse(cleaner, {});
  const notice = readFileSync(join(ROOT, 'tests', 'import', 'fixtures', 'b-ten-points.txt'), 'utf8');
  await take(house, { name: 'setup', path: '/setup', kinds: ['light'], ready: (page) => page.locator('input').first().waitFor() });
  const pasted = async () => {
    await claim(house);
    await paste(house.page, notice);
  };
  await take(house, { name: 'paste', path: '/setup', kinds: ['light'], ready: pasted });
}

async function lived(): Promise<void> {
  const house = await openHouse(cleaner, { policy: 'valmennuskumppani', startAt: new Date(FIRST_DAY).toISOString() });
  const person = await fill(house);
  await live(house);
  await signInAgain(house.owner, house.clock);
  await tidyUp(house);
  await house.moveTo(house.clock.now().toISOString());
  await enter(house.context, house.url, house.owner);
  for (const picture of [...pictures(person), ...(await draftPictures(house))]) await take(house, picture);
}

/** A draft that keeps customers three years instead of five. */
async function draftPictures({ owner }: House): Promise<Picture[]> {
  const { id } = await ok<{ id: string }>(owner.call('POST', '/api/policy/drafts/begin', { note: 'Lyhyempi säilytys' }));
  const { yaml, revision } = await ok<{ yaml: string; revision: number }>(owner.call('GET', `/api/policy/drafts/${id}`));
  await ok(owner.call('PUT', `/api/policy/drafts/${id}`, { yaml: yaml.replace('period: P5Y', 'period: P3Y'), revision }));
  const shown = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
  return [
    { name: 'declaration', path: `/declaration/${id}?at=retention`, kinds: ['light'], ready: shown('.dec-notice-text h2') },
    { name: 'publish', path: `/declaration/${id}/publish`, kinds: ['light'], ready: shown('.pub-summary') },
  ];
}

function pictures(person: string): Picture[] {
  const all = ['light', 'dark', 'phone'] as const;
  return [
    { name: 'today', path: '/', kinds: all },
    { name: 'people', path: '/people', kinds: all },
    { name: 'person', path: `/people/${person}`, kinds: all },
    { name: 'held', path: `/people/${person}`, kinds: ['light'], ready: (page) => page.getByRole('tab').nth(1).click() },
    { name: 'organisations', path: '/organisations', kinds: ['light'] },
    { name: 'retention', path: '/retention', kinds: all },
    { name: 'notice', path: '/notice', kinds: ['light'] },
    { name: 'promises', path: '/promises', kinds: all },
    { name: 'import', path: '/import', kinds: ['light'] },
    { name: 'settings', path: '/settings', kinds: ['light'] },
    { name: 'notice', path: '/seloste/fi', kinds: ['phone'] },
    { name: 'requests', path: '/requests', kinds: ['light'] },
    { name: 'duties', path: '/duties', kinds: ['light'] },
    { name: 'recipients', path: '/recipients', kinds: ['light'] },
    { name: 'documents', path: '/documents', kinds: ['light'] },
  ];
}

/** The person's own pages, as they look after the link in the letter. */
async function own(): Promise<void> {
  const house = await openOwn(cleaner);
  const { publicUrl: url, port } = house.app.deps.config;
  await house.app.server.listen({ host: '127.0.0.1', port });
  const { context, page } = await openWindow(cleaner, url, house.clock.now());
  await take({ page, url }, { name: 'own-door', path: '/omat', kinds: ['phone'] });
  const visit = await house.inside(AINO);
  await context.addCookies([...visit.cookies].map(([name, value]) => ({ name, value, url })));
  await take({ page, url }, { name: 'own', path: '/omat/tiedot', kinds: ['light', 'dark', 'phone'] });
  await take({ page, url }, { name: 'own-erase', path: '/omat/poisto', kinds: ['phone'] });
}

/** A firm with people, one of whom can be told about: contacts, a next step, an employer. */
async function fill(house: House): Promise<string> {
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
  return id;
}

/** Ninety nights, and the owner's signatures on what a person has to look at. */
async function live(house: House): Promise<void> {
  const { promises } = await ok<{ promises: { id: string; attestable: boolean }[] }>(house.owner.call('GET', '/api/promises'));
  const signable = promises.filter(({ attestable }) => attestable);
  for (const { id } of signable.slice(0, -3)) {
    const signed = { promiseId: id, person: 'Omistaja', place: 'Toimisto', date: '2026-08-24', note: '' };
    await ok(house.owner.call('POST', '/api/promises/attest', signed));
  }
  for (let day = 1; day <= DAYS; day++) {
    house.clock.set(new Date(FIRST_DAY + day * 86_400_000).toISOString());
    if (!OFF.includes(day)) await night(house);
  }
}

/** A firm that is used does not leave its next steps undone for months. */
async function tidyUp({ owner }: House): Promise<void> {
  const { actions } = await ok<{ actions: { personId: string; on: string }[] }>(owner.call('GET', '/api/today'));
  for (const { personId } of actions.filter(({ on }) => on < '2026-11-15')) {
    const { person } = await ok<{ person: { version: number } }>(owner.call('GET', `/api/people/${personId}`));
    const done = { nextAction: null, nextActionOn: null, source: 'own-records', version: person.version };
    await ok(owner.call('PATCH', `/api/people/${personId}`, done));
  }
}

async function take({ page, url }: Pick<House, 'page' | 'url'>, { name, path, kinds, ready }: Picture): Promise<void> {
  for (const kind of kinds) {
    await page.emulateMedia({ colorScheme: kind === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(kind === 'phone' ? PHONE : DESK);
    await page.goto(`${url}${path}`);
    await page.locator('h1').first().waitFor();
    await ready?.(page);
    await settled(page);
    const file = join(FOLDER, `${name}-${kind}.png`);
    await page.screenshot({ path: file });
    const { size } = statSync(file);
    if (size > LARGEST) throw new Error(`${file}: ${size} bytes, at most ${LARGEST}`);
    process.stdout.write(`${name}-${kind}.png ${Math.round(size / 1024)} kB\n`);
  }
}
