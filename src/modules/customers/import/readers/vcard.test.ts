import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readTable } from './read-table.ts';
import type { Table } from './read-table.ts';

const card = (...lines: string[]) => `BEGIN:VCARD\r\n${lines.join('\r\n')}\r\nEND:VCARD\r\n`;
const records = ({ headings, rows }: Table) =>
  rows.map(({ cells }) => Object.fromEntries(cells.flatMap((cell, i) => (cell === '' ? [] : [[headings[i], cell]]))));
const codes = ({ notes }: Table) => notes.map(({ code }) => code);

describe('cards become a table', () => {
  test('of a telephone (2.1): quoted-printable over several lines, charsets, bare parameters and an assistant that is not the person', async () => {
    const table = await readTable(
      card(
        'VERSION:2.1',
        'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=D6hman;=C5sa',
        'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:rivi=C3=A4=0D=0A=',
        'toinen',
        'TEL;CELL;PREF:040 1',
        'TEL;HOME;FAX:09 1',
        'AGENT:',
        'BEGIN:VCARD',
        'N:Avustaja;A',
        'TEL:09 999',
        'END:VCARD',
        'EMAIL;INTERNET:asa@example.test',
      ),
    );
    assert.deepEqual(records(table), [
      {
        Etunimi: 'Åsa',
        Sukunimi: 'Öhman',
        Sähköposti: 'asa@example.test',
        Puhelin: '040 1',
        Muistiinpano: 'riviä\r\ntoinen',
        Faksi: '09 1',
      },
    ]);
  });

  test('of a mail program (3.0): folded lines, groups, several values, escapes and parts of an address', async () => {
    const table = await readTable(
      card(
        'VERSION:3.0',
        'FN:Bo Koe',
        'N:Koe;Bo;Kalle;;',
        'item1.EMAIL;TYPE=INTERNET:bo@example.test',
        'item1.X-ABLabel:_$!<Other>!$_',
        'EMAIL;TYPE=INTERNET,PREF:bo.ensin@example.test',
        'ORG:Satu\\, \\; Oy;Myynti',
        'ADR;TYPE=WORK:;;Satutie 1;Helsinki;;00100;Suomi',
        'NOTE:rivi\\nkaksi\\, kolme pitkä rivi joka',
        '  jatkuu',
        'BDAY:19850412',
        'TITLE:Johtaja',
        'PHOTO;ENCODING=b;TYPE=JPEG:AAAA',
        ' BBBB',
      ),
    );
    assert.deepEqual(records(table), [
      {
        Etunimi: 'Bo Kalle',
        Sukunimi: 'Koe',
        Nimi: 'Bo Koe',
        Sähköposti: 'bo.ensin@example.test',
        'Sähköposti (2)': 'bo@example.test',
        Organisaatio: 'Satu, ; Oy',
        Osasto: 'Myynti',
        Tehtävänimike: 'Johtaja',
        Osoite: 'Satutie 1, 00100 Helsinki, Suomi',
        Muistiinpano: 'rivi\nkaksi, kolme pitkä rivi joka jatkuu',
        Syntymäpäivä: '1985-04-12',
      },
    ]);
    assert.deepEqual(codes(table), ['photos', 'cards-many']);
  });

  test('of the newest kind (4.0): addresses as links, quoted parameters, own fields', async () => {
    const table = await readTable(
      card(
        'VERSION:4.0',
        'FN:C',
        'TEL;VALUE=uri;TYPE="voice,cell":tel:+358-40-1',
        'EMAIL;PREF=1:mailto:c@example.test',
        'X-KENKA:42',
        'GEO:geo:1,2',
      ),
    );
    assert.deepEqual(records(table), [{ Nimi: 'C', Sähköposti: 'c@example.test', Puhelin: '+358-40-1', 'X-KENKA': '42' }]);
    assert.deepEqual(codes(table), ['card-parts']);
  });

  test('a broken card comes back with its line, and the others are read', async () => {
    const table = await readTable(`BEGIN:VCARD\nFN:A\nroskaa ilman kaksoispistettä\nEND:VCARD\nBEGIN:VCARD\nFN:B\n${card('FN:C')}`);
    assert.deepEqual(
      table.rows.map(({ line, fault }) => [line, fault?.en]),
      [
        [1, 'Line 3: the part “roskaa ilman kaksoispistettä” of the card cannot be read.'],
        [5, 'Line 5: the card does not end (END:VCARD is missing).'],
        [7, undefined],
      ],
    );
  });

  test('ten thousand cards are read within the limit of work', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      card('VERSION:3.0', `FN:Etu Suku${i}`, `N:Suku${i};Etu;;;`, `EMAIL:h${i}@example.test`, `TEL:040 ${i}`, `NOTE:${'ä'.repeat(200)}`),
    );
    const table = await readTable(many.join(''), {}, { limitMs: 8000, perMegabyteMs: 0 });
    assert.equal(table.rows.length, 10_000);
  });
});

test('whatever is thrown at the reader, each row is read or has its reason, and only told refusals are thrown', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      ';',
      ',',
      '\t',
      '\n',
      '\r\n',
      '\r',
      'BEGIN:VCARD\n',
      'END:VCARD\n',
      'N:',
      '=0D=\n',
      'sep=;\n',
      '<a@example.test>',
      '\u0000',
      '\uFEFF',
      'Ã¤',
      '  ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const table = await readTable(pieces.join('')).catch((error: unknown) => {
        assert.match(String((error as { code?: string }).code), /^errors\.(?:csv|table)-/);
        return undefined;
      });
      for (const { cells, line } of table?.rows ?? []) assert.ok(line >= 0 && cells.every((cell) => typeof cell === 'string'));
      assert.equal(new Set(table?.headings).size, table?.headings.length ?? 0);
    }),
    { numRuns: 300 },
  );
});
