/** Every text the draft has been: one step back and forth, whether it was changed in the form, in the YAML or by a click. */
export interface History {
  past: readonly string[];
  now: string;
  future: readonly string[];
  /** What wrote last; the same hand that writes on does not make a step of every letter. */
  hand: string | null;
}

export type Act = { do: 'write'; text: string; hand?: string } | { do: 'rest' } | { do: 'undo' } | { do: 'redo' };

const LONGEST = 200;

export function begin(text: string): History {
  return { past: [], now: text, future: [], hand: null };
}

export function history(state: History, act: Act): History {
  switch (act.do) {
    case 'write': {
      if (act.text === state.now) return state;
      const goesOn = act.hand !== undefined && act.hand === state.hand && state.past.length > 0;
      const past = goesOn ? state.past : [...state.past, state.now].slice(-LONGEST);
      return { past, now: act.text, future: [], hand: act.hand ?? null };
    }
    case 'rest':
      return state.hand === null ? state : { ...state, hand: null };
    case 'undo': {
      const last = state.past.at(-1);
      if (last === undefined) return state;
      return { past: state.past.slice(0, -1), now: last, future: [state.now, ...state.future], hand: null };
    }
    case 'redo': {
      const [next, ...future] = state.future;
      return next === undefined ? state : { past: [...state.past, state.now], now: next, future, hand: null };
    }
  }
}
