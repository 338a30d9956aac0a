import { expect, it, vi } from 'vitest';
import { hashId } from '../kernel/index.ts';
import { isoDay, lastOpened, record } from '../server/ledger/index.ts';
import { testApp } from '../test/world/app.ts';
import { smallCompany } from '../test/world/small-company.ts';
import { catchUp } from './catch-up.ts';
import { daysOutOfOrder } from './days-out-of-order.ts';

/** A company whose machine stood in a cupboard for fourteen months and is switched on now. */
const house = await testApp({ now: new Date(Date.now() - 420 * 86_400_000).toISOString() });
await smallCompany(house);
const { db } = house;
await db.inOrganisation('anhe', async (tx) => {
  const local = Math.floor((house.clock.now() + 8 * 3_600_000) / 86_400_000);
  const day = isoDay(local);
  const id = hashId('day.opened', 'anhe', day);
  const subject = 'organisation:anhe';
  await record(tx, {
    id,
    kind: 'day.opened',
    at: local * 86_400_000 - 8 * 3_600_000,
    subject,
    actor: 'system:clock',
    data: { day },
    source: 'clock',
  });
});
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

it('is what the doctor says to do, and then days are in order', async () => {
  house.clock.set(Date.now());
  expect(await daysOutOfOrder(db)).toContain(`npx guiju catch-up ${today}`);

  vi.stubEnv('DATABASE_URL', house.url);
  vi.spyOn(console, 'log').mockReturnValue();
  await expect(catchUp([])).rejects.toThrow('which day it is today');
  await expect(catchUp(['2020-01-01'])).rejects.toMatchObject({ code: 'clock.other-day' });
  expect(await catchUp([today])).toBe(0);
  expect(isoDay((await db.inOrganisation('anhe', lastOpened)) as number)).toBe(today);
  expect(await daysOutOfOrder(db)).toBeNull();
}, 120_000);

it('a clock that was ahead is named, and nothing need be done', async () => {
  house.clock.set(Date.now() - 3 * 86_400_000);
  expect(await daysOutOfOrder(db)).toMatch(`days up to ${today} are open already`);
});
