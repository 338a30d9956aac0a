import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { CustomerPage } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { writtenIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import style from './person.module.css';
import { useChange } from './queries.ts';
import { personWords } from './words.ts';

/** What one does for her from here: a promise, a visit, a call by the consultant. */
export function Acts({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const ref = `customer:${page.id}`;
  return (
    <>
      {can('promise.make') ? (
        <Link to={'/today' as string} search={{ promise: 'new', with: ref } as never} className={style.act}>
          {t('promise')}
        </Link>
      ) : null}
      {can('visit.record') ? (
        <Link to={'/today' as string} search={{ visit: ref } as never} className={style.act}>
          {t('visit')}
        </Link>
      ) : null}
      {can('call-back.request') && !page.bought ? (
        <Button onClick={() => setAsking(true)}>{t('askConsultant')}</Button>
      ) : null}
      {asking ? <AskSheet page={page} close={() => setAsking(false)} /> : null}
    </>
  );
}

/** The consultant calls who did not buy only when asked, by the day agreed (S003.3-17). */
function AskSheet({ page, close }: { page: CustomerPage; close: () => void }) {
  const t = useWords(personWords);
  const { zone, now } = useClock();
  const { message } = App.useApp();
  const [id] = useState(newId);
  const today = writtenIn(zone, now).slice(0, 10);
  const [day, setDay] = useState(today);
  const ask = useChange(
    page.id,
    () => api.post('/api/call-backs/requests', { id, subject: `customer:${page.id}`, day }),
    () => {
      void message.success(t('askedConsultant'));
      close();
    },
  );
  return (
    <SideSheet
      title={t('askConsultant')}
      close={close}
      foot={
        <Button
          type="primary"
          size="large"
          disabled={day < today}
          loading={ask.isPending}
          onClick={() => ask.mutate(undefined)}
        >
          {t('askConsultantDo')}
        </Button>
      }
    >
      <p className={style.quiet}>{t('askConsultantNote')}</p>
      <TextField label={t('askConsultantDay')} type="date" min={today} value={day} onChange={setDay} />
    </SideSheet>
  );
}
