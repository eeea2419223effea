/** Takes the pictures of the guide with a demo firm that has lived for a quarter of a year; look at them before you commit them. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ok, signInAgain } from '#tests/app';
import type { Cleaner } from '#tests/app';
import { DESK, PHONE, settled } from '../tests/journeys/axe.ts';
import { closeBrowser, enter, openHouse, openWindow } from '../tests/journeys/house.ts';
import type { House } from '../tests/journeys/house.ts';
import { claim, paste } from '../tests/journeys/paste-steps.ts';
import { AINO, openOwn } from '../tests/own/house.ts';
import { w } from '../tests/journeys/words.ts';
import { ROOT } from './files.ts';
import { fill, FIRST_DAY, lately, live, tidyUp } from './screenshots-firm.ts';
import type { Filled } from './screenshots-firm.ts';
import { openLetters, openSignUps, openVisits } from '../tests/journeys/letters-firm.ts';

const FOLDER = join(ROOT, 'docs', 'guide', 'pictures');
const LARGEST = 200_000;
/** `npm run screenshots -- today people` takes only these; `-- marketing` takes all of one house, and opens no other. */
const HOUSES = { fresh, lived, marketing, own };
const ASKED = process.argv.slice(2);
const WHOLE = Object.entries(HOUSES).filter(([name]) => ASKED.includes(name));
const ONLY = new Set(WHOLE.length > 0 ? [] : ASKED);

const FILE = [
  'Etunimi;Sukunimi;Sähköposti;Matkapuhelin;Yritys',
  'Aino;Havusalo;aino.havusalo@asiakas.example.test;040 123 4567;Satulehto Oy',
  'Eero;Usvasuo;eero.usvasuo(at)asiakas.example.test;;',
  'Lauri;Usvasuo;;;Satulehto Oy',
  'Impi;Lumilahti;impi.lumilahti@asiakas.example.test;;',
  'Impi;Lumilahti;impi.lumilahti@asiakas.example.test;;',
].join('\r\n');

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
  for (const [, open] of WHOLE.length > 0 ? WHOLE : Object.entries(HOUSES)) await open();
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
  const filled = await fill(house);
  await live(house);
  await signInAgain(house.owner, house.clock);
  await tidyUp(house);
  await lately(house);
  await house.moveTo(house.clock.now().toISOString());
  await enter(house.context, house.url, house.owner);
  await house.page.goto(house.url);
  await house.page.getByRole('button', { name: w.tourOffer('later') }).click();
  for (const picture of [...pictures(filled), ...acts(filled), ...(await draftPictures(house))]) await take(house, picture);
  // The last one: the tour goes on until it is ended.
  await take(house, { name: 'tour', path: '/', kinds: ['light'], ready: touring });
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

