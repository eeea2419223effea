// Everything is reachable from the keyboard: every page with an address and every act that makes something new stands in the palette, and the guide's table knows every key.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { LANGS } from '#platform/i18n';
import { ACTS } from '#web/frame/acts.ts';
import { DESTINATIONS, placeOf, SETTINGS } from '#web/frame/destinations.ts';
import { KEYS, SPACE } from '#web/frame/keys.ts';
import { SUB_PAGES } from '#web/frame/sub-pages.ts';
import { frame } from '#web/i18n/frame.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SRC = join(ROOT, 'web', 'src');

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));
const all = (from: RegExp, pattern: RegExp) =>
  sources.filter(({ name }) => from.test(name)).flatMap(({ text }) => [...text.matchAll(pattern)].map(([, found = '']) => found));

/** Addresses before the door: nobody is signed in there. */
const OUTSIDE = ['/setup', '/login'];
const routes = all(/^router.*\.tsx?$/, /path: '(\/[^']*)'/g).filter((path) => !path.includes('$') && !OUTSIDE.includes(path));
const offered = all(/^(pages|components)\//, /id: '(new-[a-z-]+)'/g);

describe('the palette', () => {
  test('leads to every page that has an address of its own', () => {
    assert.ok(routes.length > 40, 'the routes were found');
    const known = new Set(
      [...[...DESTINATIONS, SETTINGS].map(({ to }) => to), ...SUB_PAGES.map(({ href }) => href), ...ACTS.map(({ href }) => href)].map(
        (href) => href.split('?')[0],
      ),
    );
    assert.deepEqual(
      routes.filter((path) => !known.has(path)),
      [],
    );
  });

  test('leads nowhere else', () => {
    const there = new Set(routes);
    for (const { href } of [...SUB_PAGES, ...ACTS]) assert.ok(there.has(href.split('?')[0] ?? ''), href);
  });

  test('knows every act that makes something new, and each act is offered by its page', () => {
    assert.deepEqual(
      offered.filter((id) => !ACTS.some((act) => act.id === id)),
      [],
    );
    const commands = new Set(all(/^(pages|components)\//, /id: '([a-z-]+)'/g));
    for (const act of ACTS) {
      if ('offered' in act) assert.ok(commands.has(act.id), act.id);
      for (const lang of LANGS) assert.ok(frame.find(lang, act.phrase) !== undefined, `${act.phrase} ${lang}`);
    }
    for (const path of routes.filter((each) => each.endsWith('/new')))
      assert.ok(
        ACTS.some(({ href }) => href === path),
        path,
      );
  });
});

test('the table of the guide names every key', () => {
  const guide = readFileSync(join(ROOT, 'docs', 'guide', 'arki.md'), 'utf8');
  const rows = guide
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const keys = new Set(rows.flatMap(([, , cell = '']) => cell.split(/,? (?!\+)|, /).map((key) => key.replace(',', ''))));
  const named = (key: string) => (key === SPACE ? frame.t('fi', 'keys.space') : key);
  const wanted = Object.values(KEYS).flatMap((group) => group.flatMap(([each]) => each.map(named)));
  const ofPages = all(/^(pages|components)\//, /\bkey: '([a-z])'/g).map((key) => key.toUpperCase());
  assert.deepEqual(
    [...new Set([...wanted, ...ofPages])].filter((key) => !keys.has(key)),
    [],
  );
  const chords = KEYS.everywhere.flatMap(([each]) => (each.length === 2 ? [each.join(' ')] : []));
  const cells = rows.map(([, , cell = '']) => cell).join('\n');
  for (const chord of chords) assert.ok(cells.includes(chord), chord);
  const places = rows.find(([, , cell]) => cell?.startsWith('G '))?.[3] ?? '';
  for (const { id, key } of [...DESTINATIONS, SETTINGS])
    assert.ok(places.includes(`${key.toUpperCase()} ${frame.t('fi', `nav.${id}`)}`), id);
});

test('every page is lit under one place', () => {
  for (const path of routes) assert.ok(placeOf(path) !== undefined, path);
  assert.deepEqual(['/', '/people/x', '/import', '/tags', '/declaration/x/publish', '/marketing/forms', '/settings/log'].map(placeOf), [
    'today',
    'people',
    'people',
    'people',
    'notice',
    'marketing',
    'settings',
  ]);
});
