import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { Till } from '../../../../contract/cash.ts';
import { api, withQuery } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { salesWords } from '../words.ts';

export interface Asked {
  event?: string;
  day?: string;
}

export const useTill = (asked: Asked) =>
  useQuery({
    queryKey: ['till', asked],
    queryFn: ({ signal }) => api.get<Till>(withQuery('/api/till', { ...asked }), signal),
  });

export function useTillAct<V>(send: (given: V) => Promise<unknown>, done?: () => void) {
  const t = useWords(salesWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      void message.success(t('done'));
      await queries.invalidateQueries({ queryKey: ['till'] });
      done?.();
    },
    onError: useTellError(),
  });
}
