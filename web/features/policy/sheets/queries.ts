import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { colleagues } from '../../../../contract/identity.ts';
import type { Entries, EntryPage, SheetForm, Sheets } from '../../../../contract/sheets.ts';
import { api, withQuery } from '../../../api/client.ts';

export const useSheets = () =>
  useQuery({ queryKey: ['sheets'], queryFn: ({ signal }) => api.get<Sheets>('/api/sheets', signal) });

export const useEntries = () =>
  useQuery({ queryKey: ['entries'], queryFn: ({ signal }) => api.get<Entries>('/api/entries', signal) });

export interface OpenedFrom {
  about: string | undefined;
  obligation: string | undefined;
}

export const useSheetForm = (clause: string, from: OpenedFrom) =>
  useQuery({
    queryKey: ['sheets', clause, from],
    queryFn: ({ signal }) =>
      api.get<SheetForm>(withQuery(`/api/sheets/${encodeURIComponent(clause)}`, { ...from }), signal),
  });

export const useEntry = (id: string) =>
  useQuery({
    queryKey: ['entries', id],
    queryFn: ({ signal }) => api.get<EntryPage>(`/api/entries/${encodeURIComponent(id)}`, signal),
  });

/** Everybody at work, for a field that asks for a colleague. */
export const useColleagues = (enabled: boolean) =>
  useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => api.get<z.infer<typeof colleagues>>('/api/colleagues', signal),
    enabled,
  });
