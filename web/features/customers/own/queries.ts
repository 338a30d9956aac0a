import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { z } from 'zod';
import type { erased, OwnPage } from '../../../../contract/own-page.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { ownWords } from './words.ts';

export const ownKey = ['own'] as const;
export type Erased = z.infer<typeof erased>;

/** A change on the own page answers with the page as it is then. */
export function useOwnChange<V>(send: (given: V) => Promise<OwnPage>, done?: () => void) {
  const t = useWords(ownWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (page) => {
      queries.setQueryData(ownKey, page);
      void message.success(t('saved'));
      done?.();
    },
    onError: useTellError(),
  });
}
