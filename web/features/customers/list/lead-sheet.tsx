import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { LongField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { listWords } from './words.ts';

/** The number is somebody else's customer: what one knows goes to the manager, to one's own credit. */
export function LeadSheet(props: { name: string; phones: string; close: () => void; done: () => void }) {
  const t = useWords(listWords);
  const { message } = App.useApp();
  const [id] = useState(newId);
  const [note, setNote] = useState('');
  const send = useMutation({
    mutationFn: () => api.post('/api/leads', { id, name: props.name, phones: [props.phones], note }),
    onSuccess: () => {
      void message.success(t('leadDone'));
      props.done();
    },
    onError: useTellError(),
  });
  return (
    <SideSheet
      title={t('registerLead')}
      close={props.close}
      foot={
        <Button type="primary" size="large" loading={send.isPending} onClick={() => send.mutate()}>
          {t('registerLead')}
        </Button>
      }
    >
      <p>
        {props.name} · {props.phones}
      </p>
      <LongField label={t('leadNote')} value={note} onChange={setNote} autoFocus />
    </SideSheet>
  );
}
