import { formatDate, zoneOf } from '../kernel/index.ts';
import { isLeap, lastOpened } from '../server/ledger/index.ts';
import type { Database } from '../server/platform/database.ts';

/**
 * Days are opened by a job; where it cannot go on nothing falls due any more, and nobody would notice. Null where all
 * is well, otherwise what is wrong and what to do.
 */
export async function daysOutOfOrder(db: Database): Promise<string | null> {
  const organisations = await db.asOwner((tx) =>
    tx.selectFrom('organisation').select(['org_id', 'name', 'zone']).orderBy('org_id').execute(),
  );
  const ills: string[] = [];
  for (const { org_id, name, zone } of organisations) {
    const last = await db.inOrganisation(org_id, lastOpened);
    const today = zoneOf(zone).dayOf(db.clock.now());
    if (last !== null && isLeap(last + 1, today)) ills.push(standsStill(name, last, today));
    else if (last !== null && last > today) ills.push(isAhead(name, last, today));
  }
  return ills.length > 0 ? ills.join('\n    ') : null;
}

const standsStill = (name: string, last: number, today: number): string =>
  `${name}: time stands still at ${formatDate(last)}, and the clock says ${formatDate(today)}. If the clock is wrong, set it and Guiju goes on by itself; if so much time has really passed: npx guiju catch-up ${formatDate(today)}`;

const isAhead = (name: string, last: number, today: number): string =>
  `${name}: days up to ${formatDate(last)} are open already, and the clock says ${formatDate(today)}, so it was ahead. If it is right now nothing need be done: what lapsed too early can still be done and counts as late, and the next day opens after ${formatDate(last)}.`;
