import type { Today } from '../../../../contract/today.ts';
import { refId, zoneOf } from '../../../../kernel/index.ts';
import { clausesFor, isoDay } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { holdersOfCaller, memberRef } from '../caller.ts';
import { callingHours, clockText, type Span } from './calling-hours.ts';
import { cardsOf } from './cards.ts';
import { endedToday } from './ended-today.ts';
import { giveNumbers } from './give-numbers.ts';
import { claimedByOther, MOST, openObligations } from './open-obligations.ts';
import { countCards, spanOfToday } from './section.ts';

/** 今日: what the caller owes this week, in the order to do it, and what ended today. */
export async function today(tx: Transaction, caller: Caller): Promise<Today> {
  const set = await clausesFor(tx);
  const zone = zoneOf(set.place.zone);
  const now = tx.clock.now();
  const span = spanOfToday(zone, now);
  const member = memberRef(caller);
  const holders = holdersOfCaller(caller);
  const since = zone.at(zone.dayOf(now), 0);
  const { open, ended } = await openObligations(tx, set, holders, { before: span.nextWeek + 1, since });
  const owed = open.filter((one) => !claimedByOther(one, member, now));
  const cards = await cardsOf(tx, set, zone, owed, { member, name: caller.name, dials: true });
  await giveNumbers(
    tx,
    caller,
    isoDay(zone.dayOf(now)),
    cards.filter(({ call }) => call?.dial).map(({ subject }) => refId(subject.ref)),
  );
  return {
    now: new Date(now).toISOString(),
    day: isoDay(zone.dayOf(now)),
    member: { ref: member, name: caller.name, open: null },
    counts: countCards(cards),
    hours: hoursShown(callingHours(set, zone.dayOf(now))),
    cards,
    ended: await endedToday(tx, set, ended, member),
    leftOut: open.length < MOST ? 0 : await leftOut(tx, holders, span.nextWeek + 1, open.length),
  };
}

const shown = (spans: readonly Span[]) =>
  spans.map(({ from, to }) => ({ from: clockText(from), to: clockText(to) }));

const hoursShown = ({ company, good, quiet }: ReturnType<typeof callingHours>): Today['hours'] => ({
  company: shown(company),
  good: shown(good),
  quiet: { from: clockText(quiet.from), to: clockText(quiet.to) },
});

/** Counted only for somebody whose week holds more than a screen can be asked to carry. */
async function leftOut(
  tx: Transaction,
  holders: readonly string[],
  before: number,
  shownHere: number,
): Promise<number> {
  const { count } = await tx
    .selectFrom('obligation')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('org_id', '=', tx.org)
    .where('holder', 'in', holders)
    .where('state', '=', 'open')
    .where('due_at', '<', new Date(before))
    .executeTakeFirstOrThrow();
  return Math.max(0, count - shownHere);
}
