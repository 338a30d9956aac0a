import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { entryKept, newEntry } from '../../../../contract/sheets.ts';
import { api, Refused } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import type { OpenedFrom } from './queries.ts';
import { sheetWords } from './words.ts';

interface Reason {
  clause: string;
  says: { zh: string; en: string };
}

type Sent = Omit<z.input<typeof newEntry>, 'about' | 'obligation'>;

/** Hands in a sheet; what the rules point out is shown first, and handing in again says it was read. */
export function useHandIn(clause: string, from: OpenedFrom) {
  const t = useWords(sheetWords);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tellError = useTellError();
  const [warnings, setWarnings] = useState<readonly Reason[] | null>(null);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const path = `/api/sheets/${encodeURIComponent(clause)}/entries`;
  const mutation = useMutation({
    mutationFn: (sent: Sent) => api.post<z.infer<typeof entryKept>>(path, { ...sent, ...from }),
    onSuccess: ({ open }) => {
      void message.success(t('handedIn'));
      for (const key of ['entries', 'today', 'approvals'])
        void queries.invalidateQueries({ queryKey: [key] });
      void navigate({ to: open as string });
    },
    onError: (error) => {
      const { code, details } = error instanceof Refused ? error : { code: '', details: null };
      if (code === 'sheet.warned') return setWarnings((details as { reasons: Reason[] }).reasons);
      if (code === 'sheet.incomplete') setMissing((details as { fields: string[] }).fields);
      tellError(error);
    },
  });
  return { handIn: mutation.mutate, isPending: mutation.isPending, warnings, missing };
}
