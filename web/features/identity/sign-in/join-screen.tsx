import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { linkHolder } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { TextField } from '../../../ui/fields.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { useComeIn } from './come-in.ts';
import style from './open-frame.module.css';
import { OpenFrame, RefusedNote } from './open-frame.tsx';
import { signInWords } from './words.ts';

type Holder = z.infer<typeof linkHolder>;

/** The code stands behind `#`: browsers do not send that part to anybody. */
const codeOfAddress = (): string => location.hash.slice(1);

/** A one-time link: whose it is, and the password they choose. */
export function JoinScreen() {
  const t = useWords(signInWords);
  const [code] = useState(codeOfAddress);
  const holder = useQuery({
    queryKey: ['sign-in-link', code],
    queryFn: () => api.post<Holder>('/api/sign-in-link/read', { code }),
    enabled: code.length > 20,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = holder;
  const note = data ? t('joinHello', { name: data.member.name, organisation: data.organisation }) : null;
  return (
    <OpenFrame
      title={t('joinTitle')}
      note={note}
      foot={<Link to={'/sign-in' as string}>{t('toSignIn')}</Link>}
    >
      {code.length <= 20 ? <EmptyState title={t('noLink')}>{t('noLinkMend')}</EmptyState> : null}
      {holder.isLoading ? <Loading rows={3} /> : null}
      {holder.isError ? <ErrorState error={holder.error} /> : null}
      {data ? <ChooseForm code={code} holder={data} /> : null}
    </OpenFrame>
  );
}

function ChooseForm({ code, holder }: { code: string; holder: Holder }) {
  const t = useWords(signInWords);
  const [password, setPassword] = useState('');
  const comeIn = useComeIn<{ code: string; password: string }>('/api/sign-in-link/use');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (password) comeIn.mutate({ code, password });
  };
  return (
    <form onSubmit={send}>
      <RefusedNote error={comeIn.error} />
      <p className={style.note}>{t('joinName', { name: holder.member.signInName })}</p>
      <input type="text" hidden readOnly autoComplete="username" value={holder.member.signInName} />
      <TextField
        label={t('newPassword')}
        note={t('passwordNote')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        autoFocus
      />
      <div className={style.buttons}>
        <Button type="primary" htmlType="submit" loading={comeIn.isPending} disabled={!password}>
          {t('begin')}
        </Button>
      </div>
    </form>
  );
}
