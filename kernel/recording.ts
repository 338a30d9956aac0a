import type { Ref, Value } from './fact.ts';
import type { Condition } from './owes.ts';

/** The fact that filling in a sheet records. */
export interface SheetRecords {
  fact: string;
  /** What the fact is about: something new, what the sheet was opened from, who fills it in, the organisation. */
  subject: 'new' | 'about' | 'actor' | 'organisation';
  /** Conditions over the sheet's fields, `actor` and `subject` (what it was opened from). */
  refs?: Readonly<Record<string, Condition>>;
  data?: Readonly<Record<string, Condition | { is: Condition; otherwise: Value }>>;
}

/** What a sheet as filled in would record; `empty` are fields of the fact it does not say. */
export interface Recording {
  kind: string;
  subject: SheetRecords['subject'];
  refs: Readonly<Record<string, Ref>>;
  data: Readonly<Record<string, Value>>;
  empty: readonly string[];
}
