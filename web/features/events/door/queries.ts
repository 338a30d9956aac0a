import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { DoorBoard, PrintedPasses, RosterPage, walkIns } from '../../../../contract/door.ts';
import { api } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';

const doorKey = (id: string) => ['events', id, 'door'] as const;
const at = (id: string, path: string) => `/api/events/${encodeURIComponent(id)}/${path}`;

/** Asked again every few seconds: on the morning itself it is watched, not reloaded. */
export const useDoorBoard = (id: string) =>
  useQuery({
    queryKey: doorKey(id),
    queryFn: ({ signal }) => api.get<DoorBoard>(at(id, 'door'), signal),
    refetchInterval: 10_000,
  });

export const useWalkIns = (id: string) =>
  useQuery({
    queryKey: [...doorKey(id), 'cards'],
    queryFn: ({ signal }) => api.get<z.infer<typeof walkIns>>(at(id, 'walk-ins'), signal),
    refetchInterval: 20_000,
  });

export const useRosterPage = (id: string) =>
  useQuery({
    queryKey: [...doorKey(id), 'roster'],
    queryFn: ({ signal }) => api.get<RosterPage>(at(id, 'roster'), signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useMakePasses(id: string) {
  const tell = useTellError();
  return useMutation({
    mutationFn: () => api.post<PrintedPasses>(at(id, 'passes/print'), { invitations: null }),
    onError: tell,
  });
}

/** A write at the doors: afterwards everything shown of them is asked again. */
export function useDoorWrite<A, R = unknown>(id: string, write: (given: A) => Promise<R>) {
  const client = useQueryClient();
  const tell = useTellError();
  return useMutation({
    mutationFn: write,
    onSuccess: () => client.invalidateQueries({ queryKey: ['events', id] }),
    onError: tell,
  });
}

export const doorPath = at;
