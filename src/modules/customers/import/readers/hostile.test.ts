import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from './limits.ts';
import { readTable } from './read-table.ts';
import { openTable } from './table.ts';
import type { TableRow } from './table.ts';

test('text is read apart within limits, unless it is so short that nothing in it can take long', async () => {
  const spaces = `Etunimi,Sukunimi\na${' '.repeat(3000)}b\n`;
  await assert.rejects(readTable(spaces, {}, { limitMs: 0, perMegabyteMs: 0 }), { code: 'errors.table-slow' });
  assert.equal((await readTable(spaces)).rows.length, 1);
});

test('a table that is wide and long is refused before it fills the memory of the house, however small its file', () => {
  const wide = Array.from({ length: LIMITS.columns }, (_, i) => `h${i}`);
  function* rows(): Generator<TableRow> {
    yield { line: 1, cells: wide };
    for (let line = 2; line < LIMITS.rows; line++) yield { line, cells: ['x'] };
  }
  const head = { format: 'xlsx', delimiter: ';', encoding: 'utf-8', sheets: [], sheet: null } as const;
  const table = openTable({ head, rows: rows(), notes: [], padded: true }, { headings: true });
  let read = 0;
  const all = () => {
    for (const row of table.rows) read += row.cells.length;
  };
  assert.throws(all, { code: 'errors.table-memory' });
  assert.equal(read, LIMITS.cells);
});
