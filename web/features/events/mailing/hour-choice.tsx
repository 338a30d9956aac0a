import { useState } from 'react';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { writtenIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import { mailingWords } from './words.ts';

const DAY = 86_400_000;

/** Usual hours in one tap; empty is now. */
export function HourChoice(props: { value: string; onChange: (written: string) => void; startsAt: string }) {
  const t = useWords(mailingWords);
  const { zone, now } = useClock();
  const [choice, setChoice] = useState<'now' | 'tomorrow' | 'eve' | 'other'>('now');
  const starts = Date.parse(props.startsAt);
  const hours = {
    now: '',
    tomorrow: `${writtenIn(zone, now + DAY).slice(0, 10)}T09:00`,
    eve: `${writtenIn(zone, starts - DAY).slice(0, 10)}T10:00`,
  };
  const [here, begins] = [writtenIn(zone, now), writtenIn(zone, starts)];
  const fits = (hour: string) => hour > here && hour < begins;
  const chips = [
    { value: 'now' as const, label: t('now') },
    ...(fits(hours.tomorrow) ? [{ value: 'tomorrow' as const, label: t('tomorrow') }] : []),
    ...(fits(hours.eve) ? [{ value: 'eve' as const, label: t('eve') }] : []),
    { value: 'other' as const, label: t('other') },
  ];
  const choose = (one: typeof choice) => {
    setChoice(one);
    props.onChange(one === 'other' ? here : hours[one]);
  };
  return (
    <>
      <ChoiceChips legend={t('when')} value={choice} onChange={choose} chips={chips} />
      {choice === 'other' ? (
        <TextField
          label={t('hour')}
          type="datetime-local"
          min={here}
          value={props.value}
          onChange={props.onChange}
        />
      ) : null}
    </>
  );
}
