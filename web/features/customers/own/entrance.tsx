import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { codeAsked } from '../../../../contract/own-page.ts';
import { api } from '../../../api/client.ts';
import { TextField } from '../../../ui/fields.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './own.module.css';
import { ownWords } from './words.ts';

/** One question at a time: who, then the code. */
export function Entrance({ organisation, entered }: { organisation: string; entered: () => void }) {
  const t = useWords(ownWords);
  const say = useSay();
  const tell = useTellError();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const who = { organisation, name, phone };
  const ask = useMutation({
    mutationFn: () => api.post<z.infer<typeof codeAsked>>('/api/own/codes', who),
    onError: tell,
  });
  const enter = useMutation({
    mutationFn: () => api.post('/api/own/session', { ...who, code: code.trim() }),
    onSuccess: entered,
    onError: tell,
  });
  if (ask.data)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate();
        }}
      >
        <h1 className={style.title}>{t('title')}</h1>
        <p>{say(ask.data.says)}</p>
        <TextField
          label={t('code')}
          type="tel"
          value={code}
          onChange={setCode}
          autoFocus
          autoComplete="one-time-code"
        />
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          disabled={!/^\d{6}$/.test(code.trim())}
          loading={enter.isPending}
        >
          {t('enter')}
        </Button>
        <Button type="link" block onClick={() => ask.reset()}>
          {t('again')}
        </Button>
      </form>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <h1 className={style.title}>{t('title')}</h1>
      <p>{t('enterNote')}</p>
      <TextField label={t('name')} value={name} onChange={setName} autoComplete="name" />
      <TextField label={t('phone')} type="tel" value={phone} onChange={setPhone} autoComplete="tel" />
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        disabled={name.trim() === '' || phone.trim() === ''}
        loading={ask.isPending}
      >
        {t('getCode')}
      </Button>
    </form>
  );
}
