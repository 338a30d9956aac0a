import { useState } from 'react';
import type { Simulation } from '../../../../contract/simulation.ts';
import { SelectField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useNameOf, useSay, useWords } from '../../../ui/words.ts';
import style from '../policy.module.css';
import own from './simulation.module.css';
import { trialWords } from './words.ts';

type Day = Simulation['days'][number];
type Person = Day['people'][number];

/** Before and after by day, against what a day holds: as bars to see, as a table to read, and by person. */
export function LoadDays({ days }: { days: readonly Day[] }) {
  const t = useWords(trialWords);
  const when = useWhen();
  const fullest = days.reduce((a, b) => (b.due.after - b.capacity > a.due.after - a.capacity ? b : a));
  const [chosen, setChosen] = useState(fullest.day);
  const day = days.find((one) => one.day === chosen) ?? fullest;
  return (
    <div className={own.part}>
      <h3>{t('load')}</h3>
      <p className={style.quiet}>{t('loadNote')}</p>
      <Bars days={days} />
      <DayTable days={days} />
      <SelectField
        label={t('peopleOf')}
        options={days.map(({ day: one }) => ({ value: one, label: when(one) }))}
        value={day.day}
        onChange={setChosen}
      />
      <PeopleTable day={day} />
    </div>
  );
}

/** For the eye alone: the table below says the same. */
function Bars({ days }: { days: readonly Day[] }) {
  const when = useWhen();
  const most = Math.max(1, ...days.flatMap(({ due, capacity }) => [due.before, due.after, capacity]));
  const height = (n: number) => ({ height: `${Math.round((n / most) * 96)}px` });
  return (
    <div className={own.bars} aria-hidden>
      {days.map(({ day, due, capacity }) => (
        <div key={day} className={own.day}>
          <div className={own.pair}>
            <span className={own.capacity} style={{ bottom: height(capacity).height }} />
            <span className={own.before} style={height(due.before)} />
            <span className={own.after} data-over={due.after > capacity} style={height(due.after)} />
          </div>
          <small>{when(day)}</small>
        </div>
      ))}
    </div>
  );
}

function Over({ due, capacity }: { due: number; capacity: number | null }) {
  const t = useWords(trialWords);
  if (capacity === null || due <= capacity) return null;
  return <Tag tone="late">{t('over', { n: due - capacity })}</Tag>;
}

function DayTable({ days }: { days: readonly Day[] }) {
  const t = useWords(trialWords);
  const when = useWhen();
  const columns: Column<Day>[] = [
    { key: 'day', title: t('day'), phone: 'head', show: ({ day }) => when(day) },
    { key: 'before', title: t('before'), align: 'right', phone: 'inline', show: ({ due }) => due.before },
    {
      key: 'after',
      title: t('after'),
      align: 'right',
      phone: 'inline',
      show: ({ due, capacity }) => (
        <>
          {due.after} <Over due={due.after} capacity={capacity} />
        </>
      ),
    },
    { key: 'capacity', title: t('capacity'), align: 'right', phone: 'inline', show: (one) => one.capacity },
    { key: 'besides', title: t('besides'), align: 'right', phone: 'inline', show: ({ others }) => others },
  ];
  return <ResponsiveTable label={t('load')} columns={columns} rows={days} rowKey={({ day }) => day} />;
}

function PeopleTable({ day }: { day: Day }) {
  const t = useWords(trialWords);
  const when = useWhen();
  const say = useSay();
  const nameOf = useNameOf();
  const columns: Column<Person>[] = [
    {
      key: 'who',
      title: t('who'),
      phone: 'head',
      show: ({ holder, away }) => (
        <>
          {nameOf(holder)} {away ? <Tag tone="soon">{say(away)}</Tag> : null}
        </>
      ),
    },
    { key: 'before', title: t('before'), align: 'right', phone: 'inline', show: ({ due }) => due.before },
    {
      key: 'after',
      title: t('after'),
      align: 'right',
      phone: 'inline',
      show: ({ due, capacity }) => (
        <>
          {due.after} <Over due={due.after} capacity={capacity} />
        </>
      ),
    },
    {
      key: 'capacity',
      title: t('capacity'),
      align: 'right',
      phone: 'inline',
      show: ({ capacity }) => capacity ?? '–',
    },
    { key: 'besides', title: t('besides'), align: 'right', phone: 'inline', show: ({ others }) => others },
  ];
  return (
    <ResponsiveTable
      label={t('peopleTable', { day: when(day.day) })}
      columns={columns}
      rows={day.people}
      rowKey={({ holder }) => holder.ref}
    />
  );
}
