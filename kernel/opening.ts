import { clockAt, spanOf } from './clocks.ts';
import type { Compiler } from './compiler.ts';
import { addMonths, civilDate, epochDay, weekday } from './dates.ts';
import type { EpochDay, Instant, Ref } from './fact.ts';
import { hashId } from './id.ts';
import type { Conclude } from './moment.ts';
import type { Obligation } from './obligation.ts';
import type { Owing } from './owing.ts';
import type { Moment } from './set.ts';
import { zoneOf } from './zone.ts';

/** When and as which occurrence an obligation opens. */
export interface Occurrence {
  nth: number;
  from: Instant;
  anchor: Instant;
  /** The fact that first opened the series: part of the identity. */
  fact: string;
  dueAt?: Instant | null;
  opensAt?: Instant;
  /** The one before it, whose holder and subject it keeps when its own cannot be read any more. */
  after: Obligation | null;
}

export const firstOf = (m: Moment): Occurrence => ({
  nth: 1,
  from: m.fact.at,
  anchor: m.fact.at,
  fact: m.fact.id,
  after: null,
});

/** Opens one obligation, or concludes why it cannot be opened. */
export function open(c: Compiler, conclude: Conclude, owing: Owing, m: Moment, of: Occurrence): void {
  const subject = (of.after?.subject ?? owing.about?.run(m) ?? (owing.about ? undefined : m.fact.subject)) as
    | Ref
    | undefined;
  const holder = owing.holder(m) ?? of.after?.holder;
  const dueAt = of.dueAt !== undefined ? of.dueAt : owing.due(m, of.from);
  if (holder === undefined)
    return conclude(m, 'notEvaluable', { noun: owing.noun }, `${owing.of}: nobody found`);
  if (subject === undefined)
    return conclude(m, 'notEvaluable', { noun: owing.noun }, `${owing.about?.source} is missing`);
  if (dueAt === undefined)
    return conclude(m, 'notEvaluable', { noun: owing.noun }, `${owing.noun}: its time cannot be told`);
  const opensAt = of.opensAt ?? owing.opens?.(m, of.from, 'start') ?? of.from;
  raise(c, conclude, m, {
    fact: of.fact,
    subject,
    slot: m.each === null ? owing.slot : `${owing.slot}/${m.each}`,
    nth: of.nth,
    noun: owing.noun,
    strength: owing.strength,
    purpose: owing.purpose,
    holder,
    opensAt,
    // What repeats may not be done before it opens; anything else may be done at once
    countsFrom: owing.countsFrom?.(m, of.from, 'start') ?? (of.nth > 1 ? opensAt : of.from),
    targetAt: owing.target?.(m, of.from) ?? null,
    dueAt,
    ...(owing.repeat && { anchorAt: of.anchor }),
  });
}

type Raised = Omit<
  Obligation,
  | 'id'
  | 'org'
  | 'clause'
  | 'n'
  | 'claimedBy'
  | 'claimedUntil'
  | 'refs'
  | 'state'
  | 'endedBy'
  | 'endedAt'
  | 'lapsed'
> & { refs?: Obligation['refs'] };

/** Writes an obligation down. While the kernel only finds out what to ask, ids are not worth hashing. */
export function raise(c: Pick<Compiler, 'version'>, conclude: Conclude, m: Moment, raised: Raised): void {
  if (m.need) return;
  const { clause, n } = c.version;
  const { fact, subject, slot, nth } = raised;
  const id = hashId('obligation', m.fact.org, fact, clause, n, subject, slot, nth);
  const { obligation: _named, ...timelines } = m.fact.refs;
  const obligation: Obligation = {
    id,
    org: m.fact.org,
    clause,
    n,
    ...raised,
    refs: raised.refs ?? m.obligation?.refs ?? timelines,
    claimedBy: null,
    claimedUntil: null,
    state: 'open',
    endedBy: null,
    endedAt: null,
    lapsed: false,
  };
  m.changes.push({ change: 'opened', obligation });
  conclude(m, 'owes', { obligation: id, noun: raised.noun, slot, holder: raised.holder, due: raised.dueAt });
}

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
    dueAt: clockAt({ within: span, at, roll }, doneAt, m.set.place),
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
  const dueAt = clockAt({ within: whole, at: due.at, roll: due.roll }, anchor, m.set.place);
  return { ...base, from, anchor, dueAt };
}

/** So many in each calendar period; the next period's first opens when the last of this one is done or lapses. */
function perPeriod(every: string, times: number, m: Moment, done: Obligation, base: Base): Occurrence {
  const zone = zoneOf(m.set.place.zone);
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
