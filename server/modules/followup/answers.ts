import type { EpochDay } from '../../../kernel/index.ts';
import { type Answer, clausesFor, epochDay, zoneHere } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { callBackClauses } from './call-back-clauses.ts';
import { callsWithoutVisit } from './calls-without-visit.ts';

/**
 * The day clauses mean by "today". After an outage days are opened one by one, so it may lie behind the clock:
 * it is the day after the last one opened, never later than the clock's.
 */
async function dayOfLedger(tx: Transaction): Promise<EpochDay> {
  const here = (await zoneHere(tx)).dayOf(tx.clock.now());
  const last = await tx
    .selectFrom('fact')
    .select('data')
    .where('org_id', '=', tx.org)
    .where('kind', '=', 'day.opened')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? Math.min(here, epochDay((last.data as { day: string }).day) + 1) : here;
}

/** How many call-backs fall due by the end of that day, and how many of them are open. */
async function dueToday(tx: Transaction) {
  const clauses = callBackClauses(await clausesFor(tx));
  if (clauses.length === 0) return { due: 0, open: 0 };
  const zone = await zoneHere(tx);
  const day = await dayOfLedger(tx);
  return (
    tx
      .selectFrom('obligation')
      .select((on) => [
        on.fn.countAll<number>().as('due'),
        on.fn.countAll<number>().filterWhere('state', '=', 'open').as('open'),
      ])
      .where('org_id', '=', tx.org)
      .where('clause', 'in', clauses)
      .where('noun', '=', 'call-back')
      .where('state', 'in', ['open', 'discharged'])
      // A day ends with an exclusive instant: due today is after this morning's midnight, by tonight's
      .where('due_at', '>', new Date(zone.at(day, 0)))
      .where('due_at', '<=', new Date(zone.at(day + 1, 0)))
      .executeTakeFirstOrThrow()
  );
}

const ofOrganisation =
  (which: 'due' | 'open'): Answer =>
  async (tx, ids) => {
    const counts = await dueToday(tx);
    return new Map(ids.map((id) => [id, counts[which]]));
  };

export const followupAnswers: Readonly<Record<string, Answer>> = {
  'organisation.call_backs_due_today': ofOrganisation('due'),
  'organisation.call_backs_open_today': ofOrganisation('open'),
  'customer.calls_without_visit': callsWithoutVisit,
};
