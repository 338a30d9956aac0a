import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { z } from 'zod';
import type { EventList, EventPage } from '../../../../contract/events.ts';
import type { colleagues } from '../../../../contract/identity.ts';
import type { Eve } from '../../../../contract/inviting.ts';
import { api } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';

export const eventKey = (id: string) => ['events', id] as const;

export const useEvents = () =>
  useQuery({ queryKey: ['events'], queryFn: ({ signal }) => api.get<EventList>('/api/events', signal) });

export const useEvent = (id: string) =>
  useQuery({
    queryKey: [...eventKey(id), 'page'],
    queryFn: ({ signal }) => api.get<EventPage>(`/api/events/${encodeURIComponent(id)}`, signal),
  });

export const useEve = (id: string) =>
  useQuery({
    queryKey: [...eventKey(id), 'eve'],
    queryFn: ({ signal }) => api.get<Eve>(`/api/events/${encodeURIComponent(id)}/eve`, signal),
  });

/** Who works here, to be given a quota or a post. */
export const useColleagues = () =>
  useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => api.get<z.infer<typeof colleagues>>('/api/colleagues', signal),
    staleTime: 10 * 60_000,
  });

/** A write about one event: afterwards everything shown of it is asked again. */
export function useEventWrite<A>(id: string, write: (given: A) => Promise<unknown>, done?: string) {
  const client = useQueryClient();
  const tell = useTellError();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: write,
    onSuccess: () => {
      if (done) void message.success(done);
      void client.invalidateQueries({ queryKey: eventKey(id) });
      void client.invalidateQueries({ queryKey: ['events'], exact: true });
    },
    onError: tell,
  });
}

export const yuan = (amount: string) => ({
  amount: Number(amount || 0).toFixed(2),
  currency: 'CNY' as const,
});
export const shortYuan = ({ amount }: { amount: string }): string => amount.replace(/\.00$/, '');
