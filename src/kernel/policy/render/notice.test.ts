import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { visibleText } from '#platform/html';
import { LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { renderPdf } from '#platform/pdf';
import { ACCOUNTABILITY } from '../accountability-entries.ts';
import { parsePolicy } from '../load.ts';
import { lawOf, SUPERVISOR } from '../reference.ts';
import type { Policy } from '../schema.ts';
import { statements } from '../statements.ts';
import { anchorOf, noticePage, noticeSays } from './html.ts';
import { noticeMarkdown } from './markdown.ts';
import { noticeOf } from './notice.ts';
import { framePhrases } from './phrases.ts';
import { noticeTypst } from './typst.ts';

const FOLDER = join(import.meta.dirname, '../../../../policies');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));
const VERSION = { no: 3, effectiveFrom: '2027-03-14' };

function read(file: string): Policy {
  const { policy } = parsePolicy(readFileSync(join(FOLDER, file), 'utf8'));
  assert.ok(policy, file);
  return policy;
}

function pageOf(policy: Policy, lang: Lang): string {
  return noticePage(noticeOf(policy, VERSION), lang, {
    links: { language: (each) => `/seloste/${each}`, versions: '/seloste/versiot' },
    stylesheet: '/site.css',
  });
}

/** The text of one section of the page. */
function section(page: string, id: string): string {
  const from = page.indexOf(`<section id="${id}"`);
  assert.notEqual(from, -1, id);
  return visibleText(page.slice(from, page.indexOf('</section>', from)));
}

for (const file of FILES) {
  const policy = read(file);
  for (const lang of LANGS) {
    describe(`the notice of ${file} in ${lang}`, () => {
      const page = pageOf(policy, lang);

      test('tells everything that Art. 13 and 14 ask for', () => art13(policy, page, lang));

      test('says every statement in so many words, each with an address of its own', () => {
        for (const statement of statements(policy, { storable: () => true, checks: new Set() })) {
          assert.ok(noticeSays(page, statement, lang), `${statement.id}: ${statement.text[lang]}`);
          assert.ok(page.includes(`id="${anchorOf(statement.id)}"`), statement.id);
        }
      });

      test('is sound HTML: one heading of the first rank, no rank skipped, no id twice, every link inside it leads somewhere', () =>
        soundHtml(page, lang));

      test('needs no script and nothing from elsewhere', () => {
        assert.doesNotMatch(page, /<script|javascript:|\son[a-z]+=|style="|src=/i);
        assert.doesNotMatch(page, /<link[^>]+href="(https?:)?\/\//);
      });
    });
  }
}

function art13(policy: Policy, page: string, lang: Lang): void {
  const has = (id: string, ...texts: (string | RegExp)[]) => {
    const said = section(page, id);
    for (const text of texts) {
      if (typeof text === 'string') assert.ok(said.includes(text), `${id}: ${text}`);
      else assert.match(said, text, id);
    }
  };
  for (const { name, contact } of policy.controllers) {
    has('controller', name);
    if (contact.email !== undefined) has('contact', contact.email);
  }
  has('contact', { fi: 'Tietosuojavastaava', sv: 'Dataskyddsombud', en: 'Data protection officer' }[lang]);
  for (const { name, interest } of policy.purposes) has('purposes', name[lang], ...(interest ? [interest[lang].replace(/\.$/, '')] : []));
  const article6 = section(page, 'purposes').match(/6(?:\.1 | artiklan 1 kohdan |\(1\)\()[abcf]/g) ?? [];
  assert.ok(article6.length >= policy.purposes.length, 'a basis per purpose');
  for (const { name, country, transfer } of policy.recipients) {
    has('recipients', name[lang]);
    if (transfer !== undefined || country === 'US') has('transfers', name[lang], transfer?.reason[lang].replace(/\.$/, '') ?? '', /4[569]/);
  }
  const overview = section(page, 'data');
  for (const { name } of policy.dataGroups) assert.ok(overview.includes(name[lang]), name[lang]);
  const rows = page.match(/<tr>\s*<th scope="row">.*?<\/tr>/gs) ?? [];
  assert.equal(rows.length, policy.dataGroups.length);
  for (const row of rows)
    for (const cell of row.split('<td').slice(1))
      assert.ok(visibleText(`<td${cell}`).length > 3, `a storage period and a basis per data group: ${row}`);
  for (const { name } of policy.sources) has('sources', name[lang]);
  has('rights', ...RIGHTS[lang]);
  has('complaint', SUPERVISOR.name[lang], SUPERVISOR.visit[lang], 'tietosuoja.fi');
  assert.ok(section(page, 'must-give').length > 60);
  assert.ok(section(page, 'automated').length > 40);
  for (const { name } of ACCOUNTABILITY) has('accountability', name[lang]);
  has('accountability', /35/, /6 (vuotta|år|years)/, /30 (päivää|dagar|days)/);
  assert.match(visibleText(page), lang === 'en' ? /Version 3, in force from 14 March 2027/ : /Versio(n)? 3, .*14\.3\.2027/);
}

const RIGHTS: Record<Lang, RegExp[]> = {
  fi: [
    /saada niistä jäljennös/,
    /virheelliset tiedot korjatuksi/,
    /saada tietosi poistetuksi/,
    /vain säilytetään/,
    /voit vastustaa/,
    /koneellisesti luettavassa/,
    /peruuttaa antamasi suostumuksen/,
    /suoramarkkinointiin/,
  ],
  sv: [
    /en kopia av dem/,
    /felaktiga uppgifter rättade/,
    /uppgifter raderade/,
    /bara lagras/,
    /invända mot/,
    /maskinläsbar/,
    /återkalla ett samtycke/,
    /direktmarknadsföring/,
  ],
  en: [
    /receive a copy/,
    /wrong data corrected/,
    /your data erased/,
    /only stored/,
    /may object/,
    /machine-readable/,
    /withdraw your consent/,
    /direct marketing/,
  ],
};

function soundHtml(page: string, lang: Lang): void {
  assert.match(page, new RegExp(`^<!doctype html>\\n<html lang="${lang}">`));
  const ranks = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, rank]) => Number(rank));
  assert.equal(ranks.filter((rank) => rank === 1).length, 1);
  ranks.forEach((rank, i) => assert.ok(rank <= (ranks[i - 1] ?? 0) + 1, `h${ranks[i - 1]} then h${rank}`));
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
  assert.deepEqual(
    ids.filter((id, i) => ids.indexOf(id) !== i),
    [],
  );
  for (const [, target = ''] of page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)) assert.ok(ids.includes(target), target);
  const open: string[] = [];
  for (const [, slash, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (['meta', 'link', 'br'].includes(name)) continue;
    if (slash === '') open.push(name);
    else assert.equal(open.pop(), name);
  }
  assert.deepEqual(open, []);
}

