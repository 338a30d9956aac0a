import { expect, test } from 'vitest';
import { soldAt } from '../../server/modules/sales/index.ts';
import { playTo } from '../world/play.ts';
import { toldApp } from '../world/told-app.ts';

/** The gathering of 8 March after its returns: what counts is what was kept, and who bought later stands beside it. */

test('of twelve buyers eleven keep theirs, net 7,358; one who only looked bought in the shop later', async () => {
  const house = await toldApp('2026-03-11T23:00');
  const world = await playTo(house, '2026-03-11T23:00');
  const sold = () => world.tx((tx) => soldAt(tx, 'event:tea-2026-03-08'));
  expect(await sold()).toMatchObject({
    orders: 12,
    buyers: 12,
    gross: 855000,
    returned: 0,
    net: 855000,
    kept: 12,
    later: 1,
  });
  await playTo(house, '2026-03-12T16:15');
  const after = await sold();
  expect(after).toMatchObject({ orders: 12, buyers: 12, returned: 119200, net: 735800, kept: 11, later: 1 });
  expect(after.bySeller.find(({ seller }) => seller === 'li-qiang')).toMatchObject({ orders: 3, kept: 2 });
  expect(after.bySeller.reduce((sum, { net }) => sum + net, 0)).toBe(735800);
}, 120_000);
