/** What every part of the editor knows: the letter's language, what may be said of the reader, the pictures, and whether anything may change. */
import { createContext, useContext } from 'react';
import type { Lang } from '#web/i18n/index.ts';
import type { Image, Merge, Problem } from './model.ts';

export interface Editing {
  lang: Lang;
  open: boolean;
  merges: readonly Merge[];
  /** Where a field that is missing would be declared. */
  declare: { registerId: string | null; purposeId: string };
  problems: readonly Problem[];
  images: ReadonlyMap<string, Image>;
  addImage: (image: Image) => void;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('outside the editor');
  return editing;
}
