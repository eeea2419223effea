// A table that a Finnish Excel opens as it is: semicolons, UTF-8 with its mark, and no cell that a spreadsheet would take for a formula.

const FORMULA = /^[=+\-@\t\r]/;
// Nothing but a plus, digits and spaces computes nothing, and other programs would take the apostrophe for part of the number.
const PHONE = /^\+\d[\d ]*$/;

/** One line. A cell that begins like a formula gets an apostrophe, which our import takes away again; a phone number does not. */
export function csvLine(cells: readonly string[], delimiter = ';'): string {
  return `${cells.map((cell) => quoted(disarmed(cell), delimiter)).join(delimiter)}\r\n`;
}

function disarmed(cell: string): string {
  return FORMULA.test(cell) && !PHONE.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes('"') || cell.includes(delimiter) || cell.includes('\n') || cell.includes('\r') || cell !== cell.trim()
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}

export const CSV_MARK = '\uFEFF';
