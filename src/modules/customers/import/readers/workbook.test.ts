import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import writeXlsxFile from 'write-excel-file/node';
import { readTable } from './read-table.ts';

const cellsOf = async (bytes: Uint8Array) => (await readTable(bytes)).rows.map(({ cells }) => cells);

describe('a workbook becomes a table', () => {
  test('as another program wrote it: days are days, postal codes keep their zeros, numbers are as they are seen', async () => {
    const file = await writeXlsxFile([
      ['Nimi', 'Päivä', 'Postinumero', 'Luku', 'Osuus'].map((value) => ({ value })),
      [
        { value: 'Åsa "A" <Öhman> & co' },
        { value: new Date(Date.UTC(2026, 2, 14)), type: Date, format: 'd.m.yyyy' },
        { value: 100, type: Number, format: '00000' },
        { value: 0.1 + 0.2, type: Number },
        { value: 0.25, type: Number, format: '0%' },
      ],
    ]).toBuffer();
    const table = await readTable(new Uint8Array(file), { name: 'vieraat.xlsx' });
    assert.deepEqual([table.format, table.sheet], ['xlsx', 'Sheet1']);
    assert.deepEqual(table.rows, [{ line: 2, cells: ['Åsa "A" <Öhman> & co', '2026-03-14', '00100', '0.3', '25 %'] }]);
  });

  test('with hidden sheets, merged cells and hidden rows, which are told', async () => {
    const table = await readTable(
      workbook({
        sheets: [
          { name: 'Salainen', state: 'hidden', rows: row(1, text('A1', 'Nimi')) },
          {
            name: 'Vieraat',
            rows:
              row(1, text('A1', 'Nimi') + text('B1', 'Huom')) +
              `<row r="2" hidden="1">${text('A2', 'Aino')}</row>` +
              row(5, text('B5', 'vain huom')),
            after: '<mergeCells count="1"><mergeCell ref="A5:A6"/></mergeCells>',
          },
          { name: 'Muut', rows: '' },
        ],
      }),
    );
    assert.deepEqual(table.rows, [
      { line: 2, cells: ['Aino', ''] },
      { line: 5, cells: ['', 'vain huom'] },
    ]);
    assert.deepEqual(
      table.notes.map(({ code }) => code),
      ['sheets-hidden', 'sheets-more', 'cells-merged', 'rows-hidden'],
    );
    await assert.rejects(readTable(workbook({ sheets: [{ name: 'A', rows: row(1, text('A1', 'x')) }] }), { sheet: 'B' }), {
      code: 'errors.table-sheet',
    });
  });

  test('values of formulas are read; an error or a value that is not there belongs to its cell', async () => {
    const rows =
      row(1, text('A1', 'Nimi') + text('B1', 'Kaava') + text('C1', 'Virhe')) +
      row(
        2,
        '<c r="A2" t="str"><f>"A"&amp;"b"</f><v>Ab</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      ) +
      row(3, text('A3', 'x') + '<c r="B3"><f>1+1</f></c>');
    const table = await readTable(workbook({ sheets: [{ name: 'A', rows }] }));
    assert.deepEqual(
      table.rows.map(({ cells, cellFaults }) => [cells, cellFaults?.map(({ at, message }) => [at, message.en])]),
      [
        [['Ab', '2', '#DIV/0!'], [[2, 'Line 2, column C: the formula gives an error (#DIV/0!).']]],
        [['x', '', ''], [[1, 'Line 3, column B: the result of the formula is not in the file. Open and save it in the spreadsheet.']]],
      ],
    );
  });

  test('written with prefixes, shared strings in pieces and days from 1904', async () => {
    const table = await readTable(
      workbook({
        date1904: true,
        styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
        strings: '<si><r><t>Ai</t></r><r><t xml:space="preserve">no </t></r><rPh sb="0" eb="1"><t>lue</t></rPh></si>',
        sheets: [
          {
            name: 'A',
            rows: `<x:row r="1">${text('A1', 'Nimi').replaceAll('<c', '<x:c').replaceAll('</c', '</x:c')}<x:c r="B1" t="inlineStr"><x:is><x:t>Päivä</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="B2" s="1"><x:v>44633</x:v></x:c></x:row>`,
          },
        ],
      }),
    );
    assert.deepEqual(table.rows[0]?.cells, ['Aino', '2026-03-14']);
  });

  test('a bomb is refused at the limit, a broken archive and a document of another kind with what to do', async () => {
    const bomb = workbook({ sheets: [{ name: 'A', rows: row(1, text('A1', 'x')) + ' '.repeat(320_000_000) }] });
    assert.ok(bomb.length < 1_000_000);
    await assert.rejects(readTable(bomb), { code: 'errors.table-bomb' });
    const whole = workbook({ sheets: [{ name: 'A', rows: row(1, text('A1', 'x')) }] });
    await assert.rejects(readTable(whole.subarray(0, whole.length - 40)), { code: 'errors.table-broken' });
    await assert.rejects(readTable(zip([['word/document.xml', '<w/>']])), { code: 'errors.table-kind' });
    await assert.rejects(readTable(zip([['xl/workbook.bin', 'x']])), { code: 'errors.table-old' });
  });

  test('a sheet that works too long is stopped, and nothing of it is kept', async () => {
    const hostile = workbook({ sheets: [{ name: 'A', rows: `${'<row r="1"><c>'.repeat(400_000)}</row>` }] });
    await assert.rejects(readTable(hostile, {}, { limitMs: 300, perMegabyteMs: 0 }), { code: 'errors.table-slow' });
  });

  test('empty rows and cells are nothing, and each row has as many cells as headings', async () => {
    const rows = row(1, text('A1', 'Nimi') + text('C1', 'Huom')) + row(2, '') + row(3, text('C3', 'x'));
    assert.deepEqual(await cellsOf(workbook({ sheets: [{ name: 'A', rows }] })), [['', '', 'x']]);
  });
});

interface Made {
  readonly sheets: readonly { name: string; rows: string; state?: string; after?: string }[];
  readonly strings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
}

function workbook({ sheets, strings = '', styles = '', date1904 = false }: Made): Uint8Array {
  const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:x="x" xmlns:r="r"';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zip([
    ['_rels/.rels', `<Relationships><Relationship Id="a" Type="${type}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`],
    [
      'xl/workbook.xml',
      `<workbook ${ns}><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets.map(({ name, state = 'visible' }, i) => `<sheet name="${name}" sheetId="${i + 1}" state="${state}" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i}" Type="${type}/worksheet" Target="worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`,
    ],
    ['xl/sharedStrings.xml', `<sst>${strings}</sst>`],
    ['xl/styles.xml', `<styleSheet>${styles}</styleSheet>`],
    ...sheets.map(({ rows, after = '' }, i): [string, string] => [
      `xl/worksheets/sheet${i}.xml`,
      `<worksheet ${ns}><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ]),
  ]);
}

function row(r: number, cells: string): string {
  return `<row r="${r}">${cells}</row>`;
}

function text(r: string, value: string): string {
  return `<c r="${r}" t="inlineStr"><is><t>${value}</t></is></c>`;
}

function zip(parts: readonly (readonly [name: string, text: string])[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(raw), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(raw.length, 18);
    head.writeUInt16LE(name.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    central.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), head, more, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]));
}
