import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { waiver } from '../../../../contract/followup.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { toldBy } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { managingWords } from './words.ts';

interface Props {
  cards: readonly TodayCard[];
  close: () => void;
  done: () => void;
}

/** 免做: with a reason that stays beside it; it counts neither as kept nor as broken. */
export function WaiveSheet({ cards, close, done }: Props) {
  const t = useWords(managingWords);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const waive = useWaive(cards, done);
  const short = reason.trim().length < 2;
  const save = () => {
    setTried(true);
    if (!short) waive.mutate(reason.trim());
  };
  return (
    <SideSheet
      title={t('waive')}
      close={close}
      foot={
        <Button type="primary" size="large" loading={waive.isPending} onClick={save}>
          {t('waive')} · {t('chosen', { n: cards.length })}
        </Button>
      }
    >
      <p>{t('waiveNote')}</p>
      <TextField
        autoFocus
        label={t('why')}
        value={reason}
        onChange={setReason}
        problem={tried && short ? t('needReason') : null}
      />
    </SideSheet>
  );
}

/** Each duty answers for itself: one that ended meanwhile is named and does not hold the others. */
function useWaive(cards: readonly TodayCard[], done: () => void) {
  const t = useWords(managingWords);
  const say = useSay();
  const { message } = App.useApp();
  const ids = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: async (reason: string) => {
      let waived = 0;
      for (const duty of cards.flatMap((card) => card.duties)) {
        const id = ids.current.get(duty.id) ?? newId();
        ids.current.set(duty.id, id);
        const body: z.input<typeof waiver> = { id, reason };
        try {
          await api.post(`/api/obligations/${encodeURIComponent(duty.id)}/waive`, body);
          waived += 1;
        } catch (error) {
          const told = toldBy(error);
          if (!told) throw error;
          void message.warning(`${say(duty.title)}:${say(told.says)}`);
        }
      }
      return waived;
    },
    onSuccess: (waived) => {
      if (waived > 0) void message.success(t('waived', { n: waived }));
      done();
    },
    onError: useTellError(),
  });
}
