import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { EventPage } from '../../../../contract/events.ts';
import type { MailingPage, mailingOrdered } from '../../../../contract/mailing.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useClock } from '../../../ui/clock.tsx';
import { LongField } from '../../../ui/fields.tsx';
import { listed } from '../../../ui/listed.ts';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { instantIn } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { eventKey, useEventWrite } from '../planning/queries.ts';
import { HourChoice } from './hour-choice.tsx';
import { MailGuests } from './mail-guests.tsx';
import { mailingWords } from './words.ts';

/** 邮件提醒: to whom, in which words, at which hour, and what became of it. Without mail, what to do instead. */
export function MailingSheet(props: { event: EventPage; close: () => void; byHand: () => void }) {
  const t = useWords(mailingWords);
  const language = useLanguage();
  const mailing = useQuery({
    queryKey: [...eventKey(props.event.id), 'mailing'],
    queryFn: ({ signal }) => api.get<MailingPage>(`/api/events/${props.event.id}/mailing`, signal),
    refetchInterval: 20_000,
  });
  return (
    <SideSheet title={t('open')} close={props.close}>
      {mailing.isPending ? <Loading rows={6} /> : null}
      {mailing.isError ? <ErrorState error={mailing.error} /> : null}
      {mailing.data && mailing.data.missing.length > 0 ? (
        <EmptyState title={t('notSetUp')}>
          <p>{t('notSetUpNote', { names: listed(language, mailing.data.missing) })}</p>
          <Button type="primary" onClick={props.byHand}>
            {t('byHand')}
          </Button>
        </EmptyState>
      ) : null}
      {mailing.data && mailing.data.missing.length === 0 ? (
        <div className={style.form}>
          <p className={style.quiet}>{t('note')}</p>
          {mailing.data.open ? <Writing event={props.event.id} page={mailing.data} /> : <p>{t('closed')}</p>}
          <MailGuests event={props.event.id} guests={mailing.data.guests} />
        </div>
      ) : null}
    </SideSheet>
  );
}

function Writing({ event, page }: { event: string; page: MailingPage }) {
  const t = useWords(mailingWords);
  const { zone } = useClock();
  const { message } = App.useApp();
  const [words, setWords] = useState(page.words);
  // '' is now; otherwise as the picker writes it
  const [hour, setHour] = useState('');
  const [id, setId] = useState(newId);
  const many = page.guests.filter(({ next }) => next).length;
  const send = useEventWrite(event, async () => {
    const at = hour === '' ? null : new Date(instantIn(zone, hour)).toISOString();
    const answer = await api.post<z.infer<typeof mailingOrdered>>(`/api/events/${event}/mailing`, {
      id,
      words,
      at,
    });
    void message.success(t('ordered', { n: answer.guests }));
    setId(newId());
  });
  return (
    <>
      <p>
        {t('subject')}:{page.subject}
      </p>
      <LongField label={t('words')} value={words} onChange={setWords} rows={6} note={t('added')} />
      <HourChoice value={hour} onChange={setHour} startsAt={page.startsAt} />
      <Button
        type="primary"
        size="large"
        disabled={many === 0}
        loading={send.isPending}
        onClick={() => send.mutate(undefined)}
      >
        {t('send', { n: many })}
      </Button>
    </>
  );
}
