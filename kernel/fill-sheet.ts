import type { Sheet } from './clause.ts';
import { parseDate } from './dates.ts';
import { momentOf } from './evaluate.ts';
import type { Instant, Ref, Value } from './fact.ts';
import type { Recording } from './recording.ts';
import type { ClauseSet, Moment, Progress } from './set.ts';
import { versionKey } from './set.ts';

/** A sheet as filled in: how far it has come, and the fact it records once nothing is missing. */
export interface Filled extends Progress {
  records: Recording | null;
}

interface By {
  actor: Ref;
  /** What it was opened from; null where it begins something of its own. */
  about: Ref | null;
  at: Instant;
}

/** Holds what was filled in against the sheet's clause. Days are written `2026-03-10`, money in fen. */
export function fillSheet(
  set: ClauseSet,
  { clause, n }: { clause: string; n: number },
  values: Readonly<Record<string, Value>>,
  by: By,
): Filled {
  const ready = set.byVersion.get(versionKey(clause, n));
  if (!ready?.progress) return { done: 0, of: 0, missing: [], records: null };
  const m = momentBy(set, ready.version.body as Sheet, values, by);
  return { ...ready.progress([m]), records: ready.records?.(m) ?? null };
}

function momentBy(
  set: ClauseSet,
  { fields }: Sheet,
  values: Readonly<Record<string, Value>>,
  by: By,
): Moment {
  const days = new Set(fields.filter(({ input }) => input === 'date').map(({ name }) => name));
  const asDay = (name: string, value: Value) =>
    days.has(name) && typeof value === 'string' ? (parseDate(value) ?? value) : value;
  const filled = Object.entries(values).filter(([, value]) => !isEmpty(value));
  const sheet = Object.fromEntries(filled.map(([name, value]) => [name, asDay(name, value)]));
  const fact = { ...NOTHING_YET, actor: by.actor, subject: by.about ?? '', at: by.at, recordedAt: by.at };
  return { ...momentOf(set, fact, {}, [], [], null), sheet };
}

const isEmpty = (value: Value): boolean => value === '' || (Array.isArray(value) && value.length === 0);

const NOTHING_YET = { id: '', org: '', kind: '', refs: {}, data: {}, source: 'web' } as const;