describe('a hostile declaration', () => {
  const policy = read('lajina-mieli.yaml');
  const [controller] = policy.controllers;
  assert.ok(controller);
  const nasty = '</title><script>alert(1)</script> "A" & #panic() $x$ `b` | *c*';
  const hostile: Policy = { ...policy, controllers: [{ ...controller, name: nasty, contact: { ...controller.contact, post: nasty } }] };

  test('reaches the page as text', () => {
    const page = pageOf(hostile, 'fi');
    assert.doesNotMatch(page, /<script/);
    assert.ok(visibleText(page).includes(nasty));
  });

  test('and print as text', async () => {
    const pdf = await renderPdf(noticeTypst(noticeOf(hostile, VERSION), 'fi'));
    assert.equal(Buffer.from(pdf).subarray(0, 5).toString(), '%PDF-');
  });

  test('and the text file without markup', () => {
    assert.match(noticeMarkdown(noticeOf(hostile), 'fi'), /\\<script\\>/);
  });
});

describe('the other forms', () => {
  const policy = read('interniemi.yaml');

  for (const lang of LANGS) {
    test(`the text file holds every statement (${lang})`, () => {
      const text = noticeMarkdown(noticeOf(policy, VERSION), lang)
        .replace(/\\([\\`*_[\]<>#|])/g, '$1')
        .replaceAll('**', '');
      for (const { id, text: said } of statements(policy, { storable: () => true, checks: new Set() }))
        assert.ok(text.includes(said[lang]), id);
      assert.equal(text.match(/^# /gm)?.length, 1);
      assert.equal(text.match(/^## /gm)?.length, 21);
    });

    test(`print is a tagged PDF (${lang})`, async () => {
      const pdf = Buffer.from(await renderPdf(noticeTypst(noticeOf(policy, VERSION), lang)));
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      assert.match(pdf.toString('latin1'), /\/Marked true/);
      assert.ok(pdf.length > 20_000);
    });
  }

  test('a draft says that it is one', () => {
    assert.match(visibleText(noticePage(noticeOf(policy), 'fi')), /Luonnos, jota ei ole julkaistu/);
  });

  test('an old version points to the one in force', () => {
    const page = noticePage(noticeOf(policy, VERSION), 'sv', { links: { inForce: { href: '/seloste', coming: false } } });
    assert.match(visibleText(page), /gäller inte längre/);
    assert.match(page, /<a href="\/seloste">/);
  });

  test('a file that stands alone carries its style, and asks for no font', () => {
    const page = noticePage(noticeOf(policy), 'en');
    assert.match(page, /<style>[^]*:root/);
    assert.doesNotMatch(page, /@font-face|<link rel="stylesheet"/);
  });
});

test('every rule a declaration names has its law', () => {
  for (const file of FILES) {
    const rules = JSON.stringify(read(file)).match(/"rule":"(R\d+[a-z]?)"/g) ?? [];
    for (const rule of new Set(rules)) assert.ok(lawOf(rule.slice(8, -1)), `${file} ${rule}`);
  }
  assert.equal(lawOf('R7c')?.fi, 'tietosuoja-asetuksen 13 artiklan 1 kohdan c alakohta');
  assert.equal(lawOf('R99'), undefined);
});

test('the frame has the same gaps in every language', () => assert.deepEqual(framePhrases.inconsistencies(), []));

test('a name is set in bold only where it stands uninflected', () => {
  const page = pageOf(read('lajina-mieli.yaml'), 'fi');
  assert.match(page, /<h3>Tietosuojavastaava<\/h3>/);
  assert.doesNotMatch(page, /<\/strong>\p{L}/u);
});
