import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { PackPage, ParameterShown } from '../../../contract/policy.ts';
import { api } from '../../api/client.ts';
import { newId } from '../../api/new-id.ts';
import { TextField } from '../../ui/fields.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { useTellError } from '../../ui/tell-error.ts';
import { useSay, useWords } from '../../ui/words.ts';
import { dayAfter } from './day-after.ts';
import { unitWord, useSayValue } from './say-value.ts';
import { typedValue } from './typed-value.ts';
import { policyWords } from './words.ts';

interface Props {
  pack: string;
  page: PackPage;
  parameter: ParameterShown;
  onClose: () => void;
}

/** Fills a blank or sets an own value, from a day on. */
export function ValueSheet({ pack, page, parameter, onClose }: Props) {
  const t = useWords(policyWords);
  const say = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const sayValue = useSayValue();
  const first = parameter.value ?? parameter.suggested;
  const [typed, setTyped] = useState(first === null ? '' : sayValue(first, parameter.unit));
  const [from, setFrom] = useState(dayAfter(page.today));
  const save = useMutation({
    mutationFn: () =>
      api.post(`/api/policy/packs/${pack}/values`, {
        id,
        base: page.revision,
        parameter: parameter.name,
        value: typedValue(typed, parameter.unit),
        from,
      }),
    onSuccess: () => {
      void message.success(t('saved'));
      void queries.invalidateQueries({ queryKey: ['policy'] });
      onClose();
    },
    onError: useTellError(),
  });
  return (
    <SideSheet title={t('fillTitle', { text: say(parameter.text) })} close={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextField
          label={t('newValue')}
          note={t(unitWord(parameter.unit))}
          value={typed}
          onChange={setTyped}
          autoFocus
        />
        <TextField
          label={t('from')}
          note={t('fromNote')}
          type="date"
          min={page.today}
          value={from}
          onChange={setFrom}
        />
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={typed.trim() === ''}>
          {t('save')}
        </Button>
      </form>
    </SideSheet>
  );
}
