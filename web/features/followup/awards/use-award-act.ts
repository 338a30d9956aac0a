import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';

/** A write about an award: says that it is kept, refreshes the book, closes the sheet. */
export function useAwardAct<Body extends object>(path: string, kept: string, close: () => void) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => api.post(path, body),
    onSuccess: () => {
      void message.success(kept);
      void queries.invalidateQueries({ queryKey: ['awards'] });
      close();
    },
    onError: useTellError(),
  });
}
