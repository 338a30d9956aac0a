import { useClock } from '../../../ui/clock.tsx';
import { momentIn, sayDay, sayMoment } from '../../../ui/time.ts';
import { useLanguage } from '../../../ui/words.ts';

/** A due as its day; with the hour where it is not the day's end. */
export function useDueSaid(): (at: string | null) => string {
  const { zone, now } = useClock();
  const language = useLanguage();
  return (at) => {
    if (at === null) return '–';
    const instant = Date.parse(at);
    const endsDay = momentIn(zone, instant).clock === '00:00';
    return endsDay ? sayDay(momentIn(zone, instant - 1), language) : sayMoment(zone, instant, now, language);
  };
}
