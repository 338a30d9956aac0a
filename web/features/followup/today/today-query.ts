import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Today, TodayCard } from '../../../../contract/today.ts';
import { api, Unreachable } from '../../../api/client.ts';
import { onBack } from '../../../api/reach.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useSession } from '../../../api/session.tsx';
import { device, type Pending } from '../device/device.ts';
import { onSent, useWaiting } from '../device/queue.ts';

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

/** These leave the card where it is. */
const beside = new Set<Pending['kind']>(['move', 'dial', 'promise']);

/** What was recorded here and is not yet at the server hides its card, so that nobody records it twice. */
export function withoutKept(cards: readonly TodayCard[], waiting: readonly Pending[]): TodayCard[] {
  const ended = new Set(waiting.filter((item) => !beside.has(item.kind)).map((item) => item.card));
  return cards.filter((card) => !ended.has(card.id));
}

export function useTodayCards() {
  const seen = useToday();
  const waiting = useWaiting();
  return { ...seen, waiting, cards: withoutKept(seen.data?.today.cards ?? [], waiting) };
}
