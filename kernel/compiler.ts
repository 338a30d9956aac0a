import type { ClauseVersion, Condition, Due, Given, Holder, Match } from './clause.ts';
import { type Clock, clockAt, type Edge, onDay, spanOf } from './clocks.ts';
import type { Run } from './closures.ts';
import { compileExpression, type Expression, isProblem, type Setting, type Wants } from './conditions.ts';
import { parseTime } from './dates.ts';
import type { Instant, Ref, Text, Value } from './fact.ts';
import { celOfPath, holderPaths } from './paths.ts';
import type { Extra, Schema } from './schema.ts';
import type { Moment, Place, Problem } from './set.ts';
import { nearest, text } from './text.ts';
import { zoneOf } from './zone.ts';

/** What stays unread when a clause has a fault: it never holds, and the fault is among the problems. */
const NEVER: Expression = { source: '', run: () => undefined, leaves: [], parts: [] };

export type DueRun = (m: Moment, from: Instant, edge?: Edge) => Instant | null | undefined;

/**
 * Compiles the parts of one clause, collecting problems with their place in it and the blanks it waits for. The
 * forms are written in terms of it.
 */
export class Compiler {
  readonly version: ClauseVersion;
  readonly schema: Schema;
  readonly place: Place;
  readonly problems: Problem[] = [];
  readonly waits = new Set<string>();
  private readonly blanks: readonly string[];

  constructor(version: ClauseVersion, schema: Schema, place: Place) {
    this.version = version;
    this.schema = schema;
    this.place = place;
    this.blanks = (version.body.blanks ?? [])
      .map((blank) => blank.parameter)
      .filter((name) => !(name in version.params));
    for (const blank of version.body.blanks ?? [])
      if (!blank.optional && !(blank.parameter in version.params)) this.waits.add(blank.parameter);
  }

  problem(pointer: string, message: Text, mend: Text, level: Problem['level'] = 'error'): void {
    this.problems.push({ clause: this.version.clause, pointer, level, message, mend });
  }

  /** A condition over a fact of the kind; absent, it always holds. */
  condition(source: Condition | undefined, kind: string, pointer: string, extra?: Extra): Expression | null {
    return source === undefined ? null : this.expression(source, kind, pointer, 'bool', extra);
  }

  expression(source: string, kind: string, pointer: string, wants: Wants, extra?: Extra): Expression {
    const { params } = this.version;
    const variables = this.schema.variables(kind, params, this.blanks, extra);
    const setting: Setting = { schema: this.schema, variables, params, place: this.place };
    const made = compileExpression(source, setting, wants);
    if (!isProblem(made)) return made;
    this.problem(pointer, made.message, made.mend);
    return NEVER;
  }

  /** A literal, or the parameter it names. Null when that is still blank. */
  given<T extends Value>(value: Given<T>, pointer: string): T | null {
    if (typeof value !== 'string' || !value.startsWith('$')) return value as T;
    const name = value.slice(1);
    const found = this.version.params[name];
    if (found !== undefined) return found as T;
    if (!this.blanks.includes(name)) this.unknownParameter(name, pointer);
    return null;
  }

  private unknownParameter(name: string, pointer: string): void {
    const near = nearest(name, [...Object.keys(this.version.params), ...this.blanks]);
    this.waits.add(name);
    this.problem(
      pointer,
      text(`参数 $${name} 没有值`, `The parameter $${name} has no value`),
      near
        ? text(`是不是 $${near}?`, `Did you mean $${near}?`)
        : text(
            '在 parameters 里给它值,或列在这一条的 blanks 里',
            'Give it a value under parameters, or list it under the clause’s blanks',
          ),
    );
  }

  kind(kind: string, pointer: string): void {
    if (this.schema.kinds.has(kind)) return;
    const near = nearest(kind, this.schema.kinds.keys());
    this.problem(
      pointer,
      text(`没有 ${kind} 这种事实`, `There is no kind of fact ${kind}`),
      near
        ? text(`是不是 ${near}?`, `Did you mean ${near}?`)
        : text('先在 kinds 里声明它', 'Declare it under kinds first'),
    );
  }

  /** The first path that has an answer; undefined when none has. */
  holder(holder: Holder, kind: string, pointer: string, extra?: Extra): (m: Moment) => Ref | undefined {
    const runs = holderPaths(holder).map((path) => this.path(path, kind, pointer, extra).run);
    const [only] = runs;
    if (runs.length === 1 && only) return only as (m: Moment) => Ref | undefined;
    return (m) => {
      for (const run of runs) {
        const found = run(m);
        if (typeof found === 'string') return found;
      }
      return undefined;
    };
  }

