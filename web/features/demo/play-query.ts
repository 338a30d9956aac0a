import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PlayState } from '../../../contract/demo.ts';
import { api } from '../../api/client.ts';

const key = ['demo', 'play'] as const;
/** Lines come every second or so. */
const EVERY: Readonly<Record<string, number>> = { running: 700, elsewhere: 5_000 };

export const usePlay = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<PlayState>('/api/demo/play', signal),
    refetchInterval: ({ state }) => EVERY[state.data?.state ?? ''] ?? false,
    staleTime: 0,
  });

export function useStartPlay() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<void>('/api/demo/play', undefined),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

/** Into the play's company, as one of its people. The page is loaded anew: nothing of another person stays on it. */
export const useGoAs = () =>
  useMutation({
    mutationFn: async ({ account, password, to }: { account: string; password: string; to: string }) => {
      await api.post<void>('/api/session', { account, password, keep: false });
      location.assign(to);
    },
  });
