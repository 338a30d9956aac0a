import { ChoiceChips } from '../../../ui/chips.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { momentIn, writtenIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import { followupWords } from '../words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** An hour in one tap where it is a usual one; otherwise the phone's own picker. */
export function HourField(props: {
  value: string;
  onChange: (written: string) => void;
  problem: string | null;
}) {
  const t = useWords(followupWords);
  const { zone, now } = useClock();
  const today = writtenIn(zone, now).slice(0, 10);
  const tomorrow = writtenIn(zone, now + DAY).slice(0, 10);
  const chips = [
    { value: writtenIn(zone, now + HOUR), label: t('inOneHour') },
    ...(momentIn(zone, now).clock < '14:00' ? [{ value: `${today}T15:00`, label: t('at15') }] : []),
    { value: `${tomorrow}T09:00`, label: t('tomorrow9') },
    { value: `${tomorrow}T15:00`, label: t('tomorrow15') },
  ];
  return (
    <>
      <ChoiceChips legend={t('promiseWhen')} chips={chips} value={props.value} onChange={props.onChange} />
      <TextField
        label={t('promiseOther')}
        type="datetime-local"
        value={props.value}
        min={writtenIn(zone, now)}
        onChange={props.onChange}
        problem={props.problem}
      />
    </>
  );
}
