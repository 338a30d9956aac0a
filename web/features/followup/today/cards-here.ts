import type { TodayCard } from '../../../../contract/today.ts';
import type { Pending } from '../device/device.ts';

/** These leave the card where it is. */
const beside: ReadonlySet<Pending['kind']> = new Set(['move', 'dial', 'promise', 'claim']);

/**
 * The list as it stands on this device: what was recorded here and is not yet at the server hides its card, so
 * that nobody records it twice, unless it was refused; who did not answer is not called again before the next try.
 */
export function cardsHere(
  cards: readonly TodayCard[],
  waiting: readonly Pick<Pending, 'kind' | 'card' | 'state'>[],
  now: number,
): TodayCard[] {
  const recorded = new Set(
    waiting.filter((item) => item.state === 'waiting' && !beside.has(item.kind)).map((item) => item.card),
  );
  const left = cards.filter((card) => !recorded.has(card.id));
  const slid = left.filter((card) => slidesTo(card, now) !== null);
  const stay = left.filter((card) => !slid.includes(card));
  const later = slid.map((card): TodayCard => ({ ...card, section: 'today' }));
  return [...stay, ...later.sort((a, b) => (slidesTo(a, now) ?? 0) - (slidesTo(b, now) ?? 0))];
}

/** When the next try is, if that is still to come and the card would otherwise say: call now. */
function slidesTo(card: TodayCard, now: number): number | null {
  const next = card.attempts?.nextAt ? Date.parse(card.attempts.nextAt) : 0;
  return next > now && (card.section === 'now' || card.section === 'today') ? next : null;
}
