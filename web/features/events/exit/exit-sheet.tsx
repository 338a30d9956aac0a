import { App } from 'antd';
import { useState } from 'react';
import type { ExitGuests } from '../../../../contract/exit.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { instantIn, writtenIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { exitWords } from './words.ts';

type Guest = ExitGuests['rows'][number];
const HOURS = ['none_agreed', 'tomorrow_am', 'tomorrow_pm', 'after_am', 'after_pm', 'other'] as const;
const NEXT = ['deliver', 'teach', 'collect', 'visit', 'nothing'] as const;
type Hour = (typeof HOURS)[number];
type Next = (typeof NEXT)[number];

const OFFERED: Partial<Record<Hour, [days: number, clock: string]>> = {
  tomorrow_am: [1, '09:30'],
  tomorrow_pm: [1, '15:00'],
  after_am: [2, '09:30'],
  after_pm: [2, '15:00'],
};

/** Three taps: the hour, the next step, and whether anybody had spoken with them. The third one saves. */
export function ExitSheet({ event, guest, close }: { event: string; guest: Guest; close: () => void }) {
  const t = useWords(exitWords);
  const { zone, now } = useClock();
  const { message } = App.useApp();
  const [id] = useState(newId);
  const [hour, setHour] = useState<Hour | null>(null);
  const [typed, setTyped] = useState(() => `${writtenIn(zone, now + 86_400_000).slice(0, 10)}T15:00`);
  const [next, setNext] = useState<Next | null>(null);
  const agreedAt = (): string | null => {
    const offered = hour ? OFFERED[hour] : undefined;
    if (offered) {
      const day = writtenIn(zone, now + offered[0] * 86_400_000).slice(0, 10);
      return new Date(instantIn(zone, `${day}T${offered[1]}`)).toISOString();
    }
    return hour === 'other' ? new Date(instantIn(zone, typed)).toISOString() : null;
  };
  const save = useEventWrite(event, async (spoken: boolean) => {
    const said = next === null || next === 'nothing' ? '' : t(next);
    const card = { id, guest: guest.guest, agreedAt: agreedAt(), next: said, neglected: !spoken };
    await api.post(`/api/events/${event}/exit`, card);
    void message.success(t('said', { name: guest.name }));
    close();
  });
  return (
    <SideSheet title={guest.name} close={close}>
      <div className={style.form} aria-busy={save.isPending}>
        <ChoiceChips
          legend={t('when')}
          value={hour}
          onChange={setHour}
          chips={HOURS.map((value) => ({ value, label: t(value) }))}
        />
        {hour === 'other' ? (
          <TextField type="datetime-local" label={t('hour')} value={typed} onChange={setTyped} />
        ) : null}
        {hour === null ? null : (
          <ChoiceChips
            legend={t('next')}
            value={next}
            onChange={setNext}
            chips={NEXT.map((value) => ({ value, label: t(value) }))}
          />
        )}
        {next === null ? null : (
          <ChoiceChips
            legend={t('lookedAfter')}
            value={null}
            onChange={(answer: 'yes' | 'no') => save.mutate(answer === 'yes')}
            chips={[
              { value: 'yes', label: t('yes') },
              { value: 'no', label: t('no') },
            ]}
          />
        )}
      </div>
    </SideSheet>
  );
}
