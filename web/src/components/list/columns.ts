/** Which columns a list shows, in which order and how wide, as they stand in the address: 'organisation:220,email,action'. */
import type { Column } from '../virtual-table.tsx';

export interface ListColumn<R> extends Column<R> {
  /** Declared field without which the column is not there. */
  needs?: string;
  /** Shown only when the reader asks for it. */
  extra?: true;
}

export interface Shown {
  id: string;
  width?: number;
}

export function readCols(cols: string | undefined): Shown[] | undefined {
  if (cols === undefined) return undefined;
  return cols.split(',').flatMap((part) => {
    const [id = '', width] = part.split(':');
    const px = Number(width);
    if (!/^[a-z][\w-]*$/i.test(id)) return [];
    return [Number.isInteger(px) && px >= 60 && px <= 800 ? { id, width: px } : { id }];
  });
}

export function writeCols(shown: readonly Shown[]): string {
  return shown.map(({ id, width }) => (width === undefined ? id : `${id}:${width}`)).join(',');
}

/** The first column is always there and always first. */
export function shownOf<R>(all: readonly ListColumn<R>[], cols: string | undefined): Shown[] {
  const asked = readCols(cols);
  if (asked === undefined) return all.filter(({ extra }) => extra !== true).map(({ id }) => ({ id }));
  const [first] = all;
  const known = asked.filter(({ id }, at) => all.some((each) => each.id === id) && asked.findIndex((each) => each.id === id) === at);
  const name = known.find(({ id }) => id === first?.id) ?? { id: first?.id ?? '' };
  return [name, ...known.filter(({ id }) => id !== name.id)];
}

/** The columns to draw. What the reader asked for leaves only when the window is really narrow. */
export function columnsOf<R>(all: readonly ListColumn<R>[], cols: string | undefined): Column<R>[] {
  return shownOf(all, cols).flatMap(({ id, width }) => {
    const column = all.find((each) => each.id === id);
    if (column === undefined) return [];
    const { room, ...rest } = column;
    const sized = width === undefined ? rest : { ...rest, width: `${width}px` };
    if (room === undefined) return [sized];
    return [{ ...sized, room: cols === undefined ? room : ('medium' as const) }];
  });
}

export function resized<R>(all: readonly ListColumn<R>[], cols: string | undefined, id: string, width: number): string {
  return writeCols(shownOf(all, cols).map((each) => (each.id === id ? { id, width } : each)));
}
