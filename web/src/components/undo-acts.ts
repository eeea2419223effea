/** Acts that can be taken back, the last on top: the toast and Ctrl+Z lead to the same one. */
import { whenActed } from '../api/client.ts';
import { client } from '../api/query-client.ts';

export interface Act {
  readonly id: string;
  /** The page it was done on: Ctrl+Z takes back what one still sees. */
  path: string;
  readonly at: number;
}

const DEPTH = 50;
/** As long as a toast stands. */
const TOAST_MS = 9000;
/** A page says by itself what it did, once it has looked up what it shows; where none does, a plain toast is shown. */
const SILENT_MS = 500;

const done: Act[] = [];
const taken: Act[] = [];
let replaying = 0;
let pending: Act | undefined;
let silent: number | undefined;
let onSilent: (act: Act) => void = () => {};

/** Told of an act that no page has said anything about. */
export function whenSilent(tell: (act: Act) => void): void {
  onSilent = tell;
}

whenActed(acted);

/** The server did something that can be taken back. */
function acted(id: string): void {
  const act = { id, path: location.pathname, at: performance.now() };
  done.push(act);
  done.splice(0, done.length - DEPTH);
  // What is new ends what could be done again; the undo and what is done again are acts too, and end nothing.
  if (replaying === 0) taken.length = 0;
  pending = act;
  listen(act);
}

function listen(act: Act): void {
  window.clearTimeout(silent);
  silent = window.setTimeout(() => {
    // After the page has moved on to what was made.
    act.path = location.pathname;
    if (pending !== act) return;
    // The page still looks up what it will show. Were it spoken for now, its own words would come without the way back.
    if (client.isFetching() > 0) return listen(act);
    pending = undefined;
    onSilent(act);
  }, SILENT_MS);
}

/** An act on many, known once it is over: like any other act, it is the last that was done. */
export function actedOnMany(id: string): void {
  if (done.some((each) => each.id === id)) return;
  done.push({ id, path: location.pathname, at: performance.now() });
  done.splice(0, done.length - DEPTH);
  taken.length = 0;
}

const offers = new Map<string, Set<() => void>>();

/** Told when the act is being taken back or done again, whichever way: what offered it goes. */
export function whenTurned(id: string, tell: () => void): () => void {
  const told = offers.get(id) ?? new Set();
  offers.set(id, told.add(tell));
  return () => {
    told.delete(tell);
    if (told.size === 0 && offers.get(id) === told) offers.delete(id);
  };
}

export function turned(id: string): void {
  const told = offers.get(id);
  offers.delete(id);
  for (const tell of told ?? []) tell();
}

/** While an act is taken back or done again: what the server answers as its act is no new one. */
export async function replay<T>(work: () => Promise<T>): Promise<T> {
  replaying += 1;
  try {
    return await work();
  } finally {
    replaying -= 1;
  }
}

/** The act that the toast about to be shown is about. */
export function takePending(): Act | undefined {
  const act = pending;
  pending = undefined;
  return act;
}

/** What Ctrl+Z would take back here. */
export function lastHere(): Act | undefined {
  const act = done.at(-1);
  return act !== undefined && (act.path === location.pathname || performance.now() - act.at < TOAST_MS) ? act : undefined;
}

/** What Ctrl+Shift+Z and Ctrl+Y would do again: as many steps as were taken back. */
export function lastTaken(): Act | undefined {
  return taken.at(-1);
}

/** The act was taken back; the undo is an act of its own, by which it is done again. */
export function tookBack(id: string, again: string | undefined): void {
  forget(id);
  if (again !== undefined) {
    forget(again);
    taken.push({ id: again, path: location.pathname, at: performance.now() });
  }
}

/** It was done again, and can be taken back again. */
export function didAgain(id: string, act: string | undefined): void {
  const at = taken.findIndex((each) => each.id === id);
  if (at >= 0) taken.splice(at, 1);
  if (act !== undefined) {
    forget(act);
    done.push({ id: act, path: location.pathname, at: performance.now() });
  }
}

export function forget(id: string): void {
  const at = done.findIndex((each) => each.id === id);
  if (at >= 0) done.splice(at, 1);
}
