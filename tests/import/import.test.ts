// A notice of any of the five template families comes in whole: every fact of it, nothing that it does not say, and nothing dropped (issue 3, parts 1 and 5).

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { importNotice, importText, parsePolicy } from '#kernel/policy';
import type { NoticeImport } from '#kernel/policy';
import { tempDir } from '#tests';
import { policyImportCommand } from '../../src/cli/policy-import.ts';

const TODAY = '2026-11-22';
const FIXTURES = join(import.meta.dirname, 'fixtures');
const NAMES = ['a-form.txt', 'b-ten-points.txt', 'c-duty.txt', 'd-event-form.txt', 'e-questions.html'];

function read(name: string): Buffer {
  return readFileSync(join(FIXTURES, name));
}

function paths({ facts }: NoticeImport): string[] {
  return facts
    .filter(({ kind }) => kind !== 'section' && kind !== 'introduction')
    .map(({ path }) => path)
    .sort();
}

/** The smallest Word file: one entry, deflated. */
function docx(xml: string | Buffer): Buffer {
  const name = Buffer.from('word/document.xml');
  const body = deflateRawSync(xml);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(body.length, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + body.length, 16);
  return Buffer.concat([local, name, body, central, name, end]);
}

describe('a notice becomes facts', () => {
  for (const name of NAMES) {
    it(`${name}: exactly the facts it states`, async () => {
      const expected = readFileSync(join(FIXTURES, `${name}.facts`), 'utf8')
        .trim()
        .split('\n');
      assert.deepEqual(paths(await importNotice(read(name), TODAY)), expected);
    });

    it(`${name}: its draft is a declaration without errors`, async () => {
      const { draft, problems } = await importNotice(read(name), TODAY);
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
      );
      assert.notEqual(parsePolicy(draft ?? '').policy, undefined);
    });

    it(`${name}: every word stands in a fact or among what was not understood`, async () => {
      const { text, facts, notUnderstood } = await importNotice(read(name), TODAY);
      const places = [...facts.flatMap(({ place, also = [] }) => [place, ...also]), ...notUnderstood.map(({ place }) => place)];
      assert.ok(places.every(({ start, end }) => start >= 0 && start < end && end <= text.length));
      const left = text.split('');
      for (const { start, end } of places) left.fill(' ', start, end);
      assert.equal(left.join('').replace(/[\s•-]+/g, ''), '');
      assert.ok(facts.every(({ confidence }) => confidence > 0 && confidence <= 1));
    });
  }

  it('a place leads to the words it was read from', async () => {
    const { text, facts } = await importNotice(read('c-duty.txt'), TODAY);
    const rule = facts.find(({ path }) => path === 'retention/after-event:last-contact:P24M');
    assert.match(text.slice(rule?.place.start, rule?.place.end), /24 kk viimeisimmästä/);
    assert.equal(rule?.place.line, 27);
  });

  it('what no pattern knows is listed, not dropped', () => {
    const odd = 'Kuutamolla soutaminen kiinnostaa meitä kovasti.';
    const { notUnderstood } = importText(`${read('b-ten-points.txt').toString()}\n\n11. Muuta\n${odd}\n`, TODAY);
    assert.ok(notUnderstood.some(({ text }) => text.includes('Kuutamolla')));
  });

  it('case, numbering and order of sections make no difference', () => {
    const text = read('a-form.txt').toString();
    const [head = '', ...sections] = text.split(/\n(?=\d+\. )/);
    const turned = [
      head,
      ...sections.toReversed().map((section) => section.replace(/^\d+\. (.*)/, (_, title: string) => title.toUpperCase())),
    ].join('\n\n');
    assert.deepEqual(paths(importText(turned, TODAY)), paths(importText(text, TODAY)));
  });

  it('a Swedish and an English notice are recognised and said to be so', () => {
    const sv =
      'Dataskyddsbeskrivning\n\nPersonuppgiftsansvarig\nVi behandlar personuppgifter för att sköta kundrelationen och du har rätt att få till dig uppgifterna som vi har.';
    const en =
      'Privacy notice\n\nController\nWe process your personal data for the purposes of the customer relationship and you have the right to access the information.';
    assert.equal(importText(sv, TODAY).language, 'sv');
    assert.ok(importText(sv, TODAY).findings.some(({ code }) => code === 'language-swedish'));
    assert.equal(importText(en, TODAY).language, 'en');
    assert.ok(importText(en, TODAY).findings.some(({ code }) => code === 'language-english'));
  });

  it('a Word file reads as its text', async () => {
    const xml = read('a-form.txt')
      .toString()
      .split('\n')
      .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
      .join('');
    const result = await importNotice(docx(`<w:document><w:body>${xml}</w:body></w:document>`), TODAY);
    assert.ok(paths(result).includes('controllers/businessId:1234567-1'));
    assert.ok(paths(result).includes('safeguards/firewall'));
  });
});

