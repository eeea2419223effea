/** What is typed into a list's search is sent after a short pause, unless the reader has opened something meanwhile. */
import { useDebouncedCallback } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';

const PAUSE_MS = 180;

/** A search that came after the click on a row would take the reader back to the list. */
export function useTypedSearch(path: string, send: (text: string) => void): (text: string) => void {
  const router = useRouter();
  return useDebouncedCallback((text: string) => {
    if (router.latestLocation.pathname === path) send(text.trim());
  }, PAUSE_MS);
}
