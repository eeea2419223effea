/** Who is chosen: some by name, or everybody who matches but for some, also those whose rows have not been fetched. */
import { useState } from 'react';
import type { Selection } from '../virtual-table.tsx';

export type Chosen = { all: false; ids: ReadonlySet<string> } | { all: true; except: ReadonlySet<string> };

const NOBODY: Chosen = { all: false, ids: new Set() };

export interface Choosing {
  chosen: Chosen;
  /** Undefined while everybody is chosen and their number is not known yet. */
  count: number | undefined;
  selection: Selection;
  clear: () => void;
}

/** `of` is what the list was asked: another list, and nobody is chosen. */
export function useChoice(of: string, total: number | undefined): Choosing {
  const [kept, setKept] = useState<{ of: string; chosen: Chosen }>({ of, chosen: NOBODY });
  const chosen = kept.of === of ? kept.chosen : NOBODY;
  const put = (next: Chosen) => setKept({ of, chosen: next });
  const clear = () => put(NOBODY);
  const left = chosen.all ? chosen.except : chosen.ids;
  const state = !chosen.all ? (chosen.ids.size === 0 ? 'none' : 'some') : chosen.except.size === 0 ? 'all' : 'some';
  const selection: Selection = {
    chosen: chosen.all ? new Set() : chosen.ids,
    has: (id) => (chosen.all ? !chosen.except.has(id) : chosen.ids.has(id)),
    state,
    toggle(id) {
      const next = new Set(left);
      if (!next.delete(id)) next.add(id);
      put(chosen.all ? { all: true, except: next } : { all: false, ids: next });
    },
    span(ids) {
      if (chosen.all) put({ all: true, except: new Set([...left].filter((id) => !ids.includes(id))) });
      else put({ all: false, ids: new Set([...left, ...ids]) });
    },
    toggleAll: () => (state === 'all' ? clear() : put({ all: true, except: new Set() })),
    clear,
  };
  const count = !chosen.all ? chosen.ids.size : total === undefined ? undefined : total - chosen.except.size;
  return { chosen, count, selection, clear };
}
