import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { OwnPage } from '../../../../contract/own-page.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { TextField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './own.module.css';
import { OwnConsents } from './own-consents.tsx';
import { OwnEnd } from './own-end.tsx';
import { OwnOrders } from './own-orders.tsx';
import { OwnPapers } from './own-papers.tsx';
import { type Erased, ownKey, useOwnChange } from './queries.ts';
import { ownWords } from './words.ts';

/** Everything, in the order a person asks: who am I here, what did I agree to, what is written, who looked. */
export function OwnSheet({ page, gone }: { page: OwnPage; gone: (erased: Erased) => void }) {
  const t = useWords(ownWords);
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: () => api.delete('/api/own/session'),
    onSettled: () => queries.resetQueries({ queryKey: ownKey }),
  });
  return (
    <>
      <header className={style.head}>
        <h1 className={style.title}>{t('ofCompany', { company: page.organisation })}</h1>
        <Button onClick={() => leave.mutate()}>{t('leave')}</Button>
      </header>
      <You page={page} />
      <OwnOrders />
      <OwnConsents page={page} />
      <OwnPapers page={page} />
      <Looks page={page} />
      <OwnEnd gone={gone} />
    </>
  );
}

const LINES = ['name', 'birth', 'district', 'address', 'email'] as const;
const LABEL = {
  name: 'name',
  birth: 'born',
  district: 'district',
  address: 'address',
  email: 'email',
} as const;

function You({ page }: { page: OwnPage }) {
  const t = useWords(ownWords);
  const [editing, setEditing] = useState(false);
  if (editing) return <Correct page={page} close={() => setEditing(false)} />;
  return (
    <Section title={t('you')} actions={<Button onClick={() => setEditing(true)}>{t('correct')}</Button>}>
      <dl className={style.facts}>
        {LINES.map((line) => (
          <div key={line}>
            <dt>{t(LABEL[line])}</dt>
            <dd>{page[line] || '—'}</dd>
          </div>
        ))}
        <div>
          <dt>{t('phones')}</dt>
          <dd>{page.phones.join('、') || '—'}</dd>
        </div>
        <div>
          <dt>{t('owner')}</dt>
          <dd>{page.owner ?? '—'}</dd>
        </div>
      </dl>
    </Section>
  );
}

function Correct({ page, close }: { page: OwnPage; close: () => void }) {
  const t = useWords(ownWords);
  const [id] = useState(newId);
  const [now, setNow] = useState({
    name: page.name,
    birth: page.birth,
    district: page.district,
    address: page.address,
    email: page.email,
  });
  const save = useOwnChange(() => {
    const changed = Object.fromEntries(
      LINES.filter((line) => now[line] !== page[line]).map((line) => [line, now[line]]),
    );
    return api.post<OwnPage>('/api/own/corrections', { id, ...changed });
  }, close);
  return (
    <Section title={t('correct')}>
      {LINES.map((line) => (
        <TextField
          key={line}
          label={t(LABEL[line])}
          value={now[line]}
          onChange={(value) => setNow({ ...now, [line]: value })}
        />
      ))}
      <div className={style.actions}>
        <Button type="primary" size="large" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('save')}
        </Button>
        <Button size="large" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </Section>
  );
}

function Looks({ page }: { page: OwnPage }) {
  const t = useWords(ownWords);
  const say = useSay();
  const when = useWhen();
  return (
    <>
      <Section title={t('looks')}>
        {page.looks.length === 0 ? <p>{t('noLooks')}</p> : null}
        <ul className={style.list}>
          {page.looks.map((look) => (
            <li key={look.at + look.who + look.what.en}>
              {look.who} · {say(look.what)} <span className={style.quiet}>{when(look.at)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('timeline')}>
        <ul className={style.list}>
          {page.timeline.map((item) => (
            <li key={item.at + item.says.en}>
              {say(item.says)} <span className={style.quiet}>{when(item.at)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
