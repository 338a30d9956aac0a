import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { OfficeHours, officeHoursPage } from '../../../../contract/office-hours.ts';
import { api } from '../../../api/client.ts';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWords } from '../../../ui/words.ts';
import { RefusedNote } from '../sign-in/open-frame.tsx';
import style from './settings.module.css';
import { settingsWords } from './words.ts';

type Page = z.infer<typeof officeHoursPage>;
type Day = OfficeHours['week'][number];

/** The hours of each weekday from a day on; a day with nothing filled in is closed. */
export function OfficeHoursSheet(props: {
  now: OfficeHours;
  today: string;
  close: () => void;
  done: (after: Page) => void;
}) {
  const t = useWords(settingsWords);
  const { message } = App.useApp();
  const [from, setFrom] = useState([props.now.from, props.today].sort().at(-1) as string);
  const [week, setWeek] = useState<readonly Day[]>(props.now.week.map(withRoom));
  const save = useMutation({
    mutationFn: () =>
      api.post<Page>('/api/organisation/office-hours', { from, week: week.map(withoutEmpty) }),
    onSuccess: (after) => {
      props.done(after);
      void message.success(t('saved'));
      props.close();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const set = (day: Day) => setWeek(week.map((one) => (one.weekday === day.weekday ? day : one)));
  const monday = week[0] as Day;
  return (
    <SideSheet
      title={t('changeOfficeHours')}
      close={props.close}
      foot={
        <Button type="primary" htmlType="submit" form="hours-form" loading={save.isPending}>
          {t('save')}
        </Button>
      }
    >
      <form id="hours-form" onSubmit={send}>
        <RefusedNote error={save.error} />
        <TextField
          label={t('hoursBegin')}
          note={t('hoursBeginNote')}
          type="date"
          min={props.today}
          value={from}
          onChange={setFrom}
        />
        {week.map((day) => (
          <DayFields key={day.weekday} day={day} set={set} />
        ))}
        <Button
          onClick={() => setWeek(week.map((day) => (day.weekday <= 5 ? { ...day, open: monday.open } : day)))}
        >
          {t('likeMonday')}
        </Button>
      </form>
    </SideSheet>
  );
}

function DayFields({ day, set }: { day: Day; set: (day: Day) => void }) {
  const t = useWords(settingsWords);
  const name = t(`day${day.weekday as 1}`);
  const change = (i: number, part: Partial<Day['open'][number]>) =>
    set({ ...day, open: day.open.map((one, at) => (at === i ? { ...one, ...part } : one)) });
  return (
    <fieldset className={style.day}>
      <legend>{name}</legend>
      {day.open.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the n-th span of a day is known by its place alone
        <span key={i}>
          <input
            type="time"
            aria-label={t('opensOf', { day: name, n: i + 1 })}
            value={one.from}
            onChange={(event) => change(i, { from: event.target.value })}
          />
          –
          <input
            type="time"
            aria-label={t('closesOf', { day: name, n: i + 1 })}
            value={one.to}
            onChange={(event) => change(i, { to: event.target.value })}
          />
        </span>
      ))}
    </fieldset>
  );
}

/** Room for a morning and an afternoon. */
const withRoom = (day: Day): Day => ({
  ...day,
  open: [
    ...day.open,
    ...Array.from({ length: Math.max(0, 2 - day.open.length) }, () => ({ from: '', to: '' })),
  ],
});
const withoutEmpty = (day: Day): Day => ({ ...day, open: day.open.filter(({ from, to }) => from || to) });
