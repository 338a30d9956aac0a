import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { z } from 'zod';
import type { CustomerPage, withdrawn } from '../../../../contract/customers.ts';
import type { colleagues } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { personWords } from './words.ts';

/** What a "no" ended at once, and what goes on. */
export type Ended = z.infer<typeof withdrawn>;

export const pageKey = (id: string) => ['customers', 'page', id] as const;

export function useCustomerPage(id: string) {
  return useQuery({
    queryKey: pageKey(id),
    queryFn: ({ signal }) => api.get<CustomerPage>(`/api/customers/${id}`, signal),
  });
}

/** A change to this customer: says what went wrong, shows the page anew, lets the sheet close. */
export function useChange<V, R = unknown>(
  id: string,
  send: (given: V) => Promise<R>,
  done?: (answer: R) => void,
) {
  const t = useWords(personWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      refresh(queries, id);
      if (done) done(answer);
      else void message.success(t('saved'));
    },
    onError: useTellError(),
  });
}

export function refresh(queries: QueryClient, id: string): void {
  void queries.invalidateQueries({ queryKey: pageKey(id) });
  void queries.invalidateQueries({ queryKey: ['customers', 'list'] });
}

/** Representatives to choose an owner from. */
export function useRepresentatives() {
  return useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => api.get<z.infer<typeof colleagues>>('/api/colleagues', signal),
    select: (answer) => answer.colleagues.filter(({ posts }) => posts.includes('representative')),
  });
}
