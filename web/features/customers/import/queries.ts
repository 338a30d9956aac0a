import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type {
  ImportFilter,
  ImportList,
  ImportPage,
  ImportRow,
  ImportRows,
  ImportState,
} from '../../../../contract/customer-import.ts';
import { api, withQuery } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';

const pageKey = (id: string) => ['import', id];
const rowsKey = (id: string) => ['import-rows', id];

const RUNNING: readonly ImportState[] = ['reading', 'writing', 'undoing'];
export const isRunning = (state: ImportState): boolean => RUNNING.includes(state);

export const useImports = () =>
  useQuery({ queryKey: ['imports'], queryFn: ({ signal }) => api.get<ImportList>('/api/imports', signal) });

/** Asked again every second while something runs. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: pageKey(id),
    queryFn: ({ signal }) => api.get<ImportPage>(`/api/imports/${id}`, signal),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.state) ? 1_000 : false),
  });

export const useRows = (id: string, filter: ImportFilter) =>
  useInfiniteQuery({
    queryKey: [...rowsKey(id), filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<ImportRows>(withQuery(`/api/imports/${id}/rows`, { filter, after: pageParam }), signal),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });

type Act = 'columns' | 'look' | 'back' | 'write' | 'stop' | 'undo';

/** Does something to the import; the answer is the import as it then is. */
export function useAct(id: string) {
  const client = useQueryClient();
  const tell = useTellError();
  return useMutation({
    mutationFn: ({ act, body = {} }: { act: Act; body?: unknown }) =>
      api.post<ImportPage>(`/api/imports/${id}/${act}`, body),
    onSuccess: (page) => {
      client.setQueryData(pageKey(id), page);
      client.removeQueries({ queryKey: rowsKey(id) });
      void client.invalidateQueries({ queryKey: ['imports'] });
    },
    onError: (error) => {
      tell(error);
      void client.invalidateQueries({ queryKey: pageKey(id) });
    },
  });
}

interface Mended {
  row: ImportRow;
  counts: NonNullable<ImportPage['counts']>;
}

/** A mended row may change others that are the same person, so all that is shown is asked again. */
export function useMend(id: string, done: (row: ImportRow) => void) {
  const client = useQueryClient();
  const tell = useTellError();
  return useMutation({
    mutationFn: ({ line, fields }: { line: number; fields: Record<string, string> }) =>
      api.patch<Mended>(`/api/imports/${id}/rows/${line}`, { fields }),
    onSuccess: ({ row, counts }) => {
      client.setQueryData<ImportPage>(pageKey(id), (page) => page && { ...page, counts });
      client.setQueriesData<InfiniteData<ImportRows>>(
        { queryKey: rowsKey(id) },
        (data) => data && withRow(data, row),
      );
      void client.invalidateQueries({ queryKey: rowsKey(id), refetchType: 'none' });
      done(row);
    },
    onError: tell,
  });
}

const withRow = (data: InfiniteData<ImportRows>, row: ImportRow): InfiniteData<ImportRows> => ({
  ...data,
  pages: data.pages.map((page) => ({
    ...page,
    rows: page.rows.map((one) => (one.line === row.line ? row : one)),
  })),
});

/** Large files take their time: no other limit than the person's patience. */
export const upload = (id: string, file: File, signal: AbortSignal): Promise<ImportPage> => {
  const form = new FormData();
  form.append('file', file);
  return api.put<ImportPage>(`/api/imports/${id}/file`, form, signal);
};