  path(path: string, kind: string, pointer: string, extra?: Extra): Expression {
    return this.expression(celOfPath(path), kind, pointer, 'any', extra);
  }

  match(match: Match, pointer: string): { kind: string; where: Expression | null } {
    this.kind(match.fact, `${pointer}/fact`);
    return {
      kind: match.fact,
      where: this.condition(match.where, match.fact, `${pointer}/where`, { obligation: true }),
    };
  }

  due(due: Due, kind: string, pointer: string, extra?: Extra): DueRun {
    if (due === 'none') return () => null;
    if (due === 'asked') return this.asked(kind);
    if ('on' in due) return this.dueOn(due.on, due.at, kind, pointer, extra);
    if ('within' in due) {
      const standard = /^standard\(([\w-]+)\)$/.exec(due.within)?.[1];
      if (standard) return this.dueByStandard(standard, due);
    }
    const clock = this.clock(due, pointer);
    return clock ? (m, from, edge) => clockAt(clock, from, m.set.place, edge) : () => undefined;
  }

  /** Whoever asks for it says when: in the fact's field `due`, and never by guessing. */
  private asked(kind: string): DueRun {
    const type = this.schema.kinds.get(kind)?.data.due?.type;
    if (type !== 'date' && type !== 'instant') return () => null;
    return this.dueOn('fact.data.due', undefined, kind, '');
  }

  private dueOn(path: string, at: string | undefined, kind: string, pointer: string, extra?: Extra): DueRun {
    const { run } = this.expression(celOfPath(path), kind, `${pointer}/on`, 'int', extra);
    this.time(at, pointer);
    return (m, from, edge = 'end') => {
      const value = run(m);
      if (value === undefined) return undefined;
      const zone = zoneOf(m.set.place.zone);
      if (Math.abs(value as number) < 10_000_000)
        return onDay(zone, m.set.place, value as number, at, edge, from);
      const instant = value as Instant;
      return at === undefined ? instant : onDay(zone, m.set.place, zone.dayOf(instant), at, edge, from);
    };
  }

  private dueByStandard(standard: string, due: Extract<Due, { within: string }>): DueRun {
    return (m, from, edge) => {
      const value = m.set.standard(standard, m);
      const span = typeof value === 'string' ? spanOf(value) : null;
      return span
        ? clockAt({ within: span, at: due.at, roll: due.roll }, from, m.set.place, edge)
        : undefined;
    };
  }

  /** Null when a parameter is blank or the clock is wrongly set. */
  private clock(due: Exclude<Due, string | { on: string }>, pointer: string): Clock | null {
    if ('at' in due) this.time(due.at, pointer);
    if ('within' in due) {
      const written = this.given(due.within, `${pointer}/within`);
      const span = written === null ? null : spanOf(String(written));
      if (written !== null && !span) this.wrongUnit(`${pointer}/within`, String(written), 'P3D, P1M, PT30M');
      return span && { within: span, at: due.at, roll: due.roll };
    }
    if ('lastWorkday' in due) return { lastWorkday: true, at: due.at };
    if ('workdays' in due) {
      const workdays = this.whole(due.workdays, `${pointer}/workdays`);
      return workdays === null ? null : { workdays, at: due.at };
    }
    if ('hours' in due) {
      const hours = this.whole(due.hours, `${pointer}/hours`);
      return hours === null ? null : { hours, calendar: due.calendar };
    }
    if ('monthDay' in due) {
      const monthDay = this.whole(due.monthDay, `${pointer}/monthDay`);
      return monthDay === null ? null : { monthDay, at: due.at };
    }
    const weekday = this.whole(due.weekday, `${pointer}/weekday`);
    return weekday === null ? null : { weekday, at: due.at };
  }

  private time(at: string | undefined, pointer: string): void {
    if (at === undefined || ['end', 'same-time', 'close'].includes(at) || parseTime(at) !== null) return;
    this.wrongUnit(`${pointer}/at`, at, '09:00, end, same-time, close');
  }

  /** A whole number where one is due: a duration or a text there is the wrong unit. */
  whole(value: Given<number>, pointer: string): number | null {
    const found = this.given(value, pointer);
    if (found === null) return null;
    if (Number.isSafeInteger(found)) return found;
    this.wrongUnit(pointer, String(found), '3');
    return null;
  }

  wrongUnit(pointer: string, found: string, wanted: string): void {
    this.problem(
      pointer,
      text(`单位不对:${found}`, `The wrong unit: ${found}`),
      text(`写成 ${wanted}`, `Write it as ${wanted}`),
    );
  }
}

export const runOf = (expression: Expression | null): Run | null => expression && expression.run;
