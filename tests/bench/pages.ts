// `npm run bench:pages`: how each main page comes to its reader in a real browser: first paint, largest paint, usable, layout shift, long tasks. A cold visit each time.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '#tests';
import { ask } from './client.ts';
import type { Target } from './client.ts';
import { lupaus, ROOT, serve, signIn } from './house.ts';

const people = Number(process.argv.includes('--people') ? process.argv[process.argv.indexOf('--people') + 1] : 100_000);
const filled = process.argv.includes('--filled') ? process.argv[process.argv.indexOf('--filled') + 1] : undefined;
const ROUNDS = 5;

const PAGES: readonly [path: string, usable: string][] = [
  ['/', 'main h1'],
  ['/people', 'main [data-row-focus]'],
  ['/people/:person', 'main h1'],
  ['/organisations', 'main [data-row-focus]'],
  ['/organisations/:organisation', 'main h1'],
  ['/leads', 'main h1'],
  ['/leads?view=list', 'main h1'],
  ['/people/duplicates', 'main h1'],
  ['/retention', 'main h1'],
  ['/promises', 'main h1'],
  ['/notice', 'main h1'],
  ['/import', 'main h1'],
  ['/seloste/fi', 'h1'],
];
const SIZES = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

interface Seen {
  first: number;
  largest: number;
  usable: number;
  shift: number;
  blocked: number;
}

/** Watches from before the first byte: paints, shifts that nobody asked for, and what blocks the page over 50 ms. */
const WATCH = `window.__seen = { first: 0, largest: 0, shift: 0, blocked: 0 };
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (e.name === 'first-contentful-paint') __seen.first = e.startTime; }).observe({ type: 'paint', buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) __seen.largest = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) __seen.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver((list) => { for (const e of list.getEntries()) __seen.blocked += Math.max(0, e.duration - 50); }).observe({ type: 'longtask', buffered: true });`;

async function visit(
  browser: Browser,
  url: string,
  cookies: Cookies,
  { usable, size }: { usable: string; size: typeof SIZES.desk },
): Promise<Seen> {
  const context = await browser.newContext({ viewport: size, locale: 'fi-FI', timezoneId: 'Europe/Helsinki' });
  try {
    await context.addCookies(cookies);
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator(usable).first().waitFor({ timeout: 30_000 });
    await page.locator('.skeleton').first().waitFor({ state: 'detached', timeout: 30_000 });
    const at = Number(await page.evaluate('performance.now()'));
    // What comes late and pushes the page is counted too.
    await page.waitForTimeout(700);
    const seen = (await page.evaluate('window.__seen')) as Omit<Seen, 'usable'>;
    return { ...seen, usable: at };
  } finally {
    await context.close();
  }
}

type Cookies = Parameters<BrowserContext['addCookies']>[0];

function cookiesOf(signed: Target, url: string): Cookies {
  return (signed.headers['cookie'] ?? '').split('; ').map((each) => {
    const [name = '', ...value] = each.split('=');
    return { name, value: value.join('='), url };
  });
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The pages that are measured are those of this tree. */
function build(): void {
  if (existsSync(join(ROOT, 'web', 'dist', 'index.html'))) return;
  process.stderr.write('building the pages\n');
  execFileSync(process.execPath, [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', 'web'], { cwd: ROOT, stdio: 'ignore' });
}

async function main(): Promise<void> {
  build();
  const folder = mkdtempSync(join(tmpdir(), 'lupaus-pages-'));
  try {
    const data = filled ?? join(folder, 'data');
    if (filled === undefined) {
      process.stderr.write(`filling ${people} people\n`);
      const demo = await lupaus(data, ['demo', '--people', String(people), '--seed', '7']);
      if (demo.code !== 0) throw new Error(demo.out);
    }
    const house = await serve(data);
    const signed = await signIn(house);
    const firstOf = async (path: string) => {
      const { rows } = JSON.parse((await ask(signed, 'GET', `${path}?limit=50`)).body) as { rows: { id: string }[] };
      return (rows[7] ?? rows[0])?.id ?? '';
    };
    const ids = { person: await firstOf('/api/people'), organisation: await firstOf('/api/organisations') };
    const url = `http://127.0.0.1:${house.port}`;
    const browser = await launchBrowser();
    const table: string[] = [];
    for (const [path, usable] of PAGES) {
      for (const [name, size] of Object.entries(SIZES)) {
        const address = `${url}${path.replace(':person', ids.person).replace(':organisation', ids.organisation)}`;
        const all: Seen[] = [];
        for (let i = 0; i <= ROUNDS; i++) all.push(await visit(browser, address, cookiesOf(signed, url), { usable, size }));
        // The first visit warms the server and is not counted.
        const of = (what: keyof Seen) => middle(all.slice(1).map((each) => each[what]));
        const ms = (what: keyof Seen) => `${of(what).toFixed(0)} ms`;
        table.push(
          `| ${path} | ${name} | ${ms('first')} | ${ms('largest')} | ${ms('usable')} | ${of('shift').toFixed(3)} | ${ms('blocked')} |`,
        );
        process.stderr.write(`${table.at(-1)}\n`);
      }
    }
    await browser.close();
    await house.stop();
    const text = `# Pages in a browser, ${people} people\n\n| page | size | first paint | largest paint | usable | layout shift | blocked |\n| --- | --- | --- | --- | --- | --- | --- |\n${table.join('\n')}\n`;
    mkdirSync(join(ROOT, 'tests', 'bench', 'out'), { recursive: true });
    writeFileSync(join(ROOT, 'tests', 'bench', 'out', `pages-${people}.md`), text);
    process.stdout.write(text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
