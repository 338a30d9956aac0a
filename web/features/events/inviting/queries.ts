import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { candidates, InvitationBoard } from '../../../../contract/inviting.ts';
import { api } from '../../../api/client.ts';
import { eventKey } from '../planning/queries.ts';

export const useBoard = (event: string) =>
  useQuery({
    queryKey: [...eventKey(event), 'invitations'],
    queryFn: ({ signal }) => api.get<InvitationBoard>(`/api/events/${event}/invitations`, signal),
  });

export const useCandidates = (event: string) =>
  useQuery({
    queryKey: [...eventKey(event), 'prospects'],
    queryFn: ({ signal }) => api.get<z.infer<typeof candidates>>(`/api/events/${event}/prospects`, signal),
  });
