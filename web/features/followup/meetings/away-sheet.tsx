import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { newAbsence } from '../../../../contract/owing.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { meetingWords } from './words.ts';

type Absence = z.infer<typeof newAbsence>;

/** Said at roll-call: who is away, until when. What they owe meanwhile shows as theirs to hand on. */
export function AwaySheet(props: { member: { ref: string; name: string }; day: string; close: () => void }) {
  const t = useWords(meetingWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const [kind, setKind] = useState<Absence['kind']>('leave');
  const [first, setFirst] = useState(props.day);
  const [last, setLast] = useState(props.day);
  const member = props.member.ref.replace('member:', '');
  const save = useMutation({
    mutationFn: () => api.post('/api/absences', { id, member, first, last, kind } satisfies Absence),
    onSuccess: async () => {
      await Promise.all(['morning', 'owing'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      void message.success(t('awayKept'));
      props.close();
    },
    onError: useTellError(),
  });
  const backwards = last < first;
  return (
    <SideSheet
      title={t('awayOf', { name: props.member.name })}
      close={props.close}
      foot={
        <Button
          type="primary"
          size="large"
          disabled={first === '' || last === '' || backwards}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('keepAway')}
        </Button>
      }
    >
      <ChoiceChips
        legend={t('awayWhy')}
        value={kind}
        onChange={setKind}
        chips={(['leave', 'rest'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <TextField label={t('awayFrom')} type="date" value={first} onChange={setFirst} />
      <TextField
        label={t('awayTo')}
        type="date"
        min={first}
        value={last}
        onChange={setLast}
        problem={backwards ? t('awayBackwards') : null}
      />
    </SideSheet>
  );
}
