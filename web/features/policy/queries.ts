import { useQuery } from '@tanstack/react-query';
import type { ClausePage, Library, PackPage, Preview } from '../../../contract/policy.ts';
import { api } from '../../api/client.ts';

export const useLibrary = () =>
  useQuery({ queryKey: ['policy'], queryFn: ({ signal }) => api.get<Library>('/api/policy', signal) });

export const usePack = (pack: string) =>
  useQuery({
    queryKey: ['policy', 'pack', pack],
    queryFn: ({ signal }) => api.get<PackPage>(`/api/policy/packs/${encodeURIComponent(pack)}`, signal),
  });

export const useClause = (clause: string) =>
  useQuery({
    queryKey: ['policy', 'clause', clause],
    queryFn: ({ signal }) => api.get<ClausePage>(`/api/policy/clauses/${encodeURIComponent(clause)}`, signal),
  });

export interface Choices {
  from: string;
  variants: Record<string, string>;
  blanks: Record<string, string | number>;
  conflicts: Record<string, string>;
}

/** What adopting would do; asked again whenever a choice changes. */
export const usePreview = (pack: string, choices: Choices, ready: boolean) =>
  useQuery({
    queryKey: ['policy', 'preview', pack, choices],
    queryFn: () => api.post<Preview>(`/api/policy/packs/${encodeURIComponent(pack)}/preview`, choices),
    enabled: ready,
    placeholderData: (before) => before,
  });
