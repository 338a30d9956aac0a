import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ExitGuests } from '../../../../contract/exit.ts';
import { api } from '../../../api/client.ts';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { eventKey } from '../planning/queries.ts';
import { ExitSheet } from './exit-sheet.tsx';
import { exitWords } from './words.ts';

type Guest = ExitGuests['rows'][number];

/** 送客: find the guest, three taps, before the lift comes. */
export function ExitScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const guests = useQuery({
    queryKey: [...eventKey(id), 'exit'],
    queryFn: ({ signal }) => api.get<ExitGuests>(`/api/events/${id}/exit`, signal),
    refetchInterval: 30_000,
  });
  if (guests.isPending) return <Loading rows={8} />;
  if (guests.isError) return <ErrorState error={guests.error} again={() => void guests.refetch()} />;
  return <Shown event={id} rows={guests.data.rows} />;
}

const fits = ({ name, last4, seat }: Guest, typed: string): boolean =>
  typed === '' || name.includes(typed) || last4.endsWith(typed) || (seat ?? '').split('-')[0] === typed;

function Shown({ event, rows }: { event: string; rows: readonly Guest[] }) {
  const t = useWords(exitWords);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Guest | null>(null);
  const found = rows.filter((row) => fits(row, typed.trim()));
  const here = found.filter(({ left }) => !left);
  return (
    <Page
      title={t('title')}
      note={
        <Link to={`/events/${event}` as string}>
          {t('note', { n: rows.filter(({ left }) => !left).length })}
        </Link>
      }
    >
      <TextField label={t('find')} value={typed} onChange={setTyped} />
      {found.length === 0 ? <EmptyState title={t(rows.length === 0 ? 'nobody' : 'none')} /> : null}
      <ul>
        {[...here, ...found.filter(({ left }) => left)].map((guest) => (
          <Row key={guest.guest} guest={guest} choose={() => setChosen(guest)} />
        ))}
      </ul>
      {chosen ? (
        <ExitSheet key={chosen.guest} event={event} guest={chosen} close={() => setChosen(null)} />
      ) : null}
    </Page>
  );
}

function Row({ guest, choose }: { guest: Guest; choose: () => void }) {
  const t = useWords(exitWords);
  return (
    <li className={style.line}>
      <span className={style.grow}>
        <b>{guest.name}</b>{' '}
        <span className={style.quiet}>
          {[guest.last4, guest.seat ? t('seat', { seat: guest.seat }) : '', guest.inviter?.name ?? '']
            .filter(Boolean)
            .join(' · ')}
        </span>{' '}
        {guest.left ? <Tag tone="done">{t('left')}</Tag> : null}
        {guest.spoken && !guest.left ? <Tag>{t('spoken')}</Tag> : null}
      </span>
      <Button
        size="large"
        type={guest.left ? 'default' : 'primary'}
        aria-label={t('off', { name: guest.name })}
        onClick={choose}
      >
        {t('title')}
      </Button>
    </li>
  );
}
