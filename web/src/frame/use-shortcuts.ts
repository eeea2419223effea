/** One set of keys on every page: Ctrl/⌘ K finds, G and a letter goes, N makes, ? shows them all, and each page adds its own; never while one is writing. */
import { useEffect, useRef } from 'react';
import { isWriting } from '#web/components/writing.ts';
import type { Destination } from './destinations.ts';
import { pageCommandOf } from './page-commands.ts';

/** What was typed between Ctrl K and the palette: it is being fetched, and a name must not become keys of the page. */
let early: string | null = null;

/** The palette is there and writes for itself. */
export function takeEarly(): string {
  const typed = early ?? '';
  early = null;
  return typed;
}

interface Shortcuts {
  destinations: readonly Destination[];
  onPalette: () => void;
  onHelp: () => void;
  onGo: (to: Destination['to']) => void;
  onNew: (() => void) | undefined;
}

const CHORD_MS = 1200;

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    let chord = 0;
    function onKeyDown(event: KeyboardEvent) {
      const now = latest.current;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        if (!inDialog()) early = '';
        now.onPalette();
        return;
      }
      if (early !== null) {
        if (event.key === 'Escape') early = null;
        else if (event.key.length === 1) early += event.key;
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || writing(event.composedPath()[0])) return;
      const key = event.key.toLowerCase();
      if (event.timeStamp < chord) {
        chord = 0;
        const found = now.destinations.find((each) => each.key === key);
        if (found) {
          event.preventDefault();
          now.onGo(found.to);
        }
        return;
      }
      if (key === 'g') chord = event.timeStamp + CHORD_MS;
      else if (key === '?') now.onHelp();
      else if (key === 'n' && now.onNew) {
        event.preventDefault();
        now.onNew();
      } else if (!event.defaultPrevented) {
        const here = pageCommandOf(key);
        if (here === undefined) return;
        event.preventDefault();
        here.run();
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function inDialog(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

function writing(target: EventTarget | undefined): boolean {
  return inDialog() || isWriting(target);
}
