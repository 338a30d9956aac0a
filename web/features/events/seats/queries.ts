import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SeatPlan } from '../../../../contract/seats.ts';
import { api } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';

const seatsKey = (id: string) => ['events', id, 'seats'] as const;
const at = (id: string, path = '') => `/api/events/${encodeURIComponent(id)}/seats${path}`;

export const useSeatPlan = (id: string) =>
  useQuery({
    queryKey: seatsKey(id),
    queryFn: ({ signal }) => api.get<SeatPlan>(at(id), signal),
    refetchInterval: 30_000,
  });

/** Every change answers with the whole hall: it is what is shown next. */
export function useSeatWrite<A>(
  id: string,
  write: (path: (path: string) => string, given: A) => Promise<SeatPlan>,
) {
  const client = useQueryClient();
  const tell = useTellError();
  return useMutation({
    mutationFn: (given: A) => write((path) => at(id, path), given),
    onSuccess: (plan) => client.setQueryData(seatsKey(id), plan),
    onError: tell,
  });
}
