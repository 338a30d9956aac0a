import type { ClauseSet, EpochDay } from '../../../../kernel/index.ts';

/** Hours of the day in minutes since midnight. */
export interface Span {
  from: number;
  to: number;
}

export interface CallingHours {
  /** Outside these the app asks why. Empty: the company has set none. */
  company: readonly Span[];
  /** A hint only. */
  good: readonly Span[];
  /** From the evening to the morning nobody is called. */
  quiet: Span;
}

/** The guards that say when one calls are known by the code they answer with; their parameters are the hours. */
const [QUIET_CODE, COMPANY_CODE, GOOD_CODE] = ['law.quiet-hours', 'call.outside-hours', 'call.good-hours'];

const QUIET: Span = { from: 21 * 60, to: 9 * 60 };

/** Read off the clauses in force, so that the list, the verdict and the written rule cannot disagree. */
export function callingHours(set: ClauseSet, day: EpochDay): CallingHours {
  const params = (code: string | undefined): Record<string, unknown> =>
    Object.assign(
      {},
      ...set.ready
        .filter(({ version }) => version.from <= day && (version.to === null || day < version.to))
        .filter(({ version: { body } }) => body.form === 'guard' && body.code === code)
        .map(({ version }) => version.params),
    );
  const quiet = params(QUIET_CODE);
  return {
    company: spans(params(COMPANY_CODE)),
    good: spans(params(GOOD_CODE)),
    quiet: { from: minutes(quiet.quiet_from) ?? QUIET.from, to: minutes(quiet.quiet_until) ?? QUIET.to },
  };
}

const spans = (params: Record<string, unknown>): Span[] =>
  ['morning', 'afternoon'].flatMap((half) => {
    const [from, to] = [minutes(params[`${half}_from`]), minutes(params[`${half}_until`])];
    return from === null || to === null ? [] : [{ from, to }];
  });

function minutes(value: unknown): number | null {
  const [, hours, rest] = /^(\d{1,2}):(\d{2})$/.exec(String(value ?? '')) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(rest);
}

/** The minute of the day from which calling is over: the end of the company's hours, or when quiet begins. */
export const endOfCalling = (hours: CallingHours): number =>
  Math.min(hours.quiet.from, hours.company.at(-1)?.to ?? hours.quiet.from);

export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
