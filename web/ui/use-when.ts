import { useClock } from './clock.tsx';
import { dayMoment, parseDay, sayDay, sayMoment } from './time.ts';
import { useLanguage } from './words.ts';

/** `when(instant)` → 昨天 17:00; a plain day → 周一 3月9日. */
export function useWhen(): (at: string) => string {
  const { zone, now } = useClock();
  const language = useLanguage();
  return (at) =>
    at.length === 10
      ? sayDay(dayMoment(parseDay(at)), language)
      : sayMoment(zone, Date.parse(at), now, language);
}
