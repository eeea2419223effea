import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { skipNamed, tempDir } from '#tests';
import { createPdfRenderer, escapeTypst, PDF_FONTS, renderPdf, typstString } from './index.ts';

const HEAD = `#set text(lang: "fi", font: "${PDF_FONTS.sans}")\n`;

function has(program: string): boolean {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a printed document', () => {
  test('is a PDF with its fonts inside and Finnish words that can be searched', async (t) => {
    const pdf = await renderPdf(
      `${HEAD}= Tietosuojaseloste\nKäsittelemme yhteystietojasi: *älä* _huoli_.\n\n#text(font: "${PDF_FONTS.serif}")[Yö, öljy ja Åbo.]`,
    );
    const raw = Buffer.from(pdf);
    assert.equal(raw.subarray(0, 5).toString(), '%PDF-');
    assert.match(raw.toString('latin1'), /\/FontFile\d?/);
    for (const font of ['SourceSans3', 'SourceSerif4']) assert.ok(raw.includes(font), font);
    assert.match(raw.toString('latin1'), /\/Marked true/);
    if (!has('pdftotext')) return skipNamed(t, 'pdftotext is not installed: the words were not read back');
    const file = join(tempDir(t), 'a.pdf');
    writeFileSync(file, pdf);
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
    assert.match(text, /Tietosuojaseloste\s+Käsittelemme yhteystietojasi: älä huoli\.\s+Yö, öljy ja Åbo\./);
  });

  test('with a mistake is refused, and the next one is printed', async () => {
    await assert.rejects(renderPdf('#unknown-function()'), (error: { code: string; params: { reason: string } }) => {
      assert.equal(error.code, 'errors.pdf-failed');
      assert.match(error.params.reason, /unknown variable/);
      return true;
    });
    assert.equal(
      Buffer.from(await renderPdf('Hei'))
        .subarray(0, 4)
        .toString(),
      '%PDF',
    );
  });

  test('cannot read files of the machine nor bring in a package', async () => {
    await assert.rejects(renderPdf('#read("/etc/hostname")'), { code: 'errors.pdf-failed' });
    await assert.rejects(renderPdf('#import "@preview/cetz:0.3.4"'), { code: 'errors.pdf-failed' });
  });

  test('that never ends takes only its own process along', async (t) => {
    const renderer = createPdfRenderer({ timeoutMs: 5000 });
    t.after(() => renderer.close());
    const endless = renderer.render('#range(100000).map(i => range(100000).map(j => i * j).sum()).sum()');
    const next = renderer.render('Hei');
    await assert.rejects(endless, { code: 'errors.pdf-failed', params: {} });
    assert.ok((await next).length > 500);
  });

  test('leaves no process behind once nothing is printed', async () => {
    const renderer = createPdfRenderer({ idleMs: 200 });
    await renderer.render('Hei');
    const pid = renderer.child();
    assert.ok(pid !== undefined && alive(pid));
    for (let i = 0; i < 50 && alive(pid); i++) await wait(100);
    assert.equal(alive(pid), false);
    assert.equal(renderer.child(), undefined);
    renderer.close();
  });
});

describe('foreign text on the page', () => {
  const nasty = [
    '#panic("x")',
    '$x$',
    '*a* _b_ `c`',
    '= otsikko',
    '- lista',
    '+ lista',
    '1. lista',
    '/ termi: x',
    '@viite <nimi>',
    '// pois',
    '/* pois */',
    'https://example.test',
    '\\u{41}',
    'a~b',
    '"lainaus" ja \'toinen\'',
    '...',
    '---',
    '[x]{y}',
    '#{1}',
    'rivi\nvaihto',
    'a\u0000b',
  ];

  test('is never an instruction', async (t) => {
    const body = nasty.map((text) => `#block[${escapeTypst(text)}]\n#block(${typstString(text)})`).join('\n');
    const pdf = await renderPdf(`${HEAD}#set smartquote(enabled: false)\n${body}`);
    if (!has('pdftotext')) return skipNamed(t, 'pdftotext is not installed: the words were not read back');
    const file = join(tempDir(t), 'a.pdf');
    writeFileSync(file, pdf);
    const lines = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const expected = nasty.flatMap((text) => [...text.replace('\u0000', '').split('\n'), ...text.replace('\u0000', '').split('\n')]);
    assert.deepEqual(
      lines.map((l) => l.replace(/\s+/g, ' ')),
      expected,
    );
  });

  test('of any kind leaves the document whole', async () => {
    const texts = fc.sample(fc.string({ unit: 'grapheme', maxLength: 40 }), { numRuns: 200, seed: 7 });
    const pdf = await renderPdf(texts.map((text) => `#block[${escapeTypst(text)}]#block(${typstString(text)})`).join('\n'));
    assert.equal(Buffer.from(pdf).subarray(0, 4).toString(), '%PDF');
  });
});

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
