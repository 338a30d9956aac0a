/** The kernel's door: pure, no clock, no I/O, no randomness. Facts + what is known + clauses → findings, and why. */
export {
  type Calendar,
  type CalendarSource,
  calendarOf,
  keepingCertain,
  makeCalendar,
  type Timetable,
} from './calendar.ts';
export { changed } from './changed.ts';
export type * from './clause.ts';
export { type Clock, clockAt, daysLate, spanOf } from './clocks.ts';
export { type Compiled, compile } from './compile.ts';
export { type Conflict, conflictsOf } from './conflicts.ts';
export { formatDate, parseDate, parseDuration, parseInstant, parseTime } from './dates.ts';
export { decide, type Screened, screenText } from './decide.ts';
export type { ApprovalStep, Decision, Said } from './decision.ts';
export { type Changed, type Difference, inTime, isTold, type Outcome, subtract } from './difference.ts';
export { type Evaluation, evaluate, missing } from './evaluate.ts';
export { type ExampleSetting, type Failure, runExample, summaryOf } from './example.ts';
export type * from './expectation.ts';
export { explain, sentence } from './explain.ts';
export type * from './fact.ts';
export { refId, refKind } from './fact.ts';
export { type Filled, fillSheet } from './fill-sheet.ts';
export type * from './finding.ts';
export { hashId } from './id.ts';
export { ledgerKinds } from './kinds.ts';
export { measuresOf } from './measures.ts';
export type * from './obligation.ts';
export { type Concerned, concernedBy, overlaid, type Proposal, stringsOf } from './overlay.ts';
export type * from './owes.ts';
export type * from './pack.ts';
export { type Dated, type Own, valueOn, valuesOn } from './parameters.ts';
export type { Place, Problem } from './place.ts';
export { approvalQuestions } from './questions.ts';
export type { Recording, SheetRecords } from './recording.ts';
export { lastTurn } from './rotation.ts';
export { type Hit, hitsOf } from './screen.ts';
export type { ClauseSet, Need, Progress } from './set.ts';
export { parametersOf, type Resolving, stable, versionsOf } from './versions.ts';
export { inWords, type Wording } from './words.ts';
export { type Zone, zoneOf } from './zone.ts';
