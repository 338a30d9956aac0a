import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { z } from 'zod';
import type {
  batchResult,
  CustomerFile,
  fileRows,
  openings,
  Survey,
  surveyRows,
} from '../../../../contract/files.ts';
import { api, withQuery } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { paperWords } from './words.ts';

export type BatchLine = z.infer<typeof batchResult>['lines'][number];
export type FileRow = z.infer<typeof fileRows>['rows'][number];
export type SurveyRow = z.infer<typeof surveyRows>['rows'][number];
export type Opening = z.infer<typeof openings>['rows'][number];

/** Everything about papers is asked anew after a change: shelves, counts, the page itself. */
const papers = ['customers', 'papers'] as const;

export const useFiles = (show: string) =>
  useQuery({
    queryKey: [...papers, 'files', show],
    queryFn: ({ signal }) => api.get<z.infer<typeof fileRows>>(withQuery('/api/files', { show }), signal),
  });

export const useFile = (id: string) =>
  useQuery({
    queryKey: [...papers, 'file', id],
    queryFn: ({ signal }) => api.get<CustomerFile>(`/api/files/${id}`, signal),
  });

export const useSurveys = (show: string) =>
  useQuery({
    queryKey: [...papers, 'surveys', show],
    queryFn: ({ signal }) => api.get<z.infer<typeof surveyRows>>(withQuery('/api/surveys', { show }), signal),
  });

export const useSurvey = (id: string) =>
  useQuery({
    queryKey: [...papers, 'survey', id],
    queryFn: ({ signal }) => api.get<Survey>(`/api/surveys/${id}`, signal),
    retry: false,
  });

export const useOpenings = () =>
  useQuery({
    queryKey: [...papers, 'openings'],
    queryFn: ({ signal }) => api.get<z.infer<typeof openings>>('/api/openings', signal),
    refetchInterval: 30_000,
  });

/** A change to papers: says what went wrong, then everything about papers is asked anew. */
export function usePaperChange<V, R = unknown>(send: (given: V) => Promise<R>, done?: (answer: R) => void) {
  const t = useWords(paperWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      void queries.invalidateQueries({ queryKey: papers });
      if (done) done(answer);
      else void message.success(t('saved'));
    },
    onError: useTellError(),
  });
}
