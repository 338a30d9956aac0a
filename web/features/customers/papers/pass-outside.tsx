import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerFile } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import { paperWords } from './words.ts';

/** Whoever is asked for a file from outside asks here, and is told by the clause; the customer's own copy is another door. */
export function PassOutside({ file }: { file: CustomerFile }) {
  const t = useWords(paperWords);
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState('');
  const ask = useMutation({
    mutationFn: () => api.post(`/api/files/${file.id}/passing`, { to }),
    onError: useTellError(),
  });
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        {t('passOutside')}
      </Button>
      {open ? (
        <SideSheet
          title={t('passOutside')}
          close={() => setOpen(false)}
          foot={
            <Button
              size="large"
              disabled={to.trim().length < 3}
              loading={ask.isPending}
              onClick={() => ask.mutate()}
            >
              {t('passAsk')}
            </Button>
          }
        >
          <p>{t('passNote')}</p>
          <TextField label={t('passTo')} value={to} onChange={setTo} />
        </SideSheet>
      ) : null}
    </>
  );
}