describe('hostile input', () => {
  async function quickly(bytes: Buffer): Promise<NoticeImport> {
    const start = performance.now();
    const result = await importNotice(bytes, TODAY);
    assert.ok(performance.now() - start < 2000, 'answered within two seconds');
    return result;
  }

  it('noise, binary, a bomb and deep markup get a clear answer', async () => {
    const noise = Buffer.from('abc def '.repeat(45_000));
    const bomb = docx(Buffer.alloc(30_000_000, 0x20));
    const cases: [Buffer, string][] = [
      [Buffer.alloc(1_000_000, 'x'), 'too-long'],
      [noise, 'not-a-notice'],
      [Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7) % 32)), 'binary'],
      [bomb, 'unreadable'],
      [Buffer.from('PK\u0003\u0004rubbish'), 'unreadable'],
      [Buffer.from('%PDF-1.7 rubbish'), 'unreadable'],
      [Buffer.from(`<html>${'<div>'.repeat(60_000)}`), 'not-a-notice'],
      [Buffer.alloc(13_000_000, 'a'), 'too-long'],
      [Buffer.alloc(0), 'not-a-notice'],
    ];
    for (const [bytes, code] of cases) {
      const { findings, facts } = await quickly(bytes);
      assert.deepEqual([findings[0]?.code, facts.length], [code, 0]);
    }
  });

  it('100 kB of a notice is read at once, and repeats of a letter or a word never hang', async () => {
    const notice = read('b-ten-points.txt').toString();
    await quickly(Buffer.from(notice.repeat(Math.ceil(100_000 / notice.length))));
    for (const piece of ['ei ', 'suostumus ', 'tietoja ei siirretä eu ', '1 ', 'Aa ', '(', '- ', 'a.b@', '0', 'Oy '])
      await quickly(
        Buffer.from(
          `Tietosuojaseloste\n\nTietojen luovutukset\n\n${piece.repeat(Math.floor(100_000 / piece.length))} ja tietoja on ei tai`,
        ),
      );
  });

  it('any text gives an answer whose places lie inside it', () => {
    const words = fc.constantFrom(
      'Rekisterinpitäjä',
      'säilytetään',
      '5 vuotta',
      'Oy',
      '\n',
      '\n\n',
      '• ',
      ': ',
      '(',
      ')',
      'ei',
      'ja',
      'on',
      'tieto',
      'EU:n',
      '. ',
      '-',
      '@',
      'www.',
      '12345',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 8 })), { maxLength: 80 }), (parts) => {
        const { text, facts, notUnderstood } = importText(parts.join(' '), TODAY);
        for (const { place } of [...facts, ...notUnderstood])
          assert.ok(place.start >= 0 && place.end <= text.length && place.start <= place.end);
      }),
      { numRuns: 300 },
    );
  });
});

describe('lupaus policy import', () => {
  async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const code = await policyImportCommand(
      args,
      (part) => (out += part),
      (part) => (err += part),
    );
    return { code, out, err };
  }

  it('prints a draft that policy check accepts, and counts on the side', async () => {
    const { code, out, err } = await run(join(FIXTURES, 'b-ten-points.txt'));
    assert.equal(code, 0);
    assert.notEqual(parsePolicy(out).policy, undefined);
    assert.match(err, /\d+ facts, 0 passages not understood/);
  });

  it('--json gives facts, draft and the rest as data', async () => {
    const { out } = await run(join(FIXTURES, 'a-form.txt'), '--json');
    const result = JSON.parse(out) as NoticeImport;
    assert.ok(result.facts.length > 20 && result.draft !== undefined);
  });

  it('1 for no notice and no file, 2 for no command', async (t: TestContext) => {
    const file = join(tempDir(t), 'noise.txt');
    writeFileSync(file, 'lorem ipsum dolor');
    assert.deepEqual([(await run(file)).code, (await run('/no/such/file')).code, (await run()).code], [1, 1, 2]);
  });
});
