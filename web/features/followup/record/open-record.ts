import { useNavigate } from '@tanstack/react-router';
import type { TodayCard } from '../../../../contract/today.ts';

/** Opens the record sheet on the address, so that the back gesture closes it. */
export function useRecord(): (card: TodayCard) => void {
  const navigate = useNavigate();
  return (card) =>
    void navigate({
      to: '.',
      search: (now: Record<string, unknown>) => ({ ...now, record: card.id }),
    } as never);
}
