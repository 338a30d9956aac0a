import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { z } from 'zod';
import type { CustomerPage, searchAnswer } from '../../../../contract/customers.ts';
import type { erased, messages } from '../../../../contract/own-page.ts';
import { api, withQuery } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './person.module.css';
import { useChange } from './queries.ts';
import { personWords } from './words.ts';

/** What is done seldom: reading out a code, merging a duplicate, erasing on request. */
export function MoreSheet({ page, close }: { page: CustomerPage; close: () => void }) {
  const t = useWords(personWords);
  return (
    <SideSheet title={t('more')} close={close}>
      <ReadOut page={page} />
      {page.may.includes('customer.merge') ? <Merge page={page} close={close} /> : null}
      {page.may.includes('customer.erase') ? <Erase page={page} /> : null}
    </SideSheet>
  );
}

function ReadOut({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const { organisation } = useSession();
  const waiting = useQuery({
    queryKey: ['customers', 'messages', page.id],
    queryFn: ({ signal }) => api.get<z.infer<typeof messages>>(`/api/customers/${page.id}/messages`, signal),
    refetchInterval: 10_000,
  });
  return (
    <Section title={t('code')} note={t('codeNote')}>
      <p className={style.quiet}>
        {t('ownAddress')} {location.origin}/own/{organisation.id}
      </p>
      {waiting.isPending ? <Loading rows={1} /> : null}
      {waiting.data?.rows.length === 0 ? <p>{t('noCode')}</p> : null}
      {waiting.data?.rows.map((row) => (
        <p key={row.id} className={style.message}>
          {row.body} <span className={style.quiet}>{row.to}</span>
        </p>
      ))}
    </Section>
  );
}

function Merge({ page, close }: { page: CustomerPage; close: () => void }) {
  const t = useWords(personWords);
  const [q, setQ] = useState('');
  const typed = useDeferredValue(q.trim());
  const found = useQuery({
    queryKey: ['customers', 'search', typed],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof searchAnswer>>(withQuery('/api/customers/search', { q: typed }), signal),
    enabled: typed !== '',
  });
  const merge = useChange(
    page.id,
    (other: string) => api.post(`/api/customers/${page.id}/merge`, { id: newId(), other }),
    close,
  );
  return (
    <Section title={t('merge')} note={t('mergeNote')}>
      <TextField label={t('mergeFind')} value={q} onChange={setQ} />
      {found.data?.found
        .filter(({ id }) => id !== page.id)
        .map((one) => (
          <p key={one.id}>
            {one.name} {one.phone}{' '}
            <Button danger loading={merge.isPending} onClick={() => merge.mutate(one.id)}>
              {t('mergeThis', { name: one.name })}
            </Button>
          </p>
        ))}
    </Section>
  );
}

function Erase({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const say = useSay();
  const navigate = useNavigate();
  const [id] = useState(newId);
  const [sure, setSure] = useState(false);
  const erase = useMutation({
    mutationFn: () =>
      api.post<z.infer<typeof erased>>(`/api/customers/${page.id}/erasure`, { id, sure: true }),
    onError: useTellError(),
  });
  if (erase.data)
    return (
      <Section title={t('erasedTitle')}>
        <ul className={style.plainList}>
          {erase.data.erased.map((what) => (
            <li key={what.zh}>{say(what)}</li>
          ))}
        </ul>
        <h3>{t('keptTitle')}</h3>
        <ul className={style.plainList}>
          {erase.data.kept.map((one) => (
            <li key={one.what.zh}>
              {say(one.what)} — {say(one.why)} {one.until ? t('keptUntil', { day: one.until }) : ''}
            </li>
          ))}
        </ul>
        <Button onClick={() => void navigate({ to: '/customers' as string })}>{t('understood')}</Button>
      </Section>
    );
  return (
    <Section title={t('erase')} note={t('eraseNote')}>
      <CheckField label={t('eraseSure')} checked={sure} onChange={setSure} />
      <Button danger disabled={!sure} loading={erase.isPending} onClick={() => erase.mutate()}>
        {t('eraseDo')}
      </Button>
    </Section>
  );
}
