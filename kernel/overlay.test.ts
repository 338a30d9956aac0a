import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clause } from './clause.ts';
import { concernedBy, overlaid } from './overlay.ts';
import type { ClauseVersion } from './pack.ts';

const duty = (noun: string, more: object = {}): Clause =>
  ({
    id: 'x',
    form: 'duty',
    strength: 'nag',
    text: { zh: '试', en: 'trial' },
    on: 'file.completed',
    owes: { obligation: noun, of: 'owner', due: { within: 'P3D' }, metBy: { fact: 'call-back.made' } },
    ...more,
  }) as Clause;
const version = (clause: string, body: Clause, more: Partial<ClauseVersion> = {}): ClauseVersion => ({
  clause,
  n: 1,
  pack: 'trial',
  rank: 'pack',
  from: 0,
  to: null,
  params: {},
  body,
  sha256: `${clause} ${JSON.stringify(more)}`,
  ...more,
});
const names = (versions: readonly ClauseVersion[]) => versions.map(({ clause, n }) => `${clause}#${n}`);

describe('a proposal laid over what is adopted', () => {
  const first = version('A-01', duty('call-back'), { n: 1, to: 100, sha256: 'one' });
  const second = version('A-01', duty('call-back'), { n: 2, from: 100, sha256: 'two' });
  const adopted = [first, second, version('A-02', duty('file'))];

  it('keeps the numbers and days of a clause that is there, so that ids stay', () => {
    const proposed = version('A-01', duty('call-back'), { n: 1, from: 500, sha256: 'new' });
    const over = overlaid(adopted, { instead: [proposed], without: [] }, 50);
    expect(over.map(({ clause, n, from, to, sha256 }) => [clause, n, from, to, sha256])).toEqual([
      ['A-01', 1, 0, 100, 'new'],
      ['A-01', 2, 100, null, 'new'],
      ['A-02', 1, 0, null, over[2]?.sha256],
    ]);
  });

  it('lets a new clause begin with the period, and one left off be gone', () => {
    const over = overlaid(
      adopted,
      { instead: [version('A-03', duty('visit'), { n: 7 })], without: ['A-02'] },
      50,
    );
    expect(names(over)).toEqual(['A-01#1', 'A-01#2', 'A-03#1']);
    expect(over.at(-1)).toMatchObject({ from: 50, to: null });
  });

  it('runs what can come out differently: the touched, those of the same noun, and those that hear of others', () => {
    const set = [
      version('B-01', duty('call-back')),
      version('B-02', duty('call-back')),
      version('B-03', duty('visit')),
      version('B-04', duty('note', { on: 'obligation.lapsed' })),
    ];
    const over = overlaid(
      set,
      { instead: [version('B-01', duty('call-back'), { sha256: 'new' })], without: [] },
      0,
    );
    const { touched, before } = concernedBy(set, over);
    expect([...touched]).toEqual(['B-01']);
    expect(names(before)).toEqual(['B-01#1', 'B-02#1', 'B-04#1']);
  });

  it('touches nothing when what is proposed is what is adopted, whatever that is', () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 12 });
    fc.assert(
      fc.property(some, fc.integer(), (ids, day) => {
        const set = ids.map((id) => version(`C-${id}`, duty(id % 2 ? 'call-back' : 'visit')));
        const over = overlaid(set, { instead: set, without: [] }, day);
        expect(over).toEqual(set);
        expect(concernedBy(set, over).touched.size).toBe(0);
      }),
    );
  });
});
