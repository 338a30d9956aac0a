import { Button } from 'antd';
import { useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { LongField, TextField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from './queries.ts';
import { meetingNames, planningWords } from './words.ts';

const MEETINGS = ['briefing', 'division', 'stocktaking', 'eve', 'morning', 'summary'] as const;
type Meeting = (typeof MEETINGS)[number];

/** 例会: which have been held, with their minutes. The stock-taking meeting opens the 敲定 calls. */
export function Meetings({ event }: { event: EventPage }) {
  const t = useWords(planningWords);
  const name = useWords(meetingNames);
  const language = useLanguage();
  const { zone, now } = useClock();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const may = can('event.meet') && event.state !== 'cancelled';
  return (
    <Section
      title={t('meetings')}
      actions={may ? <Button onClick={() => setOpen(true)}>{t('hold')}</Button> : null}
    >
      <ul>
        {MEETINGS.map((meeting) => {
          const held = event.meetings.find((one) => one.meeting === meeting);
          const when = held && sayMoment(zone, Date.parse(held.heldAt), now, language);
          return (
            <li key={meeting} className={style.line}>
              <span className={style.grow}>
                {name(meeting)}
                {held?.minutes ? <span className={style.quiet}> · {held.minutes}</span> : null}
              </span>
              <span className={style.quiet}>
                {held ? t('heldAt', { when: when ?? '', n: held.attended }) : t('notHeld')}
              </span>
            </li>
          );
        })}
      </ul>
      {open ? <MeetingSheet event={event} close={() => setOpen(false)} /> : null}
    </Section>
  );
}

function MeetingSheet({ event, close }: { event: EventPage; close: () => void }) {
  const t = useWords(planningWords);
  const name = useWords(meetingNames);
  const [id] = useState(newId);
  const [meeting, setMeeting] = useState<Meeting | null>(null);
  const [attended, setAttended] = useState('');
  const [minutes, setMinutes] = useState('');
  const hold = useEventWrite(event.id, async () => {
    await api.post(`/api/events/${event.id}/meetings`, { id, meeting, attended: Number(attended), minutes });
    close();
  });
  return (
    <SideSheet
      title={t('hold')}
      close={close}
      foot={
        <Button
          type="primary"
          block
          loading={hold.isPending}
          disabled={meeting === null || Number(attended) < 1}
          onClick={() => hold.mutate(undefined)}
        >
          {t('saveIt')}
        </Button>
      }
    >
      <div className={style.form}>
        <ChoiceChips
          legend={t('meetings')}
          value={meeting}
          onChange={setMeeting}
          chips={MEETINGS.map((value) => ({ value, label: name(value) }))}
        />
        <TextField label={t('attended')} type="number" value={attended} onChange={setAttended} />
        <LongField label={t('minutes')} rows={4} value={minutes} onChange={setMinutes} />
      </div>
    </SideSheet>
  );
}
