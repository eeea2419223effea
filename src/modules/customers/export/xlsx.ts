// A workbook written row by row: text is text and never a formula, days are days, and a sheet that is full goes on in the next.

import { columnLetter } from '../import/readers/table.ts';
import type { ZipPart } from './zip.ts';

export interface SheetColumn {
  readonly heading: string;
  readonly day: boolean;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Rows of a sheet, below what Excel opens, and characters of one, below what an archive of this kind holds. */
const ROWS = 1_000_000;
const LETTERS = 1_500_000_000;

/** The parts of the archive in the order in which they can be written. Portions of rows come as they are read. */
export async function* workbookParts(
  name: string,
  columns: readonly SheetColumn[],
  portions: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<ZipPart> {
  const iterator = portions[Symbol.asyncIterator]();
  const flow: Flow = { left: [], over: false, next: () => iterator.next() };
  let sheets = 0;
  do {
    sheets += 1;
    yield { name: `xl/worksheets/sheet${sheets}.xml`, text: sheetText(columns, flow) };
  } while (!flow.over);
  const numbers = Array.from({ length: sheets }, (_, i) => i + 1);
  yield one(
    'xl/workbook.xml',
    `${XML}<workbook ${MAIN} xmlns:r="${TYPES}"><sheets>${numbers.map((n) => `<sheet name="${escaped(n === 1 ? name : `${name} ${n}`)}" sheetId="${n}" r:id="r${n}"/>`).join('')}</sheets></workbook>`,
  );
  yield one(
    'xl/_rels/workbook.xml.rels',
    rels([...numbers.map((n) => [`r${n}`, 'worksheet', `worksheets/sheet${n}.xml`] as const), ['s', 'styles', 'styles.xml']]),
  );
  yield one('xl/styles.xml', STYLES);
  yield one('_rels/.rels', rels([['w', 'officeDocument', 'xl/workbook.xml']]));
  yield one('[Content_Types].xml', contentTypes(numbers));
}

interface Flow {
  left: readonly (readonly string[])[];
  over: boolean;
  next(): Promise<IteratorResult<readonly (readonly string[])[], unknown>>;
}

async function* sheetText(columns: readonly SheetColumn[], flow: Flow): AsyncGenerator<string> {
  yield `${XML}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  let letters = 0;
  let row = 1;
  yield rowText(
    columns.map(({ heading }) => heading),
    columns.map(() => 1),
    row,
  );
  const styles = columns.map(({ day }) => (day ? 2 : 0));
  while (row < ROWS && letters < LETTERS) {
    if (flow.left.length === 0) {
      const next = await flow.next();
      if (next.done === true) {
        flow.over = true;
        break;
      }
      flow.left = next.value;
    }
    const now = flow.left.slice(0, ROWS - row);
    flow.left = flow.left.slice(now.length);
    const text = now.map((cells) => rowText(cells, styles, (row += 1))).join('');
    letters += text.length;
    yield text;
  }
  yield '</sheetData></worksheet>';
}

function rowText(cells: readonly string[], styles: readonly number[], row: number): string {
  return `<row r="${row}">${cells.map((cell, i) => cellText(cell, `${columnLetter(i)}${row}`, styles[i] ?? 0)).join('')}</row>`;
}

function cellText(cell: string, place: string, style: number): string {
  if (cell === '') return '';
  const serial = style === 2 ? serialOf(cell) : undefined;
  if (serial !== undefined) return `<c r="${place}" s="2"><v>${serial}</v></c>`;
  return `<c r="${place}"${style === 1 ? ' s="1"' : ''} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, LONGEST))}</t></is></c>`;
}

/** What a cell of Excel holds. */
const LONGEST = 32_767;

function serialOf(day: string): number | undefined {
  const at = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && at >= Date.UTC(1900, 2, 1) ? (at - Date.UTC(1899, 11, 30)) / 86_400_000 : undefined;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const UNSAYABLE = /[\p{Cc}\uFFFE\uFFFF]/gu;

/** What XML cannot say is written as Excel writes it. */
function escaped(text: string): string {
  const plain = /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '') : text;
  const coded = plain.includes('_x') ? plain.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x') : plain;
  return coded.replace(UNSAYABLE, (sign) =>
    sign === '\n' || sign === '\t' ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

function one(name: string, text: string): ZipPart {
  return { name, text: [text] };
}

function rels(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`).join('');
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each}</Relationships>`;
}

function contentTypes(sheets: readonly number[]): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...sheets.map((n) => [`/xl/worksheets/sheet${n}.xml`, 'worksheet']),
  ];
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${kind}.${type}+xml"/>`).join('')}</Types>`;
}

const STYLES = `${XML}<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;
