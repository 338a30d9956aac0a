import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { instantIn, writtenIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import { DoorLinks } from '../door/door-links.tsx';
import style from '../events.module.css';
import { useEventWrite } from './queries.ts';
import { planningWords } from './words.ts';

/** Moving it and calling it off: both reach everybody, so both say so first. */
export function EventActions({ event }: { event: EventPage }) {
  const t = useWords(planningWords);
  const { can } = useSession();
  const [open, setOpen] = useState<'move' | 'cancel' | null>(null);
  if (event.state !== 'planned' || !can('event.plan'))
    return (
      <>
        <DoorLinks event={event.id} />
        {can('order.read') ? (
          <Link to={'/orders' as string} search={{ event: `event:${event.id}` } as never}>
            {t('orders')}
          </Link>
        ) : null}
      </>
    );
  return (
    <>
      <DoorLinks event={event.id} />
      <Button onClick={() => setOpen('move')}>{t('move')}</Button>
      <Button onClick={() => setOpen('cancel')}>{t('cancelIt')}</Button>
      {open === 'move' ? <MoveSheet event={event} close={() => setOpen(null)} /> : null}
      {open === 'cancel' ? <CancelSheet event={event} close={() => setOpen(null)} /> : null}
    </>
  );
}

interface SheetProps {
  event: EventPage;
  close: () => void;
}

function MoveSheet({ event, close }: SheetProps) {
  const t = useWords(planningWords);
  const { zone } = useClock();
  const written = (at: string) => writtenIn(zone, Date.parse(at));
  const [times, setTimes] = useState({
    doorsAt: written(event.doorsAt),
    startsAt: written(event.startsAt),
    endsAt: written(event.endsAt),
  });
  const move = useEventWrite(event.id, async () => {
    const at = (typed: string) => new Date(instantIn(zone, typed)).toISOString();
    const { doorsAt, startsAt, endsAt } = times;
    await api.patch(`/api/events/${event.id}`, {
      doorsAt: at(doorsAt),
      startsAt: at(startsAt),
      endsAt: at(endsAt),
    });
    close();
  });
  const field = (key: keyof typeof times, label: string) => (
    <TextField
      label={label}
      type="datetime-local"
      value={times[key]}
      onChange={(at) => setTimes({ ...times, [key]: at })}
    />
  );
  return (
    <SideSheet
      title={t('move')}
      close={close}
      foot={
        <Button type="primary" block loading={move.isPending} onClick={() => move.mutate(undefined)}>
          {t('saveIt')}
        </Button>
      }
    >
      <div className={style.form}>
        {field('doorsAt', t('doors'))}
        {field('startsAt', t('starts'))}
        {field('endsAt', t('ends'))}
      </div>
    </SideSheet>
  );
}

function CancelSheet({ event, close }: SheetProps) {
  const t = useWords(planningWords);
  const cancel = useEventWrite(event.id, async () => {
    await api.post(`/api/events/${event.id}/cancellation`, undefined);
    close();
  });
  return (
    <SideSheet
      title={t('cancelIt')}
      close={close}
      foot={
        <>
          <Button onClick={close}>{t('keep')}</Button>
          <Button danger type="primary" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
            {t('cancelIt')}
          </Button>
        </>
      }
    >
      <p>{t('cancelAsk')}</p>
    </SideSheet>
  );
}
