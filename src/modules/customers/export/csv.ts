// A table that a Finnish Excel opens as it is: semicolons, UTF-8 with its mark, and no cell that a spreadsheet would take for a formula.

const FORMULA = /^[=+\-@\t\r]/;

/** One line. A cell that begins like a formula gets an apostrophe, which our import takes away again. */
export function csvLine(cells: readonly string[], delimiter = ';'): string {
  return `${cells.map((cell) => quoted(FORMULA.test(cell) ? `'${cell}` : cell, delimiter)).join(delimiter)}\r\n`;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes('"') || cell.includes(delimiter) || cell.includes('\n') || cell.includes('\r') || cell !== cell.trim()
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}

export const CSV_MARK = '\uFEFF';
