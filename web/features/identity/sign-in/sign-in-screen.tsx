import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { signIn, signInPage } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { safeNext, useComeIn } from './come-in.ts';
import style from './open-frame.module.css';
import { OpenFrame, RefusedNote } from './open-frame.tsx';
import { signInWords } from './words.ts';

type PageState = z.infer<typeof signInPage>;

/** The door of the house. An empty house leads to its set-up instead. */
export function SignInScreen() {
  const t = useWords(signInWords);
  const page = useQuery({
    queryKey: ['sign-in'],
    queryFn: ({ signal }) => api.get<PageState>('/api/sign-in', signal),
    staleTime: 0,
  });
  if (page.isPending)
    return (
      <OpenFrame title={t('signIn')}>
        <Loading rows={4} />
      </OpenFrame>
    );
  if (page.isError)
    return (
      <OpenFrame title={t('signIn')}>
        <ErrorState error={page.error} again={() => void page.refetch()} />
      </OpenFrame>
    );
  if (page.data.state === 'set-up') return <Navigate to={'/set-up' as string} replace />;
  const { organisation } = page.data;
  const title = organisation ? t('into', { name: organisation.name }) : t('signIn');
  return (
    <OpenFrame title={title} foot={t('forgotten')}>
      <SignInForm askCode={organisation === null} />
      {page.data.demo ? <Watch /> : null}
    </OpenFrame>
  );
}

/** Only where there is a demo company: somebody who has no account looks first. */
function Watch() {
  const t = useWords(signInWords);
  return (
    <Link to={'/play' as string} className={style.watch}>
      {t('watch')}
      <small className={style.small}>{t('watchNote')}</small>
    </Link>
  );
}

function SignInForm({ askCode }: { askCode: boolean }) {
  const t = useWords(signInWords);
  const { next } = useSearch({ strict: false }) as { next?: unknown };
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [keep, setKeep] = useState(true);
  const [tried, setTried] = useState(false);
  const comeIn = useComeIn<z.input<typeof signIn>>('/api/session', safeNext(next));
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (account && password) comeIn.mutate({ account, password, keep });
  };
  return (
    <form onSubmit={send} noValidate>
      <RefusedNote error={comeIn.error} />
      <TextField
        label={askCode ? t('accountWithCode') : t('account')}
        hint={askCode ? t('accountWithCodeHint') : t('accountHint')}
        value={account}
        onChange={setAccount}
        autoComplete="username"
        problem={tried && !account ? t('fill') : null}
        autoFocus
      />
      <TextField
        label={t('password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        problem={tried && !password ? t('fill') : null}
      />
      <CheckField
        label={
          <>
            {t('keep')}
            <small className={style.small}>{t('keepNote')}</small>
          </>
        }
        checked={keep}
        onChange={setKeep}
      />
      <div className={style.buttons}>
        <Button type="primary" htmlType="submit" loading={comeIn.isPending}>
          {t('signIn')}
        </Button>
      </div>
    </form>
  );
}
