import { useQuery } from '@tanstack/react-query';
import type { EventTexts, OneText } from '../../../../contract/texts.ts';
import { api } from '../../../api/client.ts';
import { eventKey } from '../planning/queries.ts';

export const textsPath = (event: string): string => `/api/events/${encodeURIComponent(event)}/texts`;

export const useTexts = (event: string) =>
  useQuery({
    queryKey: [...eventKey(event), 'texts'],
    queryFn: ({ signal }) => api.get<EventTexts>(textsPath(event), signal),
  });

export const textKey = (event: string, text: string) => [...eventKey(event), 'texts', text] as const;

export const useText = (event: string, text: string) =>
  useQuery({
    queryKey: textKey(event, text),
    queryFn: ({ signal }) => api.get<OneText>(`${textsPath(event)}/${encodeURIComponent(text)}`, signal),
  });
