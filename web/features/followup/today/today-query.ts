import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Today } from '../../../../contract/today.ts';
import { api, Unreachable } from '../../../api/client.ts';
import { onBack } from '../../../api/reach.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { onAskedWhy } from '../../../ui/known-why.ts';
import { device } from '../device/device.ts';
import { onSent, useWaiting } from '../device/queue.ts';
import { cardsHere } from './cards-here.ts';

export interface SeenToday {
  today: Today;
  /** When the list was fetched; null while it is fresh from the server. */
  keptAt: number | null;
}

export const todayKey = ['today'];

/** A list older than this says nothing about today any more. */
const longestKept = 3 * 86_400_000;

async function fetchToday(member: string): Promise<SeenToday> {
  try {
    const today = await api.get<Today>('/api/today');
    await device.today.put({ member, today, at: serverNow() });
    return { today, keptAt: null };
  } catch (error) {
    const kept = error instanceof Unreachable ? await device.today.get(member) : undefined;
    if (!kept || serverNow() - kept.at > longestKept) throw error;
    return { today: kept.today, keptAt: kept.at };
  }
}

/** Of what is on the kept list its clause and its hour are known here, too. */
onAskedWhy(async (obligation) => {
  const kept = await device.today.toArray();
  const card = kept
    .flatMap(({ today }) => today.cards)
    .find(({ duties }) => duties.some(({ id }) => id === obligation));
  const duty = card?.duties.find(({ id }) => id === obligation);
  if (!card || !duty) return null;
  const { clause, n, title, dueAt } = duty;
  return { clause, n, title, about: card.subject.name, dueAt };
});

/** Today's list: from the server, or as it was last seen here; refreshed when something was sent. */
export function useToday() {
  const { member } = useSession();
  const queries = useQueryClient();
  useEffect(() => {
    const again = () => void queries.invalidateQueries({ queryKey: todayKey });
    const stops = [onSent(again), onBack(again)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queries]);
  return useQuery({
    queryKey: [...todayKey, member.id],
    queryFn: () => fetchToday(member.id),
    refetchInterval: 120_000,
    retry: false,
  });
}

/** The cards as they stand on this device at this moment. */
export function useTodayCards() {
  const seen = useToday();
  const waiting = useWaiting();
  const { now } = useClock();
  return { ...seen, waiting, cards: cardsHere(seen.data?.today.cards ?? [], waiting, now) };
}
