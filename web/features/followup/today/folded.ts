import type { TodayCard } from '../../../../contract/today.ts';

/** Cards as a section shows them: each by itself, or several ticks of one kind on one card. */
export type Shown = { card: TodayCard } | { fold: readonly TodayCard[] };

/** Only what is a mere tick at its own screen is folded; a person to call never is. */
const kindOf = (card: TodayCard) =>
  card.strength === 'checklist' && card.record === 'elsewhere' ? `${card.noun}/${card.title.zh}` : null;

/** 清单: five papers to hand in are one card with five lines, where the first of them stands. */
export function folded(cards: readonly TodayCard[]): Shown[] {
  const shown: Shown[] = [];
  const done = new Set<string>();
  for (const card of cards) {
    const kind = kindOf(card);
    if (kind !== null && done.has(kind)) continue;
    if (kind !== null) done.add(kind);
    const alike = kind === null ? [] : cards.filter((other) => kindOf(other) === kind);
    shown.push(alike.length > 1 ? { fold: alike } : { card });
  }
  return shown;
}
