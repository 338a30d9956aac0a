import { hashId, type Instant, zoneOf } from '../../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import { record } from '../record.ts';
import { isoDay, obligationOf } from '../rows.ts';
import { lapseFact } from './lapse-fact.ts';
import { isConfirmed, isLeap, lastOpened, leapt } from './leap.ts';
import { renewCalendar } from './renew-calendar.ts';
import { zoneHere } from './zone-here.ts';

/** Lapses recorded in one transaction: an outage of days is caught up in steps that a kill cannot spoil. */
const BATCH = 200;

/**
 * Lets time pass for one organisation: takes a newer table of holidays, lapses what fell due and opens each new day,
 * in the order in which it would have happened, also after days of outage. Everything has a hashed id, so running it
 * again is harmless.
 */
export async function passTime(db: Database, org: string): Promise<void> {
  await db.inOrganisation(org, renewCalendar);
  for (;;) {
    const next = await db.inOrganisation(org, nextDay);
    if (next === null) return;
    await lapseUntil(db, org, next.until);
    if (next.day === null) return;
    const { day } = next;
    await db.inOrganisation(org, (tx) => openDay(tx, day));
  }
}

/** The next day to open and the moment it begins; `day: null` when only today's lapses are left. */
async function nextDay(tx: Transaction): Promise<{ day: number | null; until: Instant } | null> {
  const organisation = await tx
    .selectFrom('organisation')
    .select(['zone', 'created_at'])
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const zone = zoneOf(organisation.zone);
  const now = tx.clock.now();
  const last = await lastOpened(tx);
  const next = last === null ? zone.dayOf(Math.min(organisation.created_at.getTime(), now)) : last + 1;
  const today = zone.dayOf(now);
  if (isLeap(next, today) && !(await isConfirmed(tx, today))) throw leapt(isoDay(next), isoDay(today));
  return next > today ? { day: null, until: now } : { day: next, until: zone.at(next, 0) };
}

async function openDay(tx: Transaction, day: number): Promise<void> {
  const zone = await zoneHere(tx);
  await record(tx, {
    id: hashId('day.opened', tx.org, isoDay(day)),
    kind: 'day.opened',
    at: zone.at(day, 0),
    subject: `organisation:${tx.org}`,
    actor: 'system:clock',
    data: { day: isoDay(day) },
    source: 'clock',
  });
}

/** Records `obligation.lapsed` for everything due by `until`, oldest first. */
async function lapseUntil(db: Database, org: string, until: Instant): Promise<void> {
  for (;;) {
    const lapsed = await db.inOrganisation(org, async (tx) => {
      const due = await tx
        .selectFrom('obligation')
        .selectAll()
        .where('org_id', '=', org)
        .where('state', '=', 'open')
        .where('lapsed', '=', false)
        .where('due_at', '<=', new Date(until))
        .orderBy('due_at')
        .orderBy('id')
        .limit(BATCH)
        .execute();
      if (due.length > 0)
        await record(
          tx,
          due.map((row) => lapseFact(obligationOf(row))),
        );
      return due.length;
    });
    if (lapsed < BATCH) return;
  }
}
