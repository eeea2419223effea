/** The window's name follows the page, so that tabs and screen readers say where one is. */
import { useEffect } from 'react';

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Lupaus' : `${title} · Lupaus`;
  }, [title]);
}
