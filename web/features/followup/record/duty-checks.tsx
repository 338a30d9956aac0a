import type { TodayCard } from '../../../../contract/today.ts';
import { DueLabel } from '../../../ui/due-label.tsx';
import { CheckField } from '../../../ui/fields.tsx';
import { WhyMark } from '../../../ui/marks.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { followupWords } from '../words.ts';
import style from './record.module.css';

/** Grouped on screen, never merged: each duty is named, and one may be left for another time. */
export function DutyChecks(props: {
  card: TodayCard;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const t = useWords(followupWords);
  const say = useSay();
  const { card, chosen } = props;
  if (card.duties.length === 1) return null;
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((other) => other !== id);
    if (next.length > 0) props.onChange(next);
  };
  return (
    <fieldset className={style.duties}>
      <legend>{t('which')}</legend>
      {card.duties.map((duty) => (
        <div key={duty.id} className={style.duty}>
          <CheckField
            label={say(duty.title)}
            checked={chosen.includes(duty.id)}
            onChange={(on) => toggle(duty.id, on)}
          />
          {duty.dueAt ? <DueLabel dueAt={duty.dueAt} /> : null}
          <WhyMark obligation={duty.id} of={say(duty.title)} />
        </div>
      ))}
    </fieldset>
  );
}
