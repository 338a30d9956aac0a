import { clockAt, spanOf } from './clocks.ts';
import { addMonths, civilDate, epochDay, weekday } from './dates.ts';
import type { EpochDay, Instant } from './fact.ts';
import type { Obligation } from './obligation.ts';
import type { Occurrence } from './opening.ts';
import type { Owing } from './owing.ts';
import type { Moment } from './set.ts';

/** Three kinds of repeat; only the next occurrence is ever open. */

/** The occurrence after `m.obligation`, when it was met at `doneAt` or its time ran out. */
export function nextOf(owing: Owing, m: Moment, done: Obligation, doneAt: Instant | null): Occurrence | null {
  const { repeat } = owing;
  if (!repeat?.every) return null;
  const nth = done.nth + 1;
  if (repeat.by !== 'per' && repeat.times !== null && nth > repeat.times) return null;
  if (repeat.until?.run(m) === true) return null;
  const base = { nth, fact: done.fact, after: done };
  if (repeat.by === 'per') return perPeriod(repeat.every, repeat.times ?? 1, m, done, base);
  if (repeat.by === 'afterDone') return doneAt === null ? null : afterDone(owing, m, doneAt, base);
  return onGrid(owing, m, done, base);
}

type Base = Pick<Occurrence, 'nth' | 'fact' | 'after'>;

/** Due `every` after the one before was done, so an early one never pushes the next out further than that. */
function afterDone(owing: Owing, m: Moment, doneAt: Instant, base: Base): Occurrence | null {
  const span = spanOf(owing.repeat?.every ?? '');
  if (!span) return null;
  const due = owing.repeat?.due;
  const at = typeof due === 'object' && 'at' in due ? due.at : undefined;
  const roll = typeof due === 'object' && 'roll' in due ? due.roll : undefined;
  return {
    ...base,
    from: doneAt,
    anchor: doneAt,
    dueAt: clockAt({ within: span, at, roll }, doneAt, m.set.place, 'end', m.day),
  };
}

/** Counted from the anchor, never one after another: 31 January, 29 February, 31 March. */
function onGrid(owing: Owing, m: Moment, done: Obligation, base: Base): Occurrence | null {
  const { every, within, due } = owing.repeat ?? {};
  const shift = spanOf(every ?? '', base.nth - 1);
  if (!shift) return null;
  const anchor = done.anchorAt ?? done.opensAt;
  const from = clockAt(
    { within: shift, at: shift.elapsed ? undefined : 'same-time' },
    anchor,
    m.set.place,
    'start',
  );
  const span = within ? spanOf(within) : null;
  if (!span || span.elapsed || typeof due !== 'object' || !('within' in due))
    return { ...base, from, anchor };
  const whole = { ...span, months: span.months + shift.months, days: span.days + shift.days };
  const dueAt = clockAt({ within: whole, at: due.at, roll: due.roll }, anchor, m.set.place, 'end', m.day);
  return { ...base, from, anchor, dueAt };
}

/** So many in each calendar period; the next period's first opens when the last of this one is done or lapses. */
function perPeriod(every: string, times: number, m: Moment, done: Obligation, base: Base): Occurrence {
  const zone = m.set.zone;
  const start = periodOf(every, zone.dayOf(done.opensAt));
  const lastOfPeriod = done.nth % times === 0 || m.fact.kind === 'obligation.lapsed';
  const day = lastOfPeriod ? periodAfter(every, start) : start;
  const nth = lastOfPeriod ? (Math.floor((done.nth - 1) / times) + 1) * times + 1 : base.nth;
  const opensAt = lastOfPeriod ? zone.at(day, 0) : done.opensAt;
  return {
    ...base,
    nth,
    from: opensAt,
    anchor: opensAt,
    opensAt,
    dueAt: zone.at(periodAfter(every, day), 0),
  };
}

/** The first of a period: due at the end of the period the fact lies in. */
export function firstOfPeriod(every: string, m: Moment): Occurrence {
  const zone = m.set.zone;
  const { at, id } = m.fact;
  const end = periodAfter(every, periodOf(every, zone.dayOf(at)));
  return { nth: 1, fact: id, from: at, anchor: at, dueAt: zone.at(end, 0), after: null };
}

export function periodOf(every: string, day: EpochDay): EpochDay {
  const { year, month } = civilDate(day);
  if (every === 'P1W' || every === 'P7D') return day - weekday(day) + 1;
  if (every === 'P1M') return epochDay(year, month, 1);
  if (every === 'P3M') return epochDay(year, month - ((month - 1) % 3), 1);
  return every === 'P1Y' ? epochDay(year, 1, 1) : day;
}

export function periodAfter(every: string, start: EpochDay): EpochDay {
  if (every === 'P1W' || every === 'P7D') return start + 7;
  const months = { P1M: 1, P3M: 3, P1Y: 12 }[every as 'P1M'];
  return months ? addMonths(start, months) : start + 1;
}
