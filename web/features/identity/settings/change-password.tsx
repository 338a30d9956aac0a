import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import { RefusedNote } from '../sign-in/open-frame.tsx';
import { settingsWords } from './words.ts';

export function ChangePassword() {
  const t = useWords(settingsWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('changePassword')}</Button>
      {open ? <PasswordSheet close={() => setOpen(false)} /> : null}
    </>
  );
}

function PasswordSheet({ close }: { close: () => void }) {
  const t = useWords(settingsWords);
  const { message } = App.useApp();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => api.put<void>('/api/me/password', { current, next }),
    onSuccess: () => {
      void message.success(t('passwordChanged'));
      close();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <SideSheet
      title={t('changePassword')}
      close={close}
      foot={
        <Button
          type="primary"
          htmlType="submit"
          form="password-form"
          loading={change.isPending}
          disabled={!current || !next}
        >
          {t('save')}
        </Button>
      }
    >
      <form id="password-form" onSubmit={send}>
        <RefusedNote error={change.error} />
        <TextField
          label={t('current')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          autoFocus
        />
        <TextField
          label={t('next')}
          note={t('nextNote')}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
        />
      </form>
    </SideSheet>
  );
}
