import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import type { Invitation } from '../../../../contract/inviting.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { Tag, type Tone } from '../../../ui/marks.tsx';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { AskSheet } from './ask-sheet.tsx';
import { ForwardSheet } from './forward-sheet.tsx';
import { LostPass } from './lost-pass.tsx';
import { invitingWords } from './words.ts';

const tones: Record<Invitation['state'], Tone> = {
  listed: 'plain',
  waiting: 'soon',
  invited: 'soon',
  accepted: 'indigo',
  declined: 'plain',
  withdrawn: 'plain',
};

/** One guest: how far they are, and the next step in one tap. */
export function GuestRow({ event, row, open }: { event: EventPage; row: Invitation; open: boolean }) {
  const t = useWords(invitingWords);
  const { can } = useSession();
  const [sheet, setSheet] = useState<'ask' | 'forward' | null>(null);
  const live = open && row.state !== 'withdrawn' && (can('invitation.make') || can('invitation.arrange'));
  return (
    <div className={style.guest}>
      <div>
        <p className={style.guestName}>
          <Link to={`/customers/${row.customer.id}` as string}>{row.customer.name}</Link>
          <span className={style.quiet}>{row.customer.last4}</span>
          <Standing row={row} />
        </p>
        <p className={style.quiet}>
          {[
            row.inviter.name,
            row.state === 'accepted' || row.state === 'invited' ? t(row.likelihood) : '',
            row.passNumber ? t('pass', { n: row.passNumber }) : '',
            row.companions > 0 ? `${t('companions')} ${row.companions}` : '',
            row.stop,
            ...row.care.map((one) => t(one)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {live ? (
        <div className={style.buttons}>
          <NextStep event={event.id} row={row} />
          <Button
            aria-label={t('askOf', { name: row.customer.name })}
            onClick={() => setSheet('ask')}
            type={row.state === 'listed' ? 'primary' : 'default'}
          >
            {t('ask')}
          </Button>
          {row.state === 'accepted' || row.state === 'invited' ? (
            <Button onClick={() => setSheet('forward')}>{t('forward')}</Button>
          ) : null}
          {row.passNumber && !row.arrived && can('pass.reissue') ? (
            <LostPass event={event.id} row={row} />
          ) : null}
        </div>
      ) : null}
      {sheet === 'ask' ? <AskSheet event={event.id} row={row} close={() => setSheet(null)} /> : null}
      {sheet === 'forward' ? <ForwardSheet row={row} close={() => setSheet(null)} /> : null}
    </div>
  );
}

function Standing({ row }: { row: Invitation }) {
  const t = useWords(invitingWords);
  if (row.arrived) return <Tag tone="done">{t('here')}</Tag>;
  if (row.waiting !== null) return <Tag tone="soon">{t('waitingNo', { n: row.waiting })}</Tag>;
  if (row.reconfirmedAt) return <Tag tone="done">{t('reconfirmed')}</Tag>;
  return (
    <>
      <Tag tone={tones[row.state]}>
        {row.confirmedAt && row.state === 'accepted' ? t('confirmed') : t(row.state)}
      </Tag>
      {row.released ? <Tag tone="plain">{t('released')}</Tag> : null}
    </>
  );
}

function NextStep({ event, row }: { event: string; row: Invitation }) {
  const t = useWords(invitingWords);
  const round = row.confirmedAt === null ? 'first' : 'again';
  const confirm = useEventWrite(event, () =>
    api.post(`/api/invitations/${row.id}/confirmation`, { id: newId(), round }),
  );
  if (row.state !== 'accepted' || row.reconfirmedAt !== null) return null;
  return (
    <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
      {t(round === 'first' ? 'confirm' : 'reconfirm')}
    </Button>
  );
}
