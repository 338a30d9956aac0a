/** The kernel's door: pure, no clock, no I/O, no randomness. Facts + what is known + clauses → findings, and why. */
export { type Calendar, type CalendarSource, calendarOf, makeCalendar, type Window } from './calendar.ts';
export type * from './clause.ts';
export { type Clock, clockAt, daysLate, spanOf } from './clocks.ts';
export { type Compiled, compile } from './compile.ts';
export { formatDate, parseDate, parseDuration, parseInstant, parseTime } from './dates.ts';
export { decide } from './decide.ts';
export { type Evaluation, evaluate, missing } from './evaluate.ts';
export type * from './fact.ts';
export { refId, refKind } from './fact.ts';
export type * from './finding.ts';
export { hashId } from './id.ts';
export { ledgerKinds } from './kinds.ts';
export type * from './obligation.ts';
export type { Place, Problem } from './place.ts';
export type { ApprovalStep, ClauseSet, Decision, Need, Said } from './set.ts';
export { type Zone, zoneOf } from './zone.ts';
