import { describe, expect, it } from 'vitest';
import type { Duty } from './clause.ts';
import { formatDate, parseDate } from './dates.ts';
import type { Parameter } from './pack.ts';
import { type Resolving, versionsOf } from './versions.ts';

const both = (word: string) => ({ zh: word, en: word });
const clause = {
  id: 'A-1',
  form: 'duty',
  text: both('call'),
  on: 'file.completed',
  owes: {
    obligation: 'call-back',
    of: 'owner',
    due: { within: '$limit' },
    metBy: { fact: 'call-back.made' },
  },
} as unknown as Duty;

const resolved = (from: Parameter['from'], resolving: Resolving = {}, one: Duty = clause) =>
  versionsOf(
    {
      pack: 'a',
      title: both('a'),
      source: { document: 'a', systems: [] },
      parameters: { limit: { text: both('limit'), unit: 'duration', from } },
      clauses: [one],
    },
    resolving,
  ).map(({ n, from, to, params }) => [n, formatDate(from), to && formatDate(to), params.limit ?? null]);

const day = (text: string) => parseDate(text) as number;

describe('a clause whose figure changes', () => {
  it('has a version for each day on which it changes, and the old ones stay', () =>
    expect(resolved({ '2024-01-01': 'P3D', '2026-07-01': 'P2D' })).toEqual([
      [1, '2024-01-01', '2026-07-01', 'P3D'],
      [2, '2026-07-01', null, 'P2D'],
    ]));

  it('begins with the adoption, and a coming change is written down with it', () =>
    expect(
      resolved({ '2024-01-01': 'P3D', '2026-07-01': 'P2D' }, { from: day('2026-03-10') }).map((one) =>
        one.slice(1),
      ),
    ).toEqual([
      ['2026-03-10', '2026-07-01', 'P3D'],
      ['2026-07-01', null, 'P2D'],
    ]));

  it('what the organisation set comes first from the day it was set for, also before a later text', () =>
    expect(
      resolved(
        { '2024-01-01': 'P3D', '2026-07-01': 'P2D' },
        { from: day('2026-03-10'), own: { limit: { '2026-05-01': 'P1D' } } },
      ).map((one) => one.slice(1)),
    ).toEqual([
      ['2026-03-10', '2026-05-01', 'P3D'],
      ['2026-05-01', '2026-07-01', 'P1D'],
      ['2026-07-01', null, 'P1D'],
    ]));

  it('cannot be carried out before it has a figure', () =>
    expect(resolved({ '2027-01-01': 'P3D' }, { from: day('2026-03-10') })).toEqual([
      [1, '2027-01-01', null, 'P3D'],
    ]));

  it('that may stay open waits from the adoption on', () => {
    const waiting = { ...clause, blanks: [{ parameter: 'limit' }] } as unknown as Duty;
    expect(
      resolved({}, { from: day('2026-03-10'), own: { limit: { '2026-05-01': 'P1D' } } }, waiting),
    ).toEqual([
      [1, '2026-03-10', '2026-05-01', null],
      [2, '2026-05-01', null, 'P1D'],
    ]);
  });
});

describe('the hash of a version', () => {
  const hash = (one: object, params = {}) =>
    versionsOf(
      { pack: 'a', title: both('a'), source: { document: 'a', systems: [] }, clauses: [one as Duty] },
      { params },
    )[0]?.sha256;

  it('is that of its words and figures, whatever their order, and not of its examples', () => {
    const turned = Object.fromEntries(Object.entries(clause).reverse());
    expect(hash(turned)).toBe(hash(clause));
    expect(hash({ ...clause, examples: [] })).toBe(hash(clause));
    expect(hash({ ...clause, on: 'order.placed' })).not.toBe(hash(clause));
    expect(hash(clause, { limit: 'P2D' })).not.toBe(hash(clause, { limit: 'P3D' }));
  });
});
