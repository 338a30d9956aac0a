import { spanOf } from './clocks.ts';
import { compileExpression, isFault, type Wants } from './conditions.ts';
import type { Ref, Text, Value } from './fact.ts';
import type { Finding, FindingOutcome } from './finding.ts';
import type { Condition, Given, Holder, Match } from './owes.ts';
import type { ClauseVersion } from './pack.ts';
import { celOfPath, firstAnswer, holderPaths } from './paths.ts';
import type { Place, Problem } from './place.ts';
import type { Extra, Schema, Setting, Variables } from './schema.ts';
import type { Expression, Moment } from './set.ts';
import { nearest, text } from './text.ts';

/** What stays unread when a clause has a fault: it never holds, and the fault is among the problems. */
const NEVER: Expression = { source: '', run: () => undefined, leaves: [], parts: [], needs: null };

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

  /** Writes down what the clause concluded at a moment. */
  conclude(
    m: Moment,
    outcome: FindingOutcome,
    detail: Finding['detail'] = {},
    reason: string | null = null,
  ): void {
    const { clause, n } = this.version;
    m.findings.push({ clause, n, scope: 'fact', subject: m.fact.subject, outcome, detail, reason });
  }

  /** A condition over a fact of the kind; absent, it always holds. */
  condition(source: Condition | undefined, kind: string, pointer: string, extra?: Extra): Expression | null {
    return source === undefined ? null : this.expression(source, kind, pointer, 'bool', extra);
  }

  expression(source: string, kind: string, pointer: string, wants: Wants, extra?: Extra): Expression {
    // An unknown kind is a problem already; what is said about its fields would only repeat it
    if (kind !== 'any' && !this.schema.kinds.has(kind)) return NEVER;
    const variables = this.schema.variables(kind, this.version.params, this.blanks, extra);
    return this.expressionOver(variables, source, pointer, wants);
  }

  expressionOver(variables: Variables, source: string, pointer: string, wants: Wants): Expression {
    const setting: Setting = {
      schema: this.schema,
      variables,
      params: this.version.params,
      place: this.place,
    };
    const made = compileExpression(source, setting, wants);
    if (!isFault(made)) return made;
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
    return firstAnswer(holderPaths(holder).map((path) => this.path(path, kind, pointer, extra).run));
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

  /** A whole number where one is due: a duration or a text there is the wrong unit. */
  whole(value: Given<number>, pointer: string): number | null {
    const found = this.given(value, pointer);
    if (found === null) return null;
    if (Number.isSafeInteger(found)) return found;
    this.wrongUnit(pointer, String(found), '3');
    return null;
  }

  /** A duration such as `P3D`. */
  duration(value: Given<string>, pointer: string): string | null {
    const found = this.given<string>(value, pointer);
    if (found !== null && !spanOf(String(found))) this.wrongUnit(pointer, String(found), 'P3D, P1M, PT30M');
    return found;
  }

  wrongUnit(pointer: string, found: string, wanted: string): void {
    this.problem(
      pointer,
      text(`单位不对:${found}`, `The wrong unit: ${found}`),
      text(`写成 ${wanted}`, `Write it as ${wanted}`),
    );
  }
}
