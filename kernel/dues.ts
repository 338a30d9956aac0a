import { type Clock, clockAt, type Edge, onDay, spanOf } from './clocks.ts';
import type { Compiler } from './compiler.ts';
import { parseTime } from './dates.ts';
import type { Instant } from './fact.ts';
import type { Due } from './owes.ts';
import { celOfPath } from './paths.ts';
import type { Extra } from './schema.ts';
import type { Moment } from './set.ts';

/** When something is due, counted from an instant. `null`: never; `undefined`: it cannot be told. */
export type DueRun = (m: Moment, from: Instant, edge?: Edge) => Instant | null | undefined;

export function compileDue(c: Compiler, due: Due, kind: string, pointer: string, extra?: Extra): DueRun {
  if (due === 'none') return () => null;
  if (due === 'asked') return asked(c, kind);
  if ('on' in due) return dueOn(c, due, kind, pointer, extra);
  if ('within' in due) {
    const standard = /^standard\(([\w-]+)\)$/.exec(due.within)?.[1];
    if (standard) return dueByStandard(standard, due);
  }
  const clock = clockOf(c, due, pointer);
  return clock ? (m, from, edge) => clockAt(clock, from, m.set.place, edge, m.day) : () => undefined;
}

/** Whoever asks for it says when: in the fact's field `due`, and never by guessing. */
function asked(c: Compiler, kind: string): DueRun {
  const type = c.schema.kinds.get(kind)?.data.due?.type;
  if (type !== 'date' && type !== 'instant') return () => null;
  return dueOn(c, { on: 'fact.data.due' }, kind, '');
}

function dueOn(
  c: Compiler,
  due: { on: string; at?: string },
  kind: string,
  pointer: string,
  extra?: Extra,
): DueRun {
  const { at } = due;
  const { run } = c.expression(celOfPath(due.on), kind, `${pointer}/on`, 'int', extra);
  checkTime(c, at, pointer);
  return (m, from, edge = 'end') => {
    const value = run(m);
    if (value === undefined) return undefined;
    const { zone, place } = m.set;
    const when = { edge, from, asOf: m.day };
    if (Math.abs(value as number) < 10_000_000) return onDay(place, value as number, at, when);
    const instant = value as Instant;
    return at === undefined ? instant : onDay(place, zone.dayOf(instant), at, when);
  };
}

function dueByStandard(standard: string, due: Extract<Due, { within: string }>): DueRun {
  return (m, from, edge) => {
    const value = m.set.standard(standard, m);
    const span = typeof value === 'string' ? spanOf(value) : null;
    const clock = span && { within: span, at: due.at, roll: due.roll };
    return clock ? clockAt(clock, from, m.set.place, edge, m.day) : undefined;
  };
}

/** Null when a parameter is blank or the clock is wrongly set. */
function clockOf(c: Compiler, due: Exclude<Due, string | { on: string }>, pointer: string): Clock | null {
  if ('at' in due) checkTime(c, due.at, pointer);
  if ('within' in due) {
    const written = c.given(due.within, `${pointer}/within`);
    const span = written === null ? null : spanOf(String(written));
    if (written !== null && !span) c.wrongUnit(`${pointer}/within`, String(written), 'P3D, P1M, PT30M');
    return span && { within: span, at: due.at, roll: due.roll };
  }
  if ('lastWorkday' in due) return { lastWorkday: true, at: due.at };
  if ('workdays' in due) {
    const workdays = c.whole(due.workdays, `${pointer}/workdays`);
    return workdays === null ? null : { workdays, at: due.at };
  }
  if ('hours' in due) {
    const hours = c.whole(due.hours, `${pointer}/hours`);
    return hours === null ? null : { hours, calendar: due.calendar };
  }
  if ('monthDay' in due) {
    const monthDay = c.whole(due.monthDay, `${pointer}/monthDay`);
    return monthDay === null ? null : { monthDay, at: due.at };
  }
  const weekday = c.whole(due.weekday, `${pointer}/weekday`);
  return weekday === null ? null : { weekday, at: due.at };
}

function checkTime(c: Compiler, at: string | undefined, pointer: string): void {
  if (at === undefined || ['end', 'same-time', 'close'].includes(at) || parseTime(at) !== null) return;
  c.wrongUnit(`${pointer}/at`, at, '09:00, end, same-time, close');
}
