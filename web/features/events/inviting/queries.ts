import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { candidates, InvitationBoard } from '../../../../contract/inviting.ts';
import { api, withQuery } from '../../../api/client.ts';
import { eventKey } from '../planning/queries.ts';

export const useBoard = (event: string) =>
  useQuery({
    queryKey: [...eventKey(event), 'invitations'],
    queryFn: ({ signal }) => api.get<InvitationBoard>(`/api/events/${event}/invitations`, signal),
  });

export const useCandidates = (event: string, q: string) =>
  useQuery({
    queryKey: [...eventKey(event), 'prospects', q],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof candidates>>(withQuery(`/api/events/${event}/prospects`, { q }), signal),
    // What was found stays while the next letters are looked up
    placeholderData: keepPreviousData,
  });
