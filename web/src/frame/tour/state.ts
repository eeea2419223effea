/** Where the tour is: kept by this tab, so that a reload goes on, and known to whoever begins it. */
import { useSyncExternalStore } from 'react';
import { forget, keptOr } from '#web/components/kept.ts';

const NAME = 'tour';
let step: number | null = keptOr<number | null>(NAME, null);
const listeners = new Set<() => void>();

/** Goes to a step; null ends the tour. */
export function goTo(next: number | null): void {
  step = next;
  if (next === null) forget(NAME);
  else remember(next);
  for (const tell of listeners) tell();
}

export function beginTour(): void {
  goTo(0);
}

export function useTourStep(): number | null {
  return useSyncExternalStore(subscribe, () => step);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

function remember(next: number): void {
  try {
    sessionStorage.setItem(`lupaus.kept.${NAME}`, JSON.stringify(next));
  } catch {
    // The tour goes on as long as the page is open.
  }
}
