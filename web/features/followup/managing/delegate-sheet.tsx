import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { delegated, delegation } from '../../../../contract/owing.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { useColleagues } from './colleagues.ts';
import { managingWords } from './words.ts';

interface Props {
  from: string;
  name: string;
  cards: readonly TodayCard[];
  close: () => void;
  done: () => void;
}

/** Someone else does it: dues stay, credit stays with the one it was owed by. */
export function DelegateSheet({ from, name, cards, close, done }: Props) {
  const t = useWords(managingWords);
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const id = useRef(newId());
  const give = useDelegate(done);
  const reasons = (['whyLeave', 'whyFull', 'whyNear'] as const).map((key) => ({
    value: t(key),
    label: t(key),
  }));
  const save = () => {
    setTried(true);
    if (!to || reason.trim().length < 2) return;
    const obligations = cards.flatMap((card) => card.duties.map((duty) => duty.id));
    give.mutate({ id: id.current, obligations, to, reason: reason.trim() });
  };
  return (
    <SideSheet
      title={t('delegate')}
      close={close}
      foot={
        <Button type="primary" size="large" loading={give.isPending} onClick={save}>
          {t('handOver')} · {t('chosen', { n: cards.length })}
        </Button>
      }
    >
      <p>{t('delegateKeeps', { name })}</p>
      <Colleagues except={from} value={to} onChange={setTo} problem={tried && !to ? t('needTo') : null} />
      <ChoiceChips legend={t('why')} chips={reasons} value={reason} onChange={setReason} />
      <TextField
        label={t('reason')}
        value={reason}
        onChange={setReason}
        problem={tried && reason.trim().length < 2 ? t('needReason') : null}
      />
    </SideSheet>
  );
}

function Colleagues(props: {
  except: string;
  value: string | null;
  onChange: (to: string) => void;
  problem: string | null;
}) {
  const t = useWords(managingWords);
  const people = useColleagues();
  if (people.isPending) return <Loading rows={2} />;
  if (people.isError) return <ErrorState error={people.error} again={() => void people.refetch()} />;
  const chips = people.data.colleagues
    .filter((person) => person.id !== props.except && person.posts.some((post) => post !== 'administrator'))
    .map((person) => ({ value: person.id, label: person.name }));
  return (
    <ChoiceChips
      legend={t('to')}
      chips={chips}
      value={props.value}
      onChange={props.onChange}
      problem={props.problem}
    />
  );
}

function useDelegate(done: () => void) {
  const say = useSay();
  const t = useWords(managingWords);
  const { message } = App.useApp();
  const tellError = useTellError();
  return useMutation({
    mutationFn: (body: z.input<typeof delegation>) =>
      api.post<z.infer<typeof delegated>>('/api/obligations/delegations', body),
    onSuccess: (answer) => {
      for (const line of answer.refused) void message.warning(say(line.says));
      if (answer.moved.length > 0) void message.success(t('handedOver', { n: answer.moved.length }));
      done();
    },
    onError: tellError,
  });
}
