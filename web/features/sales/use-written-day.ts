import { useClock } from '../../ui/clock.tsx';
import { dayMoment, momentIn, parseDay, sayDay } from '../../ui/time.ts';
import { useLanguage } from '../../ui/words.ts';

/** For paper: always the day with its year, never 今天. */
export function useWrittenDay(): (at: string) => string {
  const { zone } = useClock();
  const language = useLanguage();
  return (at) => {
    const moment = at.length === 10 ? dayMoment(parseDay(at)) : momentIn(zone, Date.parse(at));
    const day = sayDay(moment, language, 0);
    return at.length === 10 ? day : `${day} ${moment.clock}`;
  };
}
