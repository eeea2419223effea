import assert, { fail } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_REFERENCE, parsePolicy } from '#kernel/policy';
import { FACES, visibleText } from '#platform/html';
import { buildServer } from '#platform/http';
import type { Server } from '#platform/http';
import { LANGS } from '#platform/i18n';
import { silentLog } from '#platform/log';
import { findChromium, leaveBrowser, sharedBrowser, skipNamed, violations } from '#tests';
import { registerSite, siteProblemPage } from './index.ts';
import type { NoticeShelf, PublishedNotice } from './index.ts';
import type { ShelvedVersion } from './shelf.ts';
import { sitePhrases } from './phrases.ts';

const { policy } = parsePolicy(readFileSync(join(import.meta.dirname, '../../policies/lajina-mieli.yaml'), 'utf8'));
assert.ok(policy);
const published: PublishedNotice[] = [1, 2, 3].map((versionNo) => ({
  policy,
  versionNo,
  effectiveFrom: `2027-0${versionNo}-01`,
  reference: DEFAULT_REFERENCE,
}));

const shelved: ShelvedVersion[] = published.toReversed().map((each) => ({ ...each, publishedOn: '2026-12-15' }));

/** Version 2 is in force, version 3 is coming. */
const shelf: NoticeShelf = {
  current: () => published[1] ?? null,
  versions: () => Promise.resolve(shelved),
  version: (no) => Promise.resolve(published.find(({ versionNo }) => versionNo === no) ?? null),
};
const empty: NoticeShelf = { current: () => null, versions: () => Promise.resolve([]), version: () => Promise.resolve(null) };

async function serve(notices: NoticeShelf, home = false): Promise<Server> {
  const app = await buildServer({ log: silentLog, publicUrl: 'http://127.0.0.1', rateLimit: false, problemPage: siteProblemPage });
  registerSite(app, { notices, home });
  return app;
}

const PAGES = ['/seloste', ...LANGS.map((lang) => `/seloste/${lang}`), '/seloste/versiot', '/seloste/versiot/1', '/seloste/versiot/3/sv'];

