// A declaration is edited by path: only the lines meant change, and its author's comments and order stay.

import { append, editable, setTexts } from '../draft-edit.ts';
import type { Path } from '../problem.ts';

/** Sets the value at a path of keys and list positions; what was not there is added. */
export function setAt(yaml: string, path: Path, value: unknown): string {
  if (typeof value === 'string') return setTexts(yaml, [{ path, value }]);
  const document = editable(yaml);
  document.setIn(path, document.createNode(value));
  return document.toString({ lineWidth: 0 });
}

/** Takes away a key or a list item. */
export function removeAt(yaml: string, path: Path): string {
  const document = editable(yaml);
  document.deleteIn(path);
  return document.toString({ lineWidth: 0 });
}

/** Adds an item at the end of a list; a list that is not there begins with it. */
export function appendAt(yaml: string, path: Path, item: unknown): string {
  return editable(yaml).getIn(path) === undefined ? setAt(yaml, path, [item]) : append(yaml, path, item);
}
