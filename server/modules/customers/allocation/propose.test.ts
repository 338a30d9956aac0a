import { describe, expect, test } from 'vitest';
import { type Candidate, propose, type Unassigned } from './propose.ts';

const candidate = (member: string, load: number, areas: string[] = [], isNew = false): Candidate => ({
  member,
  name: member,
  areas,
  isNew,
  load,
});
const row = (customer: string, area = '', collector: string | null = null): Unassigned => ({
  customer,
  area,
  collector,
  survey: collector && `survey-${customer}`,
});
const who = (proposals: ReturnType<typeof propose>) => proposals.map(({ proposed }) => proposed);

describe('allocation proposes by S003.2-10 to -13 in order', () => {
  test('the collector comes before the area', () => {
    const [only] = propose(
      [row('a', 'A', 'li')],
      [candidate('li', 90, ['B']), candidate('zhou', 1, ['A'])],
      10,
    );
    expect(only).toMatchObject({ proposed: 'li', clause: 'S003.2-10' });
  });

  test('five of Li, three of Zhou, two go on to the next principles', () => {
    const rows = [
      ...['1', '2', '3', '4', '5'].map((id) => row(id, 'B', 'li')),
      ...['6', '7', '8'].map((id) => row(id, 'A', 'zhou')),
      row('9', 'A'),
      row('10', 'B'),
    ];
    const proposals = propose(rows, [candidate('li', 0, ['B']), candidate('zhou', 0, ['A'])], 0);
    expect(who(proposals)).toEqual(['li', 'li', 'li', 'li', 'li', 'zhou', 'zhou', 'zhou', 'zhou', 'li']);
    expect(proposals.slice(8).map(({ clause }) => clause)).toEqual(['S003.2-11', 'S003.2-11']);
  });

  test('a collector who left is no candidate; the area decides', () => {
    const [only] = propose(
      [row('a', 'A', 'gone')],
      [candidate('zhou', 9, ['A']), candidate('wu', 1, ['B'])],
      0,
    );
    expect(only).toMatchObject({ proposed: 'zhou', clause: 'S003.2-11' });
  });

  test('10% of 40 customers without a collector are 4 for the new member, never one that has a collector', () => {
    const rows = [
      ...Array.from({ length: 40 }, (_, n) => row(`u${n}`, n % 2 ? 'A' : 'B')),
      ...Array.from({ length: 5 }, (_, n) => row(`c${n}`, 'A', 'zhou')),
    ];
    const team = [candidate('zhou', 0, ['A']), candidate('li', 0, ['B']), candidate('wu', 0, [], true)];
    const proposals = propose(rows, team, 10);
    const fresh = proposals.filter(({ proposed }) => proposed === 'wu');
    expect(fresh).toHaveLength(4);
    expect(fresh.every(({ clause, customer }) => clause === 'S003.2-12' && customer.startsWith('u'))).toBe(
      true,
    );
  });

  test('in one area the one who carries less is proposed, and the reason says so', () => {
    const [only] = propose([row('a', 'A')], [candidate('zhou', 60, ['A']), candidate('wu', 20, ['A'])], 0);
    expect(only?.proposed).toBe('wu');
    expect(only?.reasons.map(({ en }) => en).join(' ')).toContain('carries the fewest: 20');
  });

  test('load counts what this proposal already gave', () => {
    const rows = Array.from({ length: 4 }, (_, n) => row(`${n}`));
    expect(who(propose(rows, [candidate('a', 0), candidate('b', 1)], 0))).toEqual(['a', 'a', 'b', 'a']);
  });

  test('without anybody active nobody is proposed, and it says so', () => {
    expect(propose([row('a', 'A')], [], 10)[0]).toMatchObject({ proposed: null });
  });
});
