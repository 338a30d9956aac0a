import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused, Unreachable } from '../api/client.ts';
import { meKey } from '../api/session.tsx';
import { ThemeRoot } from '../ui/theme-root.tsx';
import { makeRouter } from './router.tsx';
import { startWorker } from './worker.ts';

/** A session that ended elsewhere shows the sign-in screen at the next answer, wherever one is. */
function onError(error: Error): void {
  if (error instanceof Refused && error.status === 401) void queries.invalidateQueries({ queryKey: meKey });
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => error instanceof Unreachable && failures < 2,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ThemeRoot>
        <RouterProvider router={makeRouter()} />
      </ThemeRoot>
    </QueryClientProvider>
  </StrictMode>,
);
startWorker();
