import { useQuery } from '@tanstack/react-query';
import type { BigScreen, Draw, HallPage } from '../../../../contract/hall.ts';
import { api } from '../../../api/client.ts';
import { eventKey } from '../planning/queries.ts';

const EVERY = 10_000;

export const useHall = (event: string, live: boolean) =>
  useQuery({
    queryKey: [...eventKey(event), 'hall'],
    queryFn: ({ signal }) => api.get<HallPage>(`/api/events/${event}/hall`, signal),
    refetchInterval: live ? EVERY : false,
  });

export const useBigScreen = (event: string) =>
  useQuery({
    queryKey: [...eventKey(event), 'screen'],
    queryFn: ({ signal }) => api.get<BigScreen>(`/api/events/${event}/screen`, signal),
    refetchInterval: 4000,
  });

export const useDraw = (organisation: string, id: string) =>
  useQuery({
    queryKey: ['draw', organisation, id],
    queryFn: ({ signal }) => api.get<Draw>(`/api/public-draws/${organisation}/${id}`, signal),
  });
