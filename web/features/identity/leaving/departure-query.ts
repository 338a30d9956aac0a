import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { handover } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';

export type Handover = z.infer<typeof handover>;

export const parts = ['customers', 'files', 'tickets', 'obligations'] as const;
export type Part = (typeof parts)[number];

const keyOf = (id: string) => ['departures', id] as const;

export const useDeparture = (id: string) =>
  useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => api.get<Handover>(`/api/departures/${id}`, signal),
  });

type Change =
  | { heirs: { ref: string; to: string | null }[] }
  | { handOver: string[] }
  | { notebook: true }
  | { withdraw: true }
  | { leave: true };

/** Every step answers with the departure as it is after it. */
export function useDepartureChange(id: string, done?: () => void) {
  const queries = useQueryClient();
  const tellError = useTellError();
  return useMutation({
    mutationFn: (change: Change) => send(`/api/departures/${id}`, change),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['departures'] });
      await queries.invalidateQueries({ queryKey: ['members'] });
      done?.();
    },
    onError: tellError,
  });
}

function send(path: string, change: Change): Promise<unknown> {
  if ('heirs' in change) return api.put(`${path}/heirs`, change);
  if ('handOver' in change) return api.post(`${path}/hand-over`, { refs: change.handOver });
  if ('notebook' in change) return api.post(`${path}/notebook`, {});
  if ('withdraw' in change) return api.delete(path);
  return api.post(`${path}/leave`, {});
}
