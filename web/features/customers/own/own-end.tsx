import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { CheckField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import style from './own.module.css';
import type { Erased } from './queries.ts';
import { ownWords } from './words.ts';

/** Taking a copy along, and having it all erased. */
export function OwnEnd({ gone }: { gone: (erased: Erased) => void }) {
  const t = useWords(ownWords);
  const [id] = useState(newId);
  const [sure, setSure] = useState(false);
  const erase = useMutation({
    mutationFn: () => api.post<Erased>('/api/own/erasure', { id, sure: true }),
    onSuccess: gone,
    onError: useTellError(),
  });
  return (
    <>
      <Section title={t('copy')}>
        <div className={style.actions}>
          <Button size="large" href="/api/own/copy?format=csv">
            {t('copyTable')}
          </Button>
          <Button size="large" href="/api/own/copy?format=json">
            {t('copyData')}
          </Button>
        </div>
      </Section>
      <Section title={t('erase')} note={t('eraseNote')}>
        <CheckField label={t('eraseSure')} checked={sure} onChange={setSure} />
        <Button size="large" danger disabled={!sure} loading={erase.isPending} onClick={() => erase.mutate()}>
          {t('eraseDo')}
        </Button>
      </Section>
    </>
  );
}
