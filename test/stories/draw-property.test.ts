import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draw } from '../../contract/hall.ts';
import { drawOrder, listHash, sha256 } from '../../server/modules/events/hall/draw-order.ts';
import { checkDraw } from '../../web/features/events/hall/check-draw.ts';

/** Whatever list and seed: what the server draws checks on anybody's device, and nothing else does. */

const number = fc.integer({ min: 1, max: 9_999 }).map((n) => String(n).padStart(4, '0'));
const lists = fc.uniqueArray(number, { minLength: 2, maxLength: 60 });
const seeds = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

function drawn(entries: string[], seed: string, prizes: number): Draw {
  const results = drawOrder(seed, entries)
    .slice(0, prizes)
    .map((code) => ({ code, prize: '雨伞', absent: false, given: false }));
  return {
    id: 'd',
    title: '抽奖',
    event: '联谊会',
    prizes: [{ name: '雨伞', count: prizes, value: { amount: '30.00', currency: 'CNY' } }],
    entries,
    listHash: listHash(entries),
    seedHash: sha256(seed),
    committedAt: '2026-03-14T02:40:00.000Z',
    drawnAt: '2026-03-14T03:05:00.000Z',
    seed,
    results,
  };
}

describe('a draw', () => {
  it('checks, with any number of prizes up to all', () => {
    fc.assert(
      fc.property(lists, seeds, fc.nat(), (entries, seed, n) => {
        expect(checkDraw(drawn(entries, seed, 1 + (n % entries.length)))).toBeNull();
      }),
    );
  });

  it('everybody has the one place in the order that list and seed give', () => {
    fc.assert(
      fc.property(lists, seeds, (entries, seed) => {
        expect([...drawOrder(seed, entries)].sort()).toEqual([...entries].sort());
      }),
    );
  });

  it('does not check with an entry changed, added, left out or moved', () => {
    fc.assert(
      fc.property(lists, seeds, fc.nat(), number, (entries, seed, at, other) => {
        const draw = drawn(entries, seed, 1);
        const i = at % entries.length;
        const changes = [
          entries.with(i, other),
          [...entries, other],
          entries.toSpliced(i, 1),
          [...entries].reverse(),
        ].filter((changed) => changed.join() !== entries.join());
        for (const changed of changes) expect(checkDraw({ ...draw, entries: changed })).toBe('list');
        // Its fingerprint mended to fit: then the order gives it away, unless the same one wins by chance
        const [changed = []] = changes;
        const forged = { ...draw, entries: changed, listHash: listHash(changed) };
        const same = drawOrder(seed, changed)[0] === draw.results[0]?.code;
        expect(checkDraw(forged)).toBe(same ? null : 'order');
      }),
    );
  });

  it('does not check with a seed chosen afterwards, or a winner who is another', () => {
    fc.assert(
      fc.property(lists, seeds, seeds, (entries, seed, later) => {
        fc.pre(seed !== later);
        const draw = drawn(entries, seed, 1);
        expect(checkDraw({ ...draw, seed: later })).toBe('seed');
        const loser = drawOrder(seed, entries)[1] as string;
        const results = [{ code: loser, prize: '雨伞', absent: false, given: false }];
        expect(checkDraw({ ...draw, results })).toBe('order');
        expect(checkDraw({ ...draw, seed: null })).toBe('seed');
      }),
    );
  });
});
