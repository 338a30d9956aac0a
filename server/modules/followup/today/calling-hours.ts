import type { Clause, ClauseSet, EpochDay } from '../../../../kernel/index.ts';

/** Hours of the day in minutes since midnight. */
export interface Span {
  from: number;
  to: number;
}

/** A span may run past midnight. */
export const inSpan = (minute: number, { from, to }: Span): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to;

export interface CallingHours {
  /** Outside these the app asks why. Empty: the company has set none. */
  company: readonly Span[];
  /** A hint only. */
  good: readonly Span[];
  /** From the evening to the morning nobody is called. */
  quiet: Span;
}

/** The guards that say when one calls are known by the code they answer with; their parameters are the hours. */
const [QUIET_CODE, COMPANY_CODE] = ['law.quiet-hours', 'call.outside-hours'];
const GOOD = 'good_hours';

const QUIET: Span = { from: 21 * 60, to: 9 * 60 };

const found = new WeakMap<ClauseSet, { day: EpochDay; hours: CallingHours }>();

/** Read off the clauses in force, so that the list, the verdict and the written rule cannot disagree. */
export function callingHours(set: ClauseSet, day: EpochDay): CallingHours {
  const seen = found.get(set);
  if (seen?.day === day) return seen.hours;
  const hours = hoursOn(set, day);
  found.set(set, { day, hours });
  return hours;
}

function hoursOn(set: ClauseSet, day: EpochDay): CallingHours {
  const inForce = set.ready
    .map(({ version }) => version)
    .filter(({ from, to }) => from <= day && (to === null || day < to));
  const paramsOf = (speaks: (body: Clause) => boolean): Record<string, unknown> =>
    Object.assign({}, ...inForce.filter(({ body }) => speaks(body)).map(({ params }) => params));
  const guard = (code: string | undefined) => (body: Clause) => body.form === 'guard' && body.code === code;
  const quiet = paramsOf(guard(QUIET_CODE));
  return {
    company: halves(paramsOf(guard(COMPANY_CODE))),
    good: spansIn(paramsOf((body) => body.form === 'standard' && body.standard === GOOD)[GOOD]),
    quiet: { from: minutes(quiet.quiet_from) ?? QUIET.from, to: minutes(quiet.quiet_until) ?? QUIET.to },
  };
}

const span = (from: number | null, to: number | null): Span[] =>
  from === null || to === null ? [] : [{ from, to }];

const halves = (params: Record<string, unknown>): Span[] =>
  ['morning', 'afternoon'].flatMap((half) =>
    span(minutes(params[`${half}_from`]), minutes(params[`${half}_until`])),
  );

/** As written: `10:00-11:30 15:30-17:00`. */
const spansIn = (written: unknown): Span[] =>
  [...String(written ?? '').matchAll(/(\d{1,2}:\d{2})\D(\d{1,2}:\d{2})/g)].flatMap(([, from, to]) =>
    span(minutes(from), minutes(to)),
  );

function minutes(value: unknown): number | null {
  const [, hours, rest] = /^(\d{1,2}):(\d{2})$/.exec(String(value ?? '')) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(rest);
}

/** The minute of the day from which calling is over: the end of the company's hours, or when quiet begins. */
export const endOfCalling = (hours: CallingHours): number =>
  Math.min(hours.quiet.from, hours.company.at(-1)?.to ?? hours.quiet.from);

export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
