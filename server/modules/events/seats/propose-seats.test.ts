import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tablesOf } from './lay-out.ts';
import { type Guest, inOrder, proposeSeats, type Table } from './propose-seats.ts';

const guest = (ref: string, inviter: string, more: Partial<Guest> = {}): Guest => ({
  ref,
  inviter,
  returning: false,
  care: [],
  ...more,
});

test('S000.9-18: the centre before the sides, the front before the back, left before right', () => {
  const hall = (['left', 'centre', 'right'] as const).flatMap((block, at) =>
    [1, 2].map((row): Table => ({ table: (row - 1) * 3 + at + 1, row, block, chairs: 2 })),
  );
  expect(hall.toSorted(inOrder).map(({ row, block }) => `row${row}-${block}`)).toEqual([
    'row1-centre',
    'row2-centre',
    'row1-left',
    'row1-right',
    'row2-left',
    'row2-right',
  ]);
  const guests = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => guest(id, `inviter-${id}`));
  const { places } = proposeSeats(hall, guests);
  const at = (ref: string) =>
    hall.find(({ table }) => table === places.find((p) => p.takenBy === ref)?.table);
  expect(guests.map(({ ref }) => `row${at(ref)?.row}-${at(ref)?.block}`)).toEqual([
    'row1-centre',
    'row2-centre',
    'row1-left',
    'row1-right',
    'row2-left',
    'row2-right',
  ]);
});

test('old and new are mixed: no table of one inviter is without somebody who knows us', () => {
  const guests = Array.from({ length: 18 }, (_, at) => guest(`g${at}`, 'wang', { returning: at < 4 }));
  const { places } = proposeSeats(tablesOf({ tables: 3, chairs: 10, across: 3 }), guests);
  const old = new Set(guests.filter(({ returning }) => returning).map(({ ref }) => ref));
  const byTable = Map.groupBy(
    places.filter(({ takenBy }) => takenBy?.startsWith('g')),
    ({ table }) => table,
  );
  expect(
    [...byTable.values()].map((at) => at.filter(({ takenBy }) => old.has(takenBy as string)).length),
  ).toEqual([2, 2]);
});

test('wheelchairs and hearing sit in the front row, a wheelchair where its chair is taken away', () => {
  const guests = [
    ...Array.from({ length: 12 }, (_, at) => guest(`l${at}`, 'li')),
    ...Array.from({ length: 5 }, (_, at) => guest(`w${at}`, 'wang')),
    guest('wheels', 'wang', { care: ['wheelchair'] }),
    guest('deaf', 'wang', { care: ['hearing'] }),
  ];
  const tables = tablesOf({ tables: 4, chairs: 8, across: 2 });
  const { places } = proposeSeats(tables, guests);
  const placeOf = (ref: string) => places.find(({ takenBy }) => takenBy === ref);
  const rowOf = (ref: string) => tables.find(({ table }) => table === placeOf(ref)?.table)?.row;
  expect([rowOf('wheels'), rowOf('deaf'), placeOf('wheels')?.kind]).toEqual([1, 1, 'wheelchair']);
});

const inviters = fc.constantFrom('wang', 'li', 'wu', 'jiang');
const halls = fc.record({
  tables: fc.integer({ min: 1, max: 12 }),
  chairs: fc.integer({ min: 2, max: 10 }),
  across: fc.integer({ min: 1, max: 5 }),
});

test('nobody sits twice, nobody is lost, every table keeps a chair for staff', () => {
  fc.assert(
    fc.property(
      halls,
      fc.array(fc.tuple(inviters, fc.boolean(), fc.boolean()), { maxLength: 120 }),
      (layout, list) => {
        const guests = list.map(([inviter, returning, wheels], at) =>
          guest(`g${at}`, inviter, { returning, care: wheels && at % 9 === 0 ? ['wheelchair'] : [] }),
        );
        const { places, unseated } = proposeSeats(tablesOf(layout), guests);
        const seated = places.flatMap(({ takenBy }) => (takenBy?.startsWith('g') ? [takenBy] : []));
        expect(new Set(seated).size).toBe(seated.length);
        expect([...seated, ...unseated].sort()).toEqual(guests.map(({ ref }) => ref).sort());
        expect(places.filter(({ kind }) => kind === 'staff')).toHaveLength(layout.tables);
        const room = layout.tables * (layout.chairs - 1);
        expect(unseated).toHaveLength(Math.max(0, guests.length - room));
      },
    ),
    { numRuns: 150 },
  );
});
