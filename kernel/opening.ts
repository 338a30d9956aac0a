import type { Compiler } from './compiler.ts';
import { type Fact, type Instant, type Ref, refKind } from './fact.ts';
import { hashId } from './id.ts';
import type { Obligation } from './obligation.ts';
import type { Owing } from './owing.ts';
import type { Moment } from './set.ts';

/** When and as which occurrence an obligation opens. */
export interface Occurrence {
  nth: number;
  from: Instant;
  anchor: Instant;
  /** The fact that first opened the series: part of the identity. */
  fact: string;
  dueAt?: Instant | null;
  opensAt?: Instant;
  /** The one before it, whose holder and subject it keeps when its own cannot be read any more. */
  after: Obligation | null;
}

export const firstOf = (m: Moment): Occurrence => ({
  nth: 1,
  from: m.fact.at,
  anchor: m.fact.at,
  fact: m.fact.id,
  after: null,
});

/** Opens one obligation, or concludes why it cannot be opened. */
export function open(c: Compiler, owing: Owing, m: Moment, of: Occurrence): void {
  const own = owing.about ? owing.about.run(m) : m.fact.subject;
  const subject = of.after?.subject ?? (own as Ref | undefined);
  const holder = owing.holder(m) ?? of.after?.holder;
  const dueAt = of.dueAt !== undefined ? of.dueAt : owing.due(m, of.from);
  const refuse = (reason: string) => c.conclude(m, 'notEvaluable', { noun: owing.noun }, reason);
  if (holder === undefined) refuse(`${owing.of}: nobody found`);
  else if (subject === undefined) refuse(`${owing.about?.source} is missing`);
  else if (dueAt === undefined) refuse(`${owing.noun}: its time cannot be told`);
  else raise(c, m, { ...identity(owing, m, of), ...times(owing, m, of), subject, holder, dueAt });
}

const identity = (owing: Owing, m: Moment, of: Occurrence) => ({
  fact: of.fact,
  slot: m.each === null ? owing.slot : `${owing.slot}/${m.each}`,
  nth: of.nth,
  noun: owing.noun,
  strength: owing.strength,
  purpose: owing.purpose,
});

function times(owing: Owing, m: Moment, of: Occurrence) {
  // Counted back from a moment to come, it may still be done from now on
  const begins = of.nth > 1 ? of.from : Math.min(of.from, m.fact.at);
  const opensAt = of.opensAt ?? owing.opens?.(m, of.from, 'start') ?? begins;
  return {
    opensAt,
    // What repeats may not be done before it opens; anything else may be done at once
    countsFrom: owing.countsFrom?.(m, of.from, 'start') ?? (of.nth > 1 ? opensAt : begins),
    targetAt: owing.target?.(m, of.from) ?? null,
    ...(owing.repeat && { anchorAt: of.anchor }),
  };
}

type Raised = Omit<
  Obligation,
  | 'id'
  | 'org'
  | 'clause'
  | 'n'
  | 'claimedBy'
  | 'claimedUntil'
  | 'refs'
  | 'state'
  | 'endedBy'
  | 'endedAt'
  | 'lapsed'
> & { refs?: Obligation['refs'] };

/** Writes an obligation down. While the kernel only finds out what to ask, ids are not worth hashing. */
export function raise(c: Compiler, m: Moment, raised: Raised): void {
  if (m.need) return;
  const { clause, n } = c.version;
  const { fact, subject, slot, nth } = raised;
  const id = hashId('obligation', m.fact.org, fact, clause, n, subject, slot, nth);
  const obligation: Obligation = {
    id,
    org: m.fact.org,
    clause,
    n,
    ...raised,
    refs: raised.refs ?? m.obligation?.refs ?? timelinesOf(m.fact, subject),
    claimedBy: null,
    claimedUntil: null,
    state: 'open',
    endedBy: null,
    endedAt: null,
    lapsed: false,
  };
  m.changes.push({ change: 'opened', obligation });
  c.conclude(m, 'owes', {
    obligation: id,
    noun: raised.noun,
    slot,
    holder: raised.holder,
    due: raised.dueAt,
  });
}

/** An obligation stands on its fact's timelines; about somebody else, on that of the fact's own subject too. */
function timelinesOf({ refs, subject }: Fact, about: Ref): Obligation['refs'] {
  const { obligation: _named, ...timelines } = refs;
  return about === subject ? timelines : { [refKind(subject)]: subject, ...timelines };
}
