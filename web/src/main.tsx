/** Start of the staff application in the browser. */
import './theme/styles.ts';
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client } from './api/query-client.ts';
import { router } from './router.tsx';
import { theme } from './theme/mantine.ts';

// The frame is fetched while the server is still asked who is here; outside the door it is not needed.
if (!/^\/(login|setup)/.test(location.pathname)) void import('./frame/frame.tsx');

const colorSchemeManager = localStorageColorSchemeManager({ key: 'lupaus-scheme' });
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={colorSchemeManager}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={client}>
          <Notifications position="bottom-left" limit={3} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
