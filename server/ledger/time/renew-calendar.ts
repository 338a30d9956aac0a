import { hashId } from '../../../kernel/index.ts';
import type { Transaction } from '../../platform/database.ts';
import type { NewFact } from '../new-fact.ts';
import { record } from '../record.ts';
import { newestCalendar } from './load-calendar.ts';
import { changePlace, placeNow } from './place-version.ts';
import { redated } from './redated.ts';

/**
 * A newer table of holidays has come with Guiju: the organisation goes by it from now on, and what was given on days
 * that were provisional gets its day anew. Made once for a table, in one transaction; running it again is harmless.
 */
export async function renewCalendar(tx: Transaction): Promise<void> {
  const version = await newestCalendar(tx);
  if ((await placeNow(tx)).calendar >= version) return;
  const fact: NewFact = {
    id: hashId('calendar.renewed', tx.org, version),
    kind: 'calendar.renewed',
    subject: `organisation:${tx.org}`,
    actor: 'system:clock',
    data: { version },
    source: 'clock',
  };
  await record(tx, fact);
  // Whoever renews at the same moment has waited for the fact, and finds it done
  const { calendar, hours } = await placeNow(tx);
  if (calendar >= version) return;
  await changePlace(tx, { calendar: version, hours }, fact.id as string);
  await record(tx, await redated(tx, version));
}
