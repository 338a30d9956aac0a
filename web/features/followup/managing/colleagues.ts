import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { colleagues } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';

/** Everybody at work, for pickers. */
export function useColleagues(enabled = true) {
  return useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => api.get<z.infer<typeof colleagues>>('/api/colleagues', signal),
    enabled,
  });
}
