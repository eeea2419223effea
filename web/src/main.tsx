/** Start of the staff application in the browser. */
import './theme/styles.ts';
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sessionQuery } from './api/queries.ts';
import { client } from './api/query-client.ts';
import { router } from './router.tsx';
import { theme } from './theme/mantine.ts';

// Who is here, the frame and the page itself are fetched side by side; outside the door only the first is needed.
void client.prefetchQuery(sessionQuery);
if (!/^\/(login|setup)/.test(location.pathname)) {
  void import('./frame/frame.tsx');
  for (const route of router.getMatchedRoutes(location.pathname)[0]) void router.loadRouteChunk(route);
}

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
