import { ensureCalendar } from '../../server/ledger/index.ts';
import type { House } from '../../server/main.ts';
import { SettableClock } from '../../server/platform/clock.ts';
import { playHistory } from './history.ts';
import { WEEK } from './the-week.ts';
import { timeGoesOn, type World, worldOn } from './the-world.ts';

/** How far the week has been told on a database. */
const told = new WeakMap<object, number>();

/** A copy of a database on which the week was told until then goes on from there. */
export function goOnFrom(db: object, moment: string): void {
  const next = WEEK.findIndex((step) => step.moment > moment);
  told.set(db, next === -1 ? WEEK.length : next);
}

/** The history, once, and then every step of the week up to a moment: `2026-03-10T10:05`, or an instant. */
export async function playOn(world: World, until: string | number, { demo = false } = {}): Promise<void> {
  const limit = typeof until === 'number' ? until : world.at(until);
  let next = told.get(world.db);
  if (next === undefined) {
    await playHistory(world, demo);
    next = 0;
  }
  for (let step = WEEK[next]; step && world.at(step.moment) <= limit; step = WEEK[++next]) {
    await timeGoesOn(world, step.moment);
    await step.does(world);
  }
  told.set(world.db, next);
  if (limit > world.clock.now()) await timeGoesOn(world, limit);
}

/** The same on a house whose clock a test holds: its fixed dates are those of March 2026. */
export async function playTo(house: House, moment: string): Promise<World> {
  if (!(house.clock instanceof SettableClock))
    throw new Error('The week is told with a clock that can be set');
  const world = worldOn(house, house.clock);
  await ensureCalendar(house.db);
  await playOn(world, moment);
  return world;
}
