import { describe, expect, it } from 'vitest';
import type { TodayCard } from '../../../../contract/today.ts';
import { cardsHere } from './cards-here.ts';

const now = Date.parse('2026-03-10T10:05:00+08:00');

const card = (id: string, part: Partial<TodayCard> = {}): TodayCard => ({
  id,
  section: 'now',
  noun: 'call-back',
  title: { zh: '首次回访', en: 'First call-back' },
  detail: null,
  by: 'clause',
  strength: 'nag',
  purpose: 'service',
  subject: {
    ref: `customer:${id}`,
    name: id,
    open: null,
    tail: null,
    phone: null,
    household: [],
    wishes: [],
  },
  duties: [],
  dueAt: null,
  lastCallAt: null,
  hour: null,
  call: null,
  attempts: null,
  sheet: null,
  script: null,
  frozen: null,
  record: 'call-back',
  confirm: null,
  place: null,
  gathering: null,
  words: null,
  nextStep: null,
  ...part,
});

const missed = (nextAt: string) => ({ attempts: { made: 1, of: 3, lastAt: null, nextAt } });

describe('cardsHere', () => {
  it('takes off what was recorded on this device and is on its way', () => {
    const cards = [card('li'), card('zhang'), card('he')];
    const waiting = [
      { kind: 'contact', card: 'li', state: 'waiting' },
      { kind: 'missed', card: 'he', state: 'waiting' },
    ] as const;
    expect(cardsHere(cards, waiting, now).map(({ id }) => id)).toEqual(['zhang']);
  });

  it('brings back a card whose record was not accepted', () => {
    const waiting = [{ kind: 'contact', card: 'li', state: 'refused' }] as const;
    expect(cardsHere([card('li')], waiting, now)).toHaveLength(1);
  });

  it('leaves a card whose call was only dialled, or whose promise was moved', () => {
    const waiting = [
      { kind: 'dial', card: 'li', state: 'waiting' },
      { kind: 'move', card: 'zhang', state: 'waiting' },
      { kind: 'promise', card: null, state: 'waiting' },
    ] as const;
    expect(cardsHere([card('li'), card('zhang')], waiting, now)).toHaveLength(2);
  });

  it('lets a card slide to its next try, the earlier first, and brings it back when that has come', () => {
    const cards = [
      card('li', missed('2026-03-10T16:00:00+08:00')),
      card('zhang'),
      card('he', missed('2026-03-10T15:00:00+08:00')),
    ];
    expect(cardsHere(cards, [], now).map(({ id, section }) => [id, section])).toEqual([
      ['zhang', 'now'],
      ['he', 'today'],
      ['li', 'today'],
    ]);
    const later = cardsHere(cards, [], Date.parse('2026-03-10T15:00:00+08:00'));
    expect(later.filter(({ section }) => section === 'now').map(({ id }) => id)).toEqual(['zhang', 'he']);
  });

  it('does not make something overdue look as if it could wait', () => {
    const late = card('li', { section: 'overdue', ...missed('2026-03-10T16:00:00+08:00') });
    expect(cardsHere([late], [], now)[0]?.section).toBe('overdue');
  });
});
