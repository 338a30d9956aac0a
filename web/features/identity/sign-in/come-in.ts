import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { meKey } from '../../../api/session.tsx';

/** Sends what opens a session, and goes on to where the person wanted to be. */
export function useComeIn<T>(path: string, next = '/') {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: T) => api.post<void>(path, body),
    onSuccess: async () => {
      await queries.resetQueries({ queryKey: meKey });
      await navigate({ to: next as string, replace: true } as never);
    },
  });
}

/** Only an address inside this site: a link may not send somebody elsewhere after sign-in. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
