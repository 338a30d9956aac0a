import { describe, expect, it } from 'vitest';
import type { Clause } from '../../../kernel/index.ts';
import { conflictsBetween, disjoint, type Standing } from './conflicts.ts';

const call = (clause: string, within: string, when: string, more: Partial<Clause> = {}): Standing => ({
  clause,
  params: { days: 'P2D' },
  body: {
    id: clause,
    form: 'duty',
    strength: 'nag',
    text: { zh: '回访', en: 'call-back' },
    on: 'file.completed',
    when,
    owes: { obligation: 'call-back', slot: 'first', of: 'owner', due: { within }, metBy: { fact: 'call-back.made' } },
    ...more,
  } as Clause,
});

describe('conflicts', () => {
  it('names two clauses that ask for the same call, and the stricter one', () => {
    const found = conflictsBetween([
      call('S003.3-12', 'P3D', 'fact.data.outcome == "none"'),
      call('S000.9-51', '$days', 'fact.data.outcome == "none"'),
    ]);
    expect(found).toEqual([{ key: 'S000.9-51+S003.3-12', clauses: ['S000.9-51', 'S003.3-12'], noun: 'call-back', stricter: 'S000.9-51' }]);
  });

  it('finds none where the conditions exclude each other', () => {
    expect(conflictsBetween([call('A-01', 'P3D', 'fact.data.outcome == "bought"'), call('A-02', 'P3D', 'fact.data.outcome == "none"')])).toEqual([]);
  });

  it('finds none between two options of a variant group', () => {
    const variant = (option: string) => ({ variant: { group: 'first-call', option } });
    expect(conflictsBetween([call('A-01', 'P3D', '', variant('two')), call('A-02', 'P2D', '', variant('three'))])).toEqual([]);
  });
});

describe('disjoint', () => {
  it.each([
    ['has(fact.data.day)', '!has(fact.data.day)', true],
    ['a.b == "x" && c', 'c && a.b == "y"', true],
    ['a.b != "own" && c', 'a.b == "own"', true],
    ['a.b == "x" || c', 'a.b == "y"', false],
    ['a.b > 3', 'a.b < 2', false],
    ['', 'a', false],
  ])('%s / %s: %s', (a, b, expected) => expect(disjoint(a, b)).toBe(expected));
});
