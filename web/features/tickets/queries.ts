import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { z } from 'zod';
import type { searchAnswer } from '../../../contract/customers.ts';
import type { colleagues } from '../../../contract/identity.ts';
import type { NoticeSlip, TicketBoard, TicketPage } from '../../../contract/tickets.ts';
import { api, withQuery } from '../../api/client.ts';
import { useTellError } from '../../ui/tell-error.ts';
import { useWords } from '../../ui/words.ts';
import { ticketWords } from './words.ts';

const MINUTE = 60_000;

/** Clocks of ten minutes: the list looks again by itself. */
export const useBoard = (q: string, closed: boolean) =>
  useQuery({
    queryKey: ['tickets', q, closed],
    queryFn: ({ signal }) =>
      api.get<TicketBoard>(withQuery('/api/tickets', { q, closed: closed ? 'yes' : 'no' }), signal),
    placeholderData: (before) => before,
    refetchInterval: MINUTE,
  });

export const useTicket = (id: string) =>
  useQuery({
    queryKey: ['tickets', id],
    queryFn: ({ signal }) => api.get<TicketPage>(`/api/tickets/${id}`, signal),
    refetchInterval: MINUTE,
  });

export const useNotice = (id: string) =>
  useQuery({
    queryKey: ['tickets', id, 'notice'],
    queryFn: ({ signal }) => api.get<NoticeSlip>(`/api/tickets/${id}/notice`, signal),
  });

export const useFound = (q: string) =>
  useQuery({
    queryKey: ['customers', 'search', q],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof searchAnswer>>(withQuery('/api/customers/search', { q }), signal),
    enabled: q.length > 1,
    placeholderData: (before) => before,
  });

export const useColleagues = (enabled = true) =>
  useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => api.get<z.infer<typeof colleagues>>('/api/colleagues', signal),
    enabled,
  });

/** Writes something and looks again; says what was kept or why not. */
export function useTicketAct(after: () => void) {
  const t = useWords(ticketWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: object; says?: string }) => api.post(path, body),
    onSuccess: (_, { says }) => {
      void message.success(says ?? t('kept'));
      for (const key of ['tickets', 'today']) void queries.invalidateQueries({ queryKey: [key] });
      after();
    },
    onError: useTellError(),
  });
}
