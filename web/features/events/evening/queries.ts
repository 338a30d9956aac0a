import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Evening } from '../../../../contract/evening.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { eventKey } from '../planning/queries.ts';

export type Answers = Readonly<Record<string, string | number | boolean>>;

const key = (event: string) => [...eventKey(event), 'evening'] as const;

export const useEvening = (event: string) =>
  useQuery({
    queryKey: key(event),
    queryFn: ({ signal }) => api.get<Evening>(`/api/events/${event}/evening`, signal),
    // What somebody is typing must not be asked away under their thumb
    refetchOnWindowFocus: false,
  });

interface Given {
  customer: string;
  fields: Answers;
  complete: boolean;
}

/** Keeps one guest's answers, or completes the file; the queue comes back with it. */
export function useMakeFile(event: string, done: (given: Given) => void) {
  const client = useQueryClient();
  const tell = useTellError();
  return useMutation({
    mutationFn: (given: Given) =>
      api.post<Evening>(`/api/events/${event}/evening`, { id: newId(), ...given }),
    onSuccess: (answer, given) => {
      client.setQueryData(key(event), answer);
      void client.invalidateQueries({ queryKey: ['files-to-make'] });
      done(given);
    },
    onError: tell,
  });
}
