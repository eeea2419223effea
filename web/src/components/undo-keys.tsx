/** Ctrl+Z takes back the last act of the page, Ctrl+Shift+Z or Ctrl+Y does it again; never while one is writing, where the keys are the field's own. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { lastHere, lastTaken } from './undo-acts.ts';
import { doAgain, takeBack, whenGone } from './undo-toast.tsx';

/** Steps on their way, and the last of them: a key pressed meanwhile is the step after it, not the same one twice. */
let walking = 0;
let last: Promise<void> = Promise.resolve();

async function step(again: boolean): Promise<void> {
  const act = again ? lastTaken() : lastHere();
  if (act !== undefined) await (again ? doAgain(act) : takeBack(act));
}

export function UndoKeys(): null {
  const navigate = useNavigate();
  useEffect(() => {
    whenGone((to) => void navigate({ to }));
    function onKeyDown(event: KeyboardEvent) {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || writing(event.composedPath()[0])) return;
      const again = (key === 'z' && event.shiftKey) || (key === 'y' && event.ctrlKey && !event.shiftKey);
      if (!again && key !== 'z') return;
      if (walking === 0 && (again ? lastTaken() : lastHere()) === undefined) return;
      event.preventDefault();
      walking += 1;
      last = last
        .then(() => step(again))
        .catch(() => undefined)
        .finally(() => (walking -= 1));
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate]);
  return null;
}

function writing(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"]') !== null;
}
