import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import type { z } from 'zod';
import type { approvalDecisions, decided, delegation } from '../../../../contract/owing.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useTellError } from '../../../ui/tell-error.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import type { Covers } from './meanwhile.tsx';
import { approvalWords } from './words.ts';

interface Line {
  approval: string;
  yes: boolean;
  reason: string;
  covers: Covers;
}

/** One thumb for several; each line answers for itself, and pressing again sends the same decisions. */
export function useDecide(after: () => void) {
  const t = useWords(approvalWords);
  const say = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const ids = useRef(new Map<string, string>());
  const idOf = (line: Line) => {
    const key = `${line.approval}/${line.yes}`;
    const known = ids.current.get(key) ?? newId();
    ids.current.set(key, known);
    return known;
  };
  return useMutation({
    mutationFn: async (lines: readonly Line[]) => {
      // First somebody has it, then its holder may be away
      for (const line of lines.filter(({ yes }) => yes)) await cover(idOf(line), line, t('coverReason'));
      const body: z.input<typeof approvalDecisions> = {
        decisions: lines.map((line) => ({
          id: idOf(line),
          approval: line.approval,
          yes: line.yes,
          reason: line.reason,
        })),
      };
      return api.post<z.infer<typeof decided>>('/api/approvals/decisions', body);
    },
    onSuccess: (answer) => {
      for (const line of answer.lines) if (!line.done && line.says) void message.warning(say(line.says));
      const done = answer.lines.filter((line) => line.done).length;
      if (done > 0) void message.success(t('sent', { n: done }));
      for (const key of ['approvals', 'evening', 'today', 'owing', 'entries'])
        void queries.invalidateQueries({ queryKey: [key] });
      after();
    },
    onError: useTellError(),
  });
}

/** Hands over what falls due meanwhile, one request for each who covers. */
async function cover(id: string, { covers }: Line, reason: string): Promise<void> {
  const chosen = Object.entries(covers).filter(([, to]) => to !== '');
  for (const [to, due] of Map.groupBy(chosen, ([, member]) => member)) {
    const body: z.input<typeof delegation> = {
      id: `${id}.${to}`,
      to,
      reason,
      obligations: due.map(([obligation]) => obligation),
    };
    await api.post('/api/obligations/delegations', body);
  }
}
