import type { TodayCard } from '../../../../contract/today.ts';

/** Cards as a section shows them: each by itself, or several ticks of one kind on one card. */
export type Shown = { card: TodayCard } | { fold: readonly TodayCard[]; by: Fold['by'] };

interface Fold {
  key: string;
  /** `title`: like papers · `gathering`: whatever one gathering needs · `calls`: guests to be rung up about it. */
  by: 'title' | 'gathering' | 'calls';
}

/** Only what is a mere tick is folded; a person to call never is, but for guests asked one thing one after another. */
function foldOf({ strength, record, gathering, subject, noun, title }: TodayCard): Fold | null {
  if (record === 'confirm' && gathering) return { key: `calls/${gathering.ref}`, by: 'calls' };
  if (strength !== 'checklist') return null;
  const ticked = record === 'elsewhere' || record === 'plain' || record === 'sheet';
  if (ticked && gathering && !subject.ref.startsWith('customer:'))
    return { key: `gathering/${gathering.ref}`, by: 'gathering' };
  return record === 'elsewhere' ? { key: `${noun}/${title.zh}`, by: 'title' } : null;
}

/** 清单: five papers to hand in are one card with five lines, where the first of them stands. */
export function folded(cards: readonly TodayCard[]): Shown[] {
  const shown: Shown[] = [];
  const done = new Set<string>();
  for (const card of cards) {
    const fold = foldOf(card);
    if (fold !== null && done.has(fold.key)) continue;
    if (fold !== null) done.add(fold.key);
    const alike = fold === null ? [] : cards.filter((other) => foldOf(other)?.key === fold.key);
    shown.push(fold !== null && alike.length > 1 ? { fold: alike, by: fold.by } : { card });
  }
  return shown;
}
