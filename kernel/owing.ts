import { spanOf } from './clocks.ts';
import type { Compiler } from './compiler.ts';
import { compileDue, type DueRun } from './dues.ts';
import type { Ref } from './fact.ts';
import type { Purpose, Strength } from './obligation.ts';
import type { Due, Holder, Match, Owes, Rota } from './owes.ts';
import { compileRota, isRota } from './rotation.ts';
import type { Extra } from './schema.ts';
import type { Expression, Moment } from './set.ts';
import { text } from './text.ts';

/** What a clause owes, compiled: whom, when, and what ends it. Duties, runbooks, samples and approvals share it. */
export interface Owing {
  readonly noun: string;
  readonly slot: string;
  readonly strength: Strength;
  readonly purpose: Purpose;
  readonly holder: (m: Moment) => Ref | undefined;
  /** The holder as written, to say who could not be found. */
  readonly of: string;
  readonly about: Expression | null;
  readonly opens: DueRun | null;
  readonly countsFrom: DueRun | null;
  readonly target: DueRun | null;
  readonly due: DueRun;
  readonly metBy: readonly MatchRun[];
  readonly until: readonly MatchRun[];
  readonly lapses: { to: (m: Moment) => Ref | undefined; noun: string; due: DueRun } | null;
  readonly escalation: readonly { after: string | null; to: (m: Moment) => Ref | undefined }[];
  readonly repeat: RepeatRun | null;
}

export interface MatchRun {
  kind: string;
  where: Expression | null;
}

export interface RepeatRun {
  by: 'grid' | 'afterDone' | 'per';
  every: string | null;
  times: number | null;
  until: Expression | null;
  /** The clock as written, where it can be shifted along the grid. */
  within: string | null;
  due: Due;
}

export interface OwingSetting {
  kind: string;
  pointer: string;
  strength: Strength;
  extra?: Extra;
}

export function compileOwes(c: Compiler, owes: Owes, setting: OwingSetting): Owing {
  const { kind, pointer, extra } = setting;
  const due = (of: Due | undefined, field: string) =>
    of === undefined ? null : compileDue(c, of, kind, `${pointer}/${field}`, extra);
  return {
    noun: owes.obligation,
    slot: owes.slot ?? 'main',
    strength: setting.strength,
    purpose: owes.purpose ?? 'internal',
    holder: isRota(owes.of)
      ? compileRota(c, owes.of, kind, `${pointer}/of`, extra)
      : c.holder(owes.of, kind, `${pointer}/of`, extra),
    of: written(owes.of),
    about: owes.about === undefined ? null : c.path(owes.about, kind, `${pointer}/about`, extra),
    opens: due(owes.opens, 'opens'),
    countsFrom: due(owes.countsFrom, 'countsFrom'),
    target: due(owes.target, 'target'),
    due: compileDue(c, owes.due, kind, `${pointer}/due`, extra),
    metBy: [c.match(owes.metBy, `${pointer}/metBy`)],
    until: matches(c, owes.until, `${pointer}/until`),
    lapses: lapses(c, owes, pointer),
    escalation: (owes.escalation ?? []).map(({ after, to }, i) => ({
      after: c.duration(after, `${pointer}/escalation/${i}/after`),
      to: c.holder(to, 'obligation.lapsed', `${pointer}/escalation/${i}/to`),
    })),
    repeat: repeats(c, owes, setting),
  };
}

const written = (of: Holder | Rota): string =>
  isRota(of) ? `in turn, ${of.rotate}` : typeof of === 'string' ? of : of.join(', ');

export const matches = (
  c: Compiler,
  until: readonly (Match | string)[] | undefined,
  pointer: string,
): MatchRun[] =>
  (until ?? []).map((match, i) =>
    c.match(typeof match === 'string' ? { fact: match } : match, `${pointer}/${i}`),
  );

function lapses(c: Compiler, owes: Owes, pointer: string): Owing['lapses'] {
  if (!owes.lapses) return null;
  const { to, obligation, due } = owes.lapses;
  return {
    to: c.holder(to, 'obligation.lapsed', `${pointer}/lapses/to`),
    noun: obligation ?? 'hear-of-lapse',
    due: compileDue(c, due ?? 'none', 'obligation.lapsed', `${pointer}/lapses/due`),
  };
}

function repeats(c: Compiler, owes: Owes, { kind, pointer, extra }: OwingSetting): RepeatRun | null {
  if (!owes.repeat) return null;
  const { by, every, times, until } = owes.repeat;
  const at = `${pointer}/repeat`;
  if (
    by === 'per' &&
    !['P1D', 'P7D', 'P1W', 'P1M', 'P3M', 'P1Y'].includes(c.given<string>(every, `${at}/every`) ?? 'P1D')
  )
    c.problem(
      `${at}/every`,
      text(
        '按期重复只认日、周、月、季、年',
        'Repeating per period knows days, weeks, months, quarters and years',
      ),
      text('写成 P1D、P1W、P1M、P3M 或 P1Y', 'Write P1D, P1W, P1M, P3M or P1Y'),
    );
  const within =
    typeof owes.due === 'object' && 'within' in owes.due ? c.given<string>(owes.due.within, at) : null;
  return {
    by,
    every: c.duration(every, `${at}/every`),
    times: times === undefined ? null : c.whole(times, `${at}/times`),
    until: c.condition(until, kind, `${at}/until`, { ...extra, obligation: true }),
    within: within !== null && spanOf(within) ? within : null,
    due: owes.due,
  };
}
