import type { z } from 'zod';
import type { reportIn as shape } from '../../../../contract/hall.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { parseTime } from '../../../../kernel/index.ts';
import { isoDay, type NewFact, record, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { absentOn } from '../../followup/index.ts';
import { loadEvent } from '../planning/event-row.ts';

/** The written hour of the day of the event (S000.14-08); for an event in the afternoon, an hour before the doors. */
const REPORT_AT = parseTime('07:00') as number;
const HOUR = 3_600_000;

/** 到岗: whoever works at the event is there. How late follows from the clock; leave that was granted excuses. */
export async function reportIn(
  tx: Transaction,
  event: string,
  given: z.output<typeof shape>,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  const { starts_at, doors_at } = await loadEvent(tx, event);
  const zone = await zoneHere(tx);
  const at = given.at === undefined ? tx.clock.now() : Date.parse(given.at);
  const day = zone.dayOf(starts_at.getTime());
  const due = Math.max(zone.at(day, REPORT_AT), doors_at.getTime() - HOUR);
  await record(tx, {
    // Once a day, whoever presses the button again
    id: `reported:${event}:${given.member}`,
    kind: 'member.reported',
    subject: `member:${given.member}`,
    refs: { event: `event:${event}` },
    at,
    actor: by,
    source,
    data: {
      late_minutes: Math.max(0, Math.ceil((at - due) / 60_000)),
      neat: given.neat,
      excused: (await absentOn(tx, isoDay(day))).has(given.member),
    },
  });
}
