import { describe, expect, it } from 'vitest';
import type { Award } from '../../../../contract/owing.ts';
import { chains } from './chains.ts';

const entry = (id: string, mends: string | null, part: Partial<Award> = {}) =>
  ({ id, mends, state: 'in-force', appeal: null, ...part }) as Award;

const appeal = { id: 'a1', state: 'open' } as NonNullable<Award['appeal']>;

describe('chains', () => {
  it('reads a proposal, its decision and its suspension as one matter, with the appeal of any of them', () => {
    const book = [
      entry('e3', 'e2', { state: 'suspended' }),
      entry('other', null),
      entry('e2', 'e1', { appeal }),
      entry('e1', null, { state: 'proposed' }),
    ];
    const [matter, alone] = chains(book);
    expect(matter?.head.id).toBe('e3');
    expect(matter?.earlier.map(({ id }) => id)).toEqual(['e2', 'e1']);
    expect(matter?.appeal).toBe(appeal);
    expect(alone).toEqual({ head: book[1], earlier: [], appeal: null });
  });

  it('shows an entry whose forerunner is beyond the page', () => {
    expect(chains([entry('e2', 'e1')])).toMatchObject([{ head: { id: 'e2' }, earlier: [] }]);
  });
});
