/** What one does with one's own account from anywhere: language, theme, leaving. */
import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import { useErrorText } from '../components/error-banner.tsx';
import { forget } from '../components/kept.ts';
import { warn } from '../components/toast.ts';
import { type Lang, setLang } from '../i18n/index.ts';

export const SCHEMES = ['light', 'dark', 'auto'] as const;
export type Scheme = (typeof SCHEMES)[number];

export function useScheme(): { scheme: Scheme; setScheme: (next: Scheme) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { scheme: colorScheme, setScheme: setColorScheme };
}

export function chooseLang(next: Lang): void {
  setLang(next);
  // The choice is kept in the browser at once; the account learns it when it can.
  api.accounts.mine({ body: { language: next } }).catch(() => {});
}

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  const text = useErrorText();
  return async () => {
    try {
      await api.session.logout();
      // Nothing of what was read may stay in memory for the next person at this machine.
      client.clear();
      for (const kept of ['setup', 'read']) forget(kept);
      await client.fetchQuery(sessionQuery);
      await router.navigate({ to: '/login' });
    } catch (error) {
      warn(text(error));
    }
  };
}
