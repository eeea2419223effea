import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AppError } from '#platform/errors';
import { readTable } from './read-table.ts';
import type { TableHints } from './read-table.ts';

const cellsOf = async (source: string | Uint8Array, hints?: TableHints) => (await readTable(source, hints)).rows.map(({ cells }) => cells);
const codesOf = async (source: string | Uint8Array) => (await readTable(source)).notes.map(({ code }) => code);
const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));

describe('a text file becomes a table', () => {
  const text = 'Nimi;Paikka\nÅsa Öhman;Järvenpää\n';

  for (const [encoding, source] of [
    ['utf-8', bytes(text, 'utf8')],
    ['utf-8', bytes(`\uFEFF${text}`, 'utf8')],
    ['utf-16le', bytes(text, 'utf16le')],
    ['utf-16le', bytes(`\uFEFF${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['windows-1252', bytes(text, 'latin1')],
    ['macintosh', macRoman(text)],
  ] as const)
    test(`in ${encoding}, ${source[0]?.toString(16)} first`, async () => {
      const table = await readTable(new Uint8Array(source));
      assert.deepEqual([table.encoding, table.headings, table.rows[0]?.cells], [encoding, ['Nimi', 'Paikka'], ['Åsa Öhman', 'Järvenpää']]);
    });

  test('of two encodings is read line by line, and says so', async () => {
    const mixed = Buffer.concat([Buffer.from('Nimi;Paikka\nÅsa Öhman;Järvenpää\n'), Buffer.from('Öivind;Åbo\n', 'latin1')]);
    const table = await readTable(new Uint8Array(mixed));
    assert.deepEqual(
      table.rows.map(({ cells }) => cells),
      [
        ['Åsa Öhman', 'Järvenpää'],
        ['Öivind', 'Åbo'],
      ],
    );
    assert.deepEqual(
      table.notes.map(({ code }) => code),
      ['mixed-encoding'],
    );
  });

  for (const delimiter of [';', ',', '\t', '|'])
    test(`split by ${JSON.stringify(delimiter)}, which quoted text may hold`, async () => {
      const table = await readTable(`Nimi${delimiter}Huomautus\nAino${delimiter}"yksi${delimiter} kaksi; kolme, neljä"\n`);
      assert.deepEqual([table.delimiter, table.rows[0]?.cells], [delimiter, ['Aino', `yksi${delimiter} kaksi; kolme, neljä`.trim()]]);
    });

  test('a first line that names the delimiter is obeyed and is no row', async () => {
    const table = await readTable('sep=,\r\nNimi,Huom\r\nA;B,C\r\n');
    assert.deepEqual([table.headings, table.rows], [['Nimi', 'Huom'], [{ line: 3, cells: ['A;B', 'C'] }]]);
  });

  test('line breaks within quotes count as lines, so that a row is found where it stands', async () => {
    const { rows } = await readTable('Nimi;Huom\r\nA;"yksi\r\nkaksi ""kolme"""\r\n\r\nB;x\r\n');
    assert.deepEqual(rows, [
      { line: 2, cells: ['A', 'yksi\r\nkaksi "kolme"'] },
      { line: 5, cells: ['B', 'x'] },
    ]);
  });

  test('a quotation that never ends costs its own row, with line and column', async () => {
    const { rows } = await readTable('Nimi;Huom\nA;"auki\nB;"suljettu"\nC;"lopussa\n');
    assert.deepEqual(
      rows.map(({ line, fault }) => [line, fault?.fi]),
      [
        [2, 'Rivi 2, sarake B: lainausmerkki ei pääty.'],
        [3, undefined],
        [4, 'Rivi 4, sarake B: lainausmerkki ei pääty.'],
      ],
    );
  });

  test('a mark that was no quotation does not swallow the rows until the next one', async () => {
    const { rows } = await readTable('Nimi;Koko;Huom\nA;"5;x\nB;7;y\nC;5";z\nD;"kaksi\nriviä; toinen";"x"\n');
    assert.deepEqual(
      rows.map(({ line, cells, fault }) => [line, cells[0], fault !== undefined]),
      [
        [2, 'A', true],
        [3, 'B', false],
        [4, 'C', false],
        [5, 'D', false],
      ],
    );
  });

  test('spaces that only look like spaces, unseen marks and letters encoded twice are mended', async () => {
    assert.deepEqual(await cellsOf('Nimi;Sposti\nAino\u00A0Ko\u00ADe\u200B;\u2060aino@example.test\nMÃ¤kinen;"a\u0308"\n'), [
      ['Aino Koe', 'aino@example.test'],
      ['Mäkinen', 'ä'],
    ]);
  });

  test('an apostrophe before a formula goes, other apostrophes stay', async () => {
    assert.deepEqual(await cellsOf("Nimi;Huom\n'=1+1;'+358\n'Olli';o'\n"), [
      ['=1+1', '+358'],
      ["'Olli'", "o'"],
    ]);
  });

  test('repeated and empty headings are told apart and told of', async () => {
    const table = await readTable('Puhelin;Puhelin;;Nimi\n1;2;3;A\n');
    assert.deepEqual(table.headings, ['Puhelin', 'Puhelin (2)', '[C]', 'Nimi']);
    assert.deepEqual(await codesOf('Puhelin;Puhelin;;Nimi\n1;2;3;A\n'), ['headings-twice', 'headings-empty']);
  });

  test('without a row of headings the columns are letters and no row is lost', async () => {
    const table = await readTable('Aino;aino@example.test\nBo;bo@example.test\n');
    assert.deepEqual([table.headings, table.rows.length], [['[A]', '[B]'], 2]);
    assert.deepEqual(await codesOf('Aino;aino@example.test\nBo;bo@example.test\n'), ['no-headings']);
  });

  test('the title above a table is passed over, and told', async () => {
    const table = await readTable('Osallistujat 2026\n\nNimi;Sposti;Puhelin\nA;a@example.test;1\nB;b@example.test;2\n');
    assert.deepEqual([table.headings[0], table.rows[0]?.line], ['Nimi', 4]);
  });

  test('empty cells beyond the headings go; a row that is too short or says more stays as it is', async () => {
    assert.deepEqual(await cellsOf('A;B\n1;2;;\n1\n1;2;3\n'), [['1', '2'], ['1'], ['1', '2', '3']]);
  });

  test('a cell of a megabyte is one cell, and NUL stays to be refused in its row', async () => {
    const { rows } = await readTable(bytes(`A;B\nx;"${'y'.repeat(1_000_000)}"\n\u0000;z\n`, 'utf8'));
    assert.deepEqual([rows[0]?.cells[1]?.length, rows[1]?.cells], [1_000_000, ['\u0000', 'z']]);
  });

  test('an unlucky file of quotation marks is refused in bounded time', async () => {
    await assert.rejects(readTable('"a;b\n'.repeat(400_000), {}, { limitMs: 200, perMegabyteMs: 0 }), { code: 'errors.table-slow' });
  });

  test('what is no table says what to do instead', async () => {
    for (const [source, code] of [
      [bytes('%PDF-1.7', 'latin1'), 'errors.table-kind'],
      [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'errors.table-old'],
      [bytes('<html><table></table></html>', 'latin1'), 'errors.table-kind'],
      [new Uint8Array(), 'errors.csv-empty'],
      ['\n\n', 'errors.csv-empty'],
    ] as const)
      await assert.rejects(readTable(source), (error: unknown) => error instanceof AppError && error.code === code);
  });
});

describe('what is pasted from a letter becomes a table', () => {
  test('a list of names and addresses, whatever holds it apart', async () => {
    const pasted =
      'To: Aino Koe <aino@example.test>; "Koe, Bo" <bo@example.test>,\n Koe, Cia <cia@example.test>, dag@example.test, e@example.test';
    const table = await readTable(pasted);
    assert.deepEqual([table.format, table.headings], ['list', ['Nimi', 'Sähköposti']]);
    assert.deepEqual(
      table.rows.map(({ cells }) => cells),
      [
        ['Aino Koe', 'aino@example.test'],
        ['Koe, Bo', 'bo@example.test'],
        ['Koe, Cia', 'cia@example.test'],
        ['', 'dag@example.test'],
        ['', 'e@example.test'],
      ],
    );
  });

  test('columns held apart by spaces', async () => {
    const table = await readTable(
      'Nimi          Puhelin      Paikka\nAino Koe      040 1        Turku\nBo            050 22       Uusi Kaarlepyy\n',
    );
    assert.deepEqual([table.format, table.rows[1]?.cells], ['aligned', ['Bo', '050 22', 'Uusi Kaarlepyy']]);
  });

  test('cells copied from a spreadsheet', async () => {
    assert.deepEqual(await cellsOf('Nimi\tHuom\nAino\t"kaksi\nriviä"\n'), [['Aino', 'kaksi\nriviä']]);
  });
});

function macRoman(text: string): Uint8Array {
  const codes: Record<string, number> = { Å: 0x81, ä: 0x8a, ö: 0x9a, Ö: 0x85 };
  return Uint8Array.from(text, (letter) => codes[letter] ?? letter.charCodeAt(0));
}
