import { dayMoment, parseDay, sayDay } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from './managing.module.css';
import { managingWords } from './words.ts';

/** A week's load against what one can manage in a day; a day that overflows says by how much. */
export function LoadBars(props: {
  name: string;
  days: readonly string[];
  load: readonly number[];
  capacity: number;
}) {
  const t = useWords(managingWords);
  const language = useLanguage();
  const { capacity } = props;
  const most = Math.max(capacity, ...props.load, 1);
  const days = props.days.map((day, i) => ({
    day: sayDay(dayMoment(parseDay(day)), language),
    n: props.load[i] ?? 0,
  }));
  const said = days.map(({ day, n }) =>
    n > capacity ? t('over', { day, n, over: n - capacity }) : t('within', { day, n }),
  );
  return (
    <span
      className={style.load}
      role="img"
      aria-label={t('loadOf', { name: props.name, loads: said.join(', '), capacity })}
    >
      {days.map(({ day, n }, i) => (
        <span key={day} className={style.day} data-over={n > capacity} title={said[i]}>
          <span className={style.bar} style={{ height: `${Math.round((n / most) * 28) + 2}px` }} />
          <small>{n}</small>
        </span>
      ))}
      <span className={style.capacity}>/ {capacity}</span>
    </span>
  );
}
