import type { Today, TodayCard } from '../../../../contract/today.ts';
import { useClock } from '../../../ui/clock.tsx';
import { NumberLink } from '../../../ui/marks.tsx';
import { momentIn, sayMoment } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import { followupWords } from '../words.ts';
import style from './today.module.css';
import type { SeenToday } from './today-query.ts';

/** 逾期 · 今天 · 本周: each opens the rows it counts. What waits on this device is already taken off. */
export function TodayCounts({ seen, cards }: { seen: SeenToday; cards: readonly TodayCard[] }) {
  const t = useWords(followupWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  const left = countsLeft(seen.today, cards);
  return (
    <>
      <div className={style.counts}>
        <NumberLink
          label={t('overdue')}
          value={left.overdue}
          hash="overdue"
          tone={left.overdue > 0 ? 'late' : 'plain'}
        />
        <NumberLink
          label={t('laterToday')}
          value={left.today}
          hash={cards.some((c) => c.section === 'now') ? 'now' : 'today'}
        />
        <NumberLink label={t('week')} value={left.week} hash="later" />
      </div>
      {seen.keptAt ? (
        <p className={style.stale}>{t('stale', { at: sayMoment(zone, seen.keptAt, now, language) })}</p>
      ) : cards.some(({ call }) => call) ? (
        <Hours good={seen.today.hours.good} />
      ) : null}
    </>
  );
}

function countsLeft(today: Today, cards: readonly TodayCard[]) {
  const left = new Set(cards.map((card) => card.id));
  const gone = today.cards.filter((card) => !left.has(card.id));
  const late = gone.filter((card) => card.section === 'overdue').length;
  const due = gone.filter((card) => card.section === 'now' || card.section === 'today').length;
  const { counts } = today;
  return {
    overdue: counts.overdue - late,
    today: counts.today - due,
    week: counts.week - (gone.length - late),
  };
}

/** A hint for whoever has somebody to call, not a rule: when people here like to be called. */
function Hours({ good }: { good: Today['hours']['good'] }) {
  const t = useWords(followupWords);
  const { zone, now } = useClock();
  const clock = momentIn(zone, now).clock;
  const current = good.find((span) => span.from <= clock && clock < span.to);
  if (current) return <p className={style.hours}>{t('goodUntil', { until: current.to })}</p>;
  const next = good.find((span) => clock < span.from);
  return next ? <p className={style.hours}>{t('goodFrom', { from: next.from })}</p> : null;
}
