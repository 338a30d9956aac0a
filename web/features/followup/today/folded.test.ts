import { describe, expect, it } from 'vitest';
import type { TodayCard } from '../../../../contract/today.ts';
import { folded } from './folded.ts';

const card = (id: string, part: Partial<TodayCard> = {}) =>
  ({
    id,
    noun: 'hand-in',
    title: { zh: '上交', en: 'Hand in' },
    strength: 'checklist',
    record: 'elsewhere',
    ...part,
  }) as TodayCard;

const idsOf = (cards: readonly TodayCard[]) =>
  folded(cards).map((shown) => ('fold' in shown ? shown.fold.map(({ id }) => id) : shown.card.id));

describe('folded', () => {
  it('puts ticks of one kind on one card, where the first of them stood', () => {
    const call = card('li', { noun: 'call-back', strength: 'nag', record: 'call-back' });
    expect(idsOf([card('f1'), call, card('f2'), card('f3')])).toEqual([['f1', 'f2', 'f3'], 'li']);
  });

  it('leaves a single tick, other kinds, and what is done on the card itself alone', () => {
    const lent = card('f2', { noun: 'return', title: { zh: '归还', en: 'Return' } });
    const plain = [card('p1', { record: 'plain' }), card('p2', { record: 'plain' })];
    expect(idsOf([card('f1'), lent, ...plain])).toEqual(['f1', 'f2', 'p1', 'p2']);
  });

  it('never folds people to call', () => {
    const calls = ['li', 'he'].map((id) => card(id, { strength: 'nag', record: 'call-back' }));
    expect(idsOf(calls)).toEqual(['li', 'he']);
  });
});
