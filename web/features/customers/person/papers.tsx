import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerPage } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { writtenIn } from '../../../ui/time.ts';
import { useNameOf, useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import style from './person.module.css';
import { personWords } from './words.ts';

/** Files and forms: that they exist, who keeps them, who has them in hand. */
export function Papers({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const nameOf = useNameOf();
  const code = useCode();
  const [making, setMaking] = useState(false);
  return (
    <Section
      title={t('papers')}
      actions={
        page.may.includes('file.make') ? (
          <Button type="link" onClick={() => setMaking(true)}>
            {t('makeFile')}
          </Button>
        ) : null
      }
    >
      {page.files.length + page.surveys.length === 0 ? <p className={style.quiet}>{t('noPapers')}</p> : null}
      <ul className={style.plainList}>
        {page.files.map((file) => (
          <li key={file.id}>
            <Link to={`/files/${file.id}` as string}>{file.number}</Link> <Tag>{code('mode', file.mode)}</Tag>
            <br />
            <span className={style.quiet}>
              {code('file', file.state)} ·{' '}
              {file.holder
                ? t('outWith', { name: nameOf(file.holder) })
                : t('keptBy', { name: nameOf(file.custodian) })}
            </span>
          </li>
        ))}
        {page.surveys.map((survey) => (
          <li key={survey.id}>
            <Link to={`/surveys/${survey.id}` as string}>{survey.number}</Link>{' '}
            <span className={style.quiet}>{code('survey', survey.state)}</span>
          </li>
        ))}
      </ul>
      {making ? <MakeSheet customer={page.id} close={() => setMaking(false)} /> : null}
    </Section>
  );
}

function MakeSheet({ customer, close }: { customer: string; close: () => void }) {
  const t = useWords(personWords);
  const navigate = useNavigate();
  const { zone, now } = useClock();
  const [id] = useState(newId);
  const [activityOn, setActivityOn] = useState(writtenIn(zone, now).slice(0, 10));
  const start = useMutation({
    mutationFn: () => api.post<{ id: string }>('/api/files', { id, customer, activityOn }),
    onSuccess: (file) => navigate({ to: `/files/${file.id}` as string }),
    onError: useTellError(),
  });
  return (
    <SideSheet
      title={t('makeFile')}
      close={close}
      foot={
        <Button type="primary" size="large" loading={start.isPending} onClick={() => start.mutate()}>
          {t('makeFile')}
        </Button>
      }
    >
      <TextField label={t('activityOn')} type="date" value={activityOn} onChange={setActivityOn} />
    </SideSheet>
  );
}
