/** Ctrl/⌘ Z takes the last change of the draft back, except where one is writing: there it is the field's own. */
import { useEffect, useEffectEvent } from 'react';

export function useUndoKeys(undo: () => void, redo: () => void): void {
  const act = useEffectEvent((again: boolean) => (again ? redo() : undo()));
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      const [target] = event.composedPath();
      if (
        target instanceof HTMLElement &&
        target.closest('input:not([type="checkbox"]), textarea, [contenteditable="true"], [role="dialog"]')
      )
        return;
      event.preventDefault();
      act(key === 'y' || event.shiftKey);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