describe('the public pages', () => {
  let app: Server;
  before(async () => {
    app = await serve(shelf, true);
  });
  after(() => app.close());

  for (const url of PAGES) {
    test(`${url} is a page for everyone: no cookie, no script, nothing from elsewhere`, async () => {
      const { statusCode, headers, body } = await app.inject({ url });
      assert.equal(statusCode, 200);
      assert.equal(headers['content-type'], 'text/html; charset=utf-8');
      assert.equal(headers['set-cookie'], undefined);
      assert.match(String(headers['content-security-policy']), /default-src 'self'/);
      assert.doesNotMatch(body, /<script|style="|<link[^>]+href="(https?:)?\/\//);
      assert.equal(body.match(/<h1/g)?.length, 1);
    });
  }

  test('speak the language asked for, else the reader’s, else the firm’s', async () => {
    for (const lang of LANGS) {
      const { headers, body } = await app.inject({ url: `/seloste/${lang}`, headers: { 'accept-language': 'en' } });
      assert.equal(headers['content-language'], lang);
      assert.match(body, new RegExp(`<html lang="${lang}">`));
    }
    const swede = await app.inject({ url: '/seloste', headers: { 'accept-language': 'sv-FI,sv;q=0.9' } });
    assert.equal(swede.headers['content-language'], 'sv');
    assert.match(String(swede.headers['vary']), /Accept-Language/);
    assert.equal((await app.inject({ url: '/seloste', headers: { 'accept-language': 'de' } })).headers['content-language'], 'fi');
  });

  test('are not sent again to a reader who has them', async () => {
    const { headers } = await app.inject({ url: '/seloste/fi' });
    assert.equal(headers['cache-control'], 'public, no-cache');
    const again = await app.inject({ url: '/seloste/fi', headers: { 'if-none-match': String(headers['etag']) } });
    assert.equal(again.statusCode, 304);
    assert.equal(again.body, '');
    const other = await app.inject({ url: '/seloste/sv', headers: { 'if-none-match': String(headers['etag']) } });
    assert.equal(other.statusCode, 200);
  });

  test('keep every version readable and say which is in force', async () => {
    assert.match(visibleText((await app.inject('/seloste/fi')).body), /Versio 2, voimassa 1\.2\.2027 alkaen/);
    const list = visibleText((await app.inject('/seloste/versiot?lang=fi')).body);
    assert.match(
      list,
      /Tietosuojaseloste 3, tulee voimaan 1\.3\.2027 Tietosuojaseloste 2, voimassa 1\.2\.2027–28\.2\.2027 Tietosuojaseloste 1, oli voimassa 1\.1\.2027–31\.1\.2027/,
    );
    assert.match(visibleText((await app.inject('/seloste/versiot/1/fi')).body), /ei ole enää voimassa/);
    assert.match(visibleText((await app.inject('/seloste/versiot/3/fi')).body), /ei ole vielä voimassa/);
    assert.doesNotMatch(visibleText((await app.inject('/seloste/versiot/2/fi')).body), /ei ole (enää|vielä) voimassa/);
  });

  test('a version tells what it changed, and one that was replaced before its day never came into force', async () => {
    const early = { ...(shelved[0] ?? fail()), versionNo: 4, effectiveFrom: '2027-02-15' };
    const changes = [{ fi: 'Säilytys on nyt: 3 vuotta.', sv: 'Lagringen är nu: 3 år.', en: 'Retention is now: 3 years.' }];
    const other: NoticeShelf = { ...shelf, versions: () => Promise.resolve([{ ...early, changes }, ...shelved]) };
    const site = await serve(other);
    const text = visibleText((await site.inject('/seloste/versiot?lang=en')).body);
    await site.close();
    assert.match(
      text,
      /Privacy notice 4, comes into force on 15 February 2027 One change from the version before Retention is now: 3 years\./,
    );
    assert.match(text, /Privacy notice 3, never came into force/);
    assert.match(text, /Privacy notice 2, in force 1 February 2027 – 14 February 2027/);
  });

  test('a version replaced on the very day it took over was in force that day; one replaced in advance never was', async () => {
    const day = '2027-02-01';
    const sameDay = { ...(shelved[0] ?? fail()), versionNo: 4, effectiveFrom: day, publishedOn: day };
    const list = async (last: ShelvedVersion): Promise<string> => {
      const current = { ...(published[1] ?? fail()), versionNo: 4, effectiveFrom: day };
      const site = await serve({ ...shelf, current: () => current, versions: () => Promise.resolve([last, ...shelved.slice(1)]) });
      const text = visibleText((await site.inject('/seloste/versiot?lang=fi')).body);
      await site.close();
      return text;
    };
    assert.match(await list(sameDay), /Tietosuojaseloste 4, voimassa 1\.2\.2027 alkaen .*Tietosuojaseloste 2, oli voimassa 1\.2\.2027 /);
    assert.match(await list({ ...sameDay, publishedOn: '2027-01-31' }), /Tietosuojaseloste 2, ei tullut voimaan/);
  });

  test('that do not exist say so, as a page', async () => {
    for (const url of [
      '/seloste/de',
      '/seloste/versiot/9',
      '/seloste/versiot/1e3',
      '/seloste/versiot/1/de',
      '/fonts/../package.json',
      '/fonts/x.woff2',
    ]) {
      const { statusCode, body, headers } = await app.inject({ url, headers: { accept: 'text/html', 'accept-language': 'fi' } });
      assert.equal(statusCode, 404, url);
      if (String(headers['content-type']).startsWith('text/html')) assert.match(visibleText(body), /Sivua ei löytynyt/);
    }
  });

  test('are printed as PDF, whatever version and language', async () => {
    for (const url of ['/seloste.pdf?lang=sv', '/seloste.pdf?lang=en&v=1']) {
      const { statusCode, headers, rawPayload } = await app.inject({ url });
      assert.equal(statusCode, 200);
      assert.equal(headers['content-type'], 'application/pdf');
      assert.equal(rawPayload.subarray(0, 5).toString(), '%PDF-');
    }
    assert.equal((await app.inject({ url: '/seloste.pdf?v=9' })).statusCode, 404);
  });

  test('bring their own style and letters, kept for ever under an address that changes with them', async () => {
    const address = /<link rel="stylesheet" href="([^"]+)"/.exec((await app.inject('/seloste/fi')).body)?.[1] ?? '';
    const style = await app.inject({ url: address });
    assert.equal(style.headers['content-type'], 'text/css; charset=utf-8');
    assert.match(String(style.headers['cache-control']), /immutable/);
    assert.doesNotMatch(String((await app.inject('/site.css')).headers['cache-control']), /immutable/);
    for (const { file } of FACES) {
      assert.ok(style.body.includes(`/fonts/${file}`));
      const { statusCode, headers, rawPayload } = await app.inject(`/fonts/${file}`);
      assert.equal(statusCode, 200, file);
      assert.equal(headers['content-type'], 'font/woff2');
      assert.equal(rawPayload.subarray(0, 4).toString(), 'wOF2');
    }
  });

  test('are the front page of a listener of their own', async () => {
    const { statusCode, headers } = await app.inject('/');
    assert.equal(statusCode, 302);
    assert.equal(headers['location'], '/seloste');
  });
});

describe('before the register is in use', () => {
  test('the page says so and is not kept', async (t) => {
    const app = await serve(empty);
    t.after(() => app.close());
    for (const url of ['/seloste', '/seloste/sv', '/seloste/versiot']) {
      const { statusCode, headers, body } = await app.inject({ url, headers: { 'accept-language': 'sv' } });
      assert.equal(statusCode, 200);
      assert.equal(headers['cache-control'], 'no-store');
      assert.match(visibleText(body), /Registret är ännu inte i bruk/);
    }
    assert.equal((await app.inject('/seloste.pdf')).statusCode, 404);
    assert.equal((await app.inject('/')).statusCode, 404);
  });
});

describe('in a browser', () => {
  test('the notice has no accessibility fault, loads nothing from elsewhere and fits a phone', async (t) => {
    if (findChromium() === null) return skipNamed(t, 'no Chromium: the public pages were not looked at');
    const app = await serve(shelf);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const browser = await sharedBrowser();
    t.after(async () => {
      await leaveBrowser();
      await app.close();
    });
    const address = app.server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const origin = `http://127.0.0.1:${address.port}`;
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      for (const path of ['/seloste/fi', '/seloste/versiot']) {
        await page.goto(origin + path);
        assert.deepEqual(
          (await violations(page)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
          [],
          `${path} ${colorScheme}`,
        );
        assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0);
      }
      assert.deepEqual(
        asked.filter((url) => !url.startsWith(origin) && !url.startsWith('data:')),
        [],
      );
      assert.deepEqual(await context.cookies(), []);
      await context.close();
    }
  });
});

test('phrases have the same gaps in every language', () => assert.deepEqual(sitePhrases.inconsistencies(), []));
