import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { z } from 'zod';
import type { eventSold } from '../../../../contract/cash.ts';
import type { OrderPage, orderRows } from '../../../../contract/sales.ts';
import { api, withQuery } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { salesWords } from '../words.ts';

type Rows = z.infer<typeof orderRows>;
export type Sold = z.infer<typeof eventSold>;

export const useOrders = (q: string, event?: string) =>
  useInfiniteQuery({
    queryKey: ['orders', q, event],
    queryFn: ({ pageParam, signal }) =>
      api.get<Rows>(withQuery('/api/orders', { q, event, before: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });

/** For managers: what a gathering sold; by seller only once it is over. */
export const useSold = (event: string) =>
  useQuery({
    queryKey: ['orders', 'sold', event],
    queryFn: ({ signal }) => api.get<Sold>(`/api/events/${event.slice('event:'.length)}/sold`, signal),
  });

export const useOrder = (id: string) =>
  useQuery({
    queryKey: ['order', id],
    queryFn: ({ signal }) => api.get<OrderPage>(`/api/orders/${id}`, signal),
  });

/** Something done to an order: everything that shows it is asked anew. */
export function useOrderAct(id: string, done?: () => void) {
  const t = useWords(salesWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) => api.post(path, body),
    onSuccess: async () => {
      void message.success(t('done'));
      await queries.invalidateQueries({ queryKey: ['order', id] });
      for (const key of ['orders', 'receivables', 'invoices', 'till'])
        void queries.invalidateQueries({ queryKey: [key] });
      done?.();
    },
    onError: useTellError(),
  });
}
