/** What every part of the form shares: the draft as values, how to change it, and what is said of it. */
import { createContext, useContext } from 'react';
import type { Answer } from '#web/api/client.ts';
import type { Note } from './notes.ts';
import type { SectionId } from './spec.ts';
import type { Path } from './text/values.ts';

export type CatalogueField = Answer<'catalogue', 'fields'>['fields'][number];
type Words = Answer<'drafts', 'look'>['retention'][number];

export interface Drafting {
  data: unknown;
  notes: readonly Note[];
  catalogue: ReadonlyMap<string, CatalogueField>;
  /** Retention rules in words, by id; empty while the text is no declaration. */
  words: ReadonlyMap<string, Words>;
  section: SectionId;
  /** The item of a list that is open, as a path with ids. */
  open: string | null;
  change(edit: (yaml: string) => string, hand?: string): void;
  set(path: Path, value: unknown): void;
  onOpen(path: string | null): void;
  /** Tells where in the text the reader is. */
  onFocus(path: Path): void;
  goTo(path: string): void;
  fix(notes: readonly Note[]): void;
}

const Context = createContext<Drafting | null>(null);
export const DraftingProvider = Context.Provider;

export function useDrafting(): Drafting {
  const found = useContext(Context);
  if (found === null) throw new Error('a part of the form stands outside the draft');
  return found;
}
