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
    gathering: null,
    subject: { ref: `file:${id}` },
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

  it('puts whatever one gathering needs on one card, and a home visit to a guest of it on its own', () => {
    const gathering = { ref: 'event:spring', name: '三月联谊会', open: '/events/spring' };
    const about = { gathering, subject: { ref: 'event:spring' } } as Partial<TodayCard>;
    const meeting = card('e1', { ...about, noun: 'eve-meeting' });
    const known = card('e2', { ...about, noun: 'acknowledge-briefing', record: 'plain' });
    const other = card('e3', { ...about, gathering: { ...gathering, ref: 'event:autumn' } });
    const note = card('v1', { gathering, noun: 'visit-note', subject: { ref: 'customer:li' } as never });
    const rung = card('e4', { ...about, strength: 'nag' });
    expect(idsOf([meeting, rung, note, known, other])).toEqual([['e1', 'e2'], 'e4', 'v1', 'e3']);
  });

  it('puts guests to be rung up about one gathering on one card', () => {
    const gathering = { ref: 'event:spring', name: '三月联谊会', open: null };
    const confirm = (id: string) => card(id, { record: 'confirm', gathering });
    expect(idsOf([confirm('li'), card('f1'), confirm('he')])).toEqual([['li', 'he'], 'f1']);
  });

  it('never folds people to call', () => {
    const calls = ['li', 'he'].map((id) => card(id, { strength: 'nag', record: 'call-back' }));
    expect(idsOf(calls)).toEqual(['li', 'he']);
  });
});
