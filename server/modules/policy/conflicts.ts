import { type Clause, type Owes, parseDuration, type Value } from '../../../kernel/index.ts';

/** A clause with the values it would run with. */
export interface Standing {
  clause: string;
  body: Clause;
  params: Readonly<Record<string, Value>>;
}

/** Two clauses that oblige to the same thing at the same time. */
export interface Conflict {
  /** Names both, in order. */
  key: string;
  clauses: readonly [string, string];
  noun: string;
  /** The one whose time is shorter; null when the two cannot be compared. */
  stricter: string | null;
}

interface Duty extends Standing {
  on: string;
  owes: Owes;
}

/**
 * The same noun, trigger and slot under conditions that are not provably disjoint. Two clauses of one pack are its
 * author's own business when they are told apart by slot or condition.
 */
export function conflictsBetween(standing: readonly Standing[]): Conflict[] {
  const groups = Map.groupBy(standing.flatMap(duties), ({ on, owes }) => `${on} ${owes.obligation} ${owes.slot ?? 'main'} ${owes.about ?? ''}`);
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, i) =>
      group
        .slice(i + 1)
        .filter((other) => other.clause !== one.clause && !sameOption(one.body, other.body) && !disjoint(whenOf(one), whenOf(other)))
        .map((other) => conflict(one, other)),
    ),
  );
}

function duties(one: Standing): Duty[] {
  if (one.body.form !== 'duty' || typeof one.body.on !== 'string') return [];
  const { on } = one.body;
  return ([one.body.owes].flat() as Owes[]).map((owes) => ({ ...one, on, owes }));
}

const whenOf = ({ body }: Standing): string => (body.form === 'duty' ? (body.when ?? '') : '');

/** Of two options of one variant group only one is on. */
const sameOption = (a: Clause, b: Clause): boolean =>
  a.variant !== undefined && a.variant.group === b.variant?.group && a.variant.option !== b.variant.option;

function conflict(one: Duty, other: Duty): Conflict {
  const clauses = [one.clause, other.clause].sort() as [string, string];
  const [a, b] = [lengthOf(one), lengthOf(other)];
  const stricter = a === null || b === null ? null : a <= b ? one.clause : other.clause;
  return { key: clauses.join('+'), clauses, noun: one.owes.obligation, stricter };
}

/** Days and a fraction, to say which of two limits comes first. */
function lengthOf({ owes, params }: Duty): number | null {
  if (typeof owes.due !== 'object' || !('within' in owes.due)) return null;
  const { within } = owes.due;
  const written = within.startsWith('$') ? params[within.slice(1)] : within;
  const span = typeof written === 'string' ? parseDuration(written) : null;
  return span && span.months * 30 + span.days + span.ms / 86_400_000;
}

/** Disjoint when a part of one, joined by `&&`, cannot hold together with a part of the other. */
export function disjoint(a: string, b: string): boolean {
  return conjuncts(a).some((left) => conjuncts(b).some((right) => exclude(left, right)));
}

const conjuncts = (when: string): string[] => split(when).map((part) => part.replace(/\s+/g, ' ').trim()).filter(Boolean);

/** Splits at `&&` outside brackets and quotes. */
function split(when: string): string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (let i = 0; i < when.length; i++) {
    const c = when[i] as string;
    if (quote) quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') depth--;
    else if (depth === 0 && when.startsWith('&&', i)) {
      parts.push('');
      i++;
      continue;
    }
    parts[parts.length - 1] += c;
  }
  return parts;
}

function exclude(a: string, b: string): boolean {
  if (a === `!${b}` || b === `!${a}`) return true;
  const [left, right] = [comparison(a), comparison(b)];
  if (!left || !right || left.field !== right.field) return false;
  if (left.is && right.is) return left.value !== right.value;
  return left.is !== right.is && left.value === right.value;
}

function comparison(part: string): { field: string; is: boolean; value: string } | null {
  const found = /^([\w.]+) ?(==|!=) ?("[^"]*"|-?\d+|true|false)$/.exec(part);
  return found && { field: found[1] as string, is: found[2] === '==', value: found[3] as string };
}