function pictures({ person, organisation }: Filled): Picture[] {
  const all = ['light', 'dark', 'phone'] as const;
  return [
    { name: 'today', path: '/', kinds: all },
    { name: 'people', path: '/people', kinds: all },
    { name: 'person', path: `/people/${person}`, kinds: all },
    { name: 'held', path: `/people/${person}`, kinds: ['light'], ready: (page) => page.getByRole('tab').nth(1).click() },
    { name: 'organisations', path: '/organisations', kinds: ['light'] },
    { name: 'organisation', path: `/organisations/${organisation}`, kinds: ['light', 'phone'] },
    { name: 'leads', path: '/leads', kinds: all },
    { name: 'leads-report', path: '/leads?view=report', kinds: ['light'] },
    {
      name: 'duplicates',
      path: '/people/duplicates',
      kinds: ['light', 'phone'],
      ready: (page) => page.locator('.dup-table').first().waitFor(),
    },
    { name: 'tags', path: '/tags', kinds: ['light'] },
    { name: 'api', path: '/settings/api', kinds: ['light'] },
    { name: 'mailbox', path: '/settings/mailbox', kinds: ['light'] },
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

/** Pages at a moment: something is open, chosen, or half done. */
function acts({ person }: Filled): Picture[] {
  const open = (key: string) => async (page: Page) => {
    await settled(page);
    await page.keyboard.press(key);
    await page.getByRole('dialog').first().waitFor();
  };
  const choosing = async (page: Page) => {
    for (const row of [2, 3, 5]) await page.getByRole('row').nth(row).getByRole('checkbox').check();
  };
  const asking = async (page: Page) => {
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('havu');
    await page.getByRole('option', { name: /Havuharju/ }).waitFor();
  };
  const timeline = (page: Page) => page.locator('.timeline-section').scrollIntoViewIfNeeded();
  return [
    { name: 'choosing', path: '/people?email=has&sort=due', kinds: ['light'], ready: choosing },
    { name: 'palette', path: `/people/${person}`, kinds: ['light', 'dark'], ready: asking },
    { name: 'keys', path: `/people/${person}`, kinds: ['light'], ready: open('?') },
    { name: 'contact', path: `/people/${person}`, kinds: ['light'], ready: open('c') },
    { name: 'timeline', path: `/people/${person}`, kinds: ['phone'], ready: timeline },
    { name: 'export', path: '/people', kinds: ['light', 'phone'], ready: open('e') },
    { name: 'import-check', path: '/import', kinds: ['light', 'phone'], ready: checking },
  ];
}

async function touring(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(w.tourOffer('begin'));
  await page.getByRole('option', { name: w.tourOffer('begin'), selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: w.tour('label') }).waitFor();
}

/** A file as it comes, as far as the check before anything is written. */
async function checking(page: Page): Promise<void> {
  const buffer = Buffer.from(FILE, 'latin1');
  await page.locator('input[type=file]').setInputFiles({ name: 'osallistujat.csv', mimeType: 'text/csv', buffer });
  const next = page.getByRole('button', { name: w.common('next'), exact: true });
  await page.getByRole('cell', { name: 'Havusalo', exact: true }).waitFor();
  await next.click();
  await page.getByRole('radio', { name: w.imports('permission.consent') }).waitFor();
  await next.click();
  await page.getByRole('button', { name: w.imports('mapping.verb') }).click();
  await page.locator('.check-refused').waitFor();
}

/** Newsletters, forms and calls of a firm that asks for consent, and the visits of one that counts them. */
async function marketing(): Promise<void> {
  const shown =
    (selector: string, state: 'visible' | 'attached' = 'visible') =>
    (page: Page) =>
      page.locator(selector).first().waitFor({ state });
  const checked = async (page: Page) => {
    await page.locator('.left-out').first().waitFor();
    await page.evaluate("document.querySelector('.equation').scrollIntoView({ block: 'center' })");
  };
  const { house, made } = await openLetters(cleaner);
  const pictures: Picture[] = [
    { name: 'newsletters', path: '/marketing', kinds: ['light'] },
    { name: 'newsletter-editor', path: `/marketing/${made.draft}/content`, kinds: ['light', 'phone'], ready: shown('iframe', 'attached') },
    { name: 'newsletter-check', path: `/marketing/${made.draft}`, kinds: ['light'], ready: checked },
    { name: 'newsletter-report', path: `/marketing/${made.sent}`, kinds: ['light'], ready: shown('.equation') },
    { name: 'calls', path: `/marketing/calls/${made.calls}`, kinds: ['light'] },
  ];
  for (const picture of pictures) await take(house, picture);
  await take(await openSignUps(cleaner), { name: 'forms', path: '/marketing/forms', kinds: ['light'] });
  await take(await openVisits(cleaner), { name: 'visits', path: '/marketing/visits', kinds: ['light'] });
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

async function take({ page, url }: Pick<House, 'page' | 'url'>, { name, path, kinds, ready }: Picture): Promise<void> {
  if (ONLY.size > 0 && !ONLY.has(name)) return;
  for (const kind of kinds) {
    await page.emulateMedia({ colorScheme: kind === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(kind === 'phone' ? PHONE : DESK);
    await page.goto(`${url}${path}`);
    await page.locator('h1').first().waitFor();
    await ready?.(page);
    await settled(page);
    await page.evaluate('document.fonts.ready');
    const file = join(FOLDER, `${name}-${kind}.png`);
    await page.screenshot({ path: file });
    const { size } = statSync(file);
    if (size > LARGEST) throw new Error(`${file}: ${size} bytes, at most ${LARGEST}`);
    process.stdout.write(`${name}-${kind}.png ${Math.round(size / 1024)} kB\n`);
  }
}
