import type { Calendar } from './calendar.ts';
import type { Text } from './fact.ts';

/** Where the clauses are carried out: the organisation's zone and the calendar its workdays follow. */
export interface Place {
  zone: string;
  calendar: Calendar;
  /** What the organisation is called, for clauses that look for its name in a text. */
  organisation?: string;
}

/** Something wrong with a clause. The pointer is a JSON pointer into the clause's body. */
export interface Problem {
  clause: string;
  pointer: string;
  /** `error` refuses adoption; `warning` is shown and asks. */
  level: 'error' | 'warning';
  /** What kind of fault, where a program must tell: adoption asks about conflicts and variants. */
  code?: 'conflict' | 'variant' | 'unreachable' | 'circle' | 'screened';
  message: Text;
  mend: Text;
}

/** What is wrong, in words, and how to mend it. */
export type Fault = Pick<Problem, 'message' | 'mend'>;
