import { describe, expect, it } from 'vitest';
import { type Outcome, subtract } from './difference.ts';
import type { AwardEntry } from './finding.ts';
import type { Obligation } from './obligation.ts';

const owed = (more: Partial<Obligation>): Obligation => ({
  id: 'o1',
  org: 'anhe',
  fact: 'f1',
  clause: 'S003.3-12',
  n: 1,
  subject: 'customer:xu',
  slot: 'first',
  nth: 1,
  noun: 'call-back',
  strength: 'nag',
  purpose: 'selling',
  holder: 'member:li',
  claimedBy: null,
  claimedUntil: null,
  refs: {},
  opensAt: 0,
  countsFrom: 0,
  targetAt: null,
  dueAt: 300,
  state: 'open',
  endedBy: null,
  endedAt: null,
  lapsed: false,
  ...more,
});
const entry = (more: Partial<AwardEntry>): AwardEntry => ({
  id: 'a1',
  org: 'anhe',
  fact: 'f1',
  clause: 'S900.1-01',
  n: 1,
  member: 'member:li',
  effect: 'money',
  amount: -2000,
  written: null,
  state: 'in-force',
  mends: null,
  ...more,
});
const outcome = (obligations: Obligation[], more: Partial<Outcome> = {}): Outcome => ({
  obligations,
  entries: [],
  priced: 0,
  told: 0,
  ...more,
});
const fates = (before: Obligation[], after: Obligation[]) =>
  subtract(outcome(before), outcome(after)).changed.map(({ fate }) => fate);

describe('what a proposal changes', () => {
  it('nothing, where both come to the same', () => {
    expect(fates([owed({})], [owed({})])).toEqual([]);
    // Met earlier or not at all is no change of what is owed
    expect(fates([owed({})], [owed({ state: 'discharged', endedAt: 100, endedBy: 'f2' })])).toEqual([]);
  });

  it('moves what is due at another time or of another person', () => {
    expect(fates([owed({})], [owed({ dueAt: 200 })])).toEqual(['moved']);
    expect(fates([owed({})], [owed({ holder: 'member:wang' })])).toEqual(['moved']);
  });

  it('adds and takes away', () => {
    expect(fates([], [owed({})])).toEqual(['added']);
    expect(fates([owed({})], [])).toEqual(['removed']);
  });

  it('knows the same call asked for by another clause', () => {
    const other = owed({ id: 'o2', clause: 'S000.9-51', slot: 'two-days', dueAt: 200 });
    const [changed] = subtract(outcome([owed({})]), outcome([other])).changed;
    expect(changed).toMatchObject({ fate: 'moved', before: { id: 'o1' }, after: { id: 'o2' } });
    expect(fates([owed({})], [owed({ id: 'o2', subject: 'customer:he' })])).toEqual(['removed', 'added']);
  });

  it('counts who hears of a lapse apart from what is owed', () => {
    const card = owed({ id: 'o3', slot: 'first/lapse/told', noun: 'hear-of-lapse' });
    const found = subtract(outcome([owed({})], { told: 1 }), outcome([owed({}), card], { told: 3 }));
    expect(found).toMatchObject({ changed: [], told: { before: 1, after: 4 } });
  });

  it('sums money and points, after less before, without entries that were mended', () => {
    const mended = entry({ id: 'a2', amount: 0, state: 'reversed', mends: 'a1' });
    const points = entry({ id: 'a3', effect: 'points', amount: -1 });
    const found = subtract(
      outcome([], { entries: [entry({})], priced: 500 }),
      outcome([], { entries: [entry({}), mended, points], priced: 1500 }),
    );
    expect(found).toMatchObject({ fen: 3000, points: -1 });
  });
});
