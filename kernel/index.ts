/** The kernel's door: pure, no clock, no I/O, no randomness. Facts + what is known + clauses → findings, and why. */
export type * from './clause.ts';
export type * from './fact.ts';
export { refId, refKind } from './fact.ts';
export type * from './finding.ts';
export type * from './obligation.ts';
