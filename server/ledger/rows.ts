import type { Selectable } from 'kysely';
import type { AwardEntry, ClauseVersion, Fact, Known, Obligation } from '../../kernel/index.ts';
import type { DB } from '../platform/schema.gen.ts';

/** Rows as the database returns them ↔ what the kernel reads. The kernel counts in milliseconds and epoch days. */

const DAY = 86_400_000;
const instant = (at: Date | null): number | null => at?.getTime() ?? null;
const date = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** `2026-03-10` ↔ days since 1970-01-01. */
export const epochDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;
export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

export function factOf(row: Selectable<DB['fact']>): Fact {
  return {
    id: row.id,
    org: row.org_id,
    kind: row.kind,
    at: row.at.getTime(),
    recordedAt: row.recorded_at.getTime(),
    subject: row.subject,
    refs: row.refs as Fact['refs'],
    actor: row.actor,
    data: row.data as Fact['data'],
    source: row.source as Fact['source'],
  };
}

export const knownOf = (row: Selectable<DB['fact']>): Known => row.known as Known;

export function obligationOf(row: Selectable<DB['obligation']>): Obligation {
  return {
    id: row.id,
    org: row.org_id,
    fact: row.fact_id,
    clause: row.clause,
    n: row.n,
    subject: row.subject,
    slot: row.slot,
    nth: row.nth,
    noun: row.noun,
    strength: row.strength as Obligation['strength'],
    purpose: row.purpose as Obligation['purpose'],
    holder: row.holder,
    claimedBy: row.claimed_by,
    claimedUntil: instant(row.claimed_until),
    refs: row.refs as Obligation['refs'],
    opensAt: row.opens_at.getTime(),
    countsFrom: row.counts_from.getTime(),
    ...(row.anchor_at && { anchorAt: row.anchor_at.getTime() }),
    targetAt: instant(row.target_at),
    dueAt: instant(row.due_at),
    state: row.state as Obligation['state'],
    endedBy: row.ended_by,
    endedAt: instant(row.ended_at),
    lapsed: row.lapsed,
  };
}

export function obligationRow(o: Obligation) {
  return {
    org_id: o.org,
    id: o.id,
    fact_id: o.fact,
    clause: o.clause,
    n: o.n,
    subject: o.subject,
    slot: o.slot,
    nth: o.nth,
    noun: o.noun,
    strength: o.strength,
    purpose: o.purpose,
    holder: o.holder,
    claimed_by: o.claimedBy,
    claimed_until: date(o.claimedUntil),
    refs: o.refs,
    opens_at: new Date(o.opensAt),
    counts_from: new Date(o.countsFrom),
    anchor_at: date(o.anchorAt ?? null),
    target_at: date(o.targetAt),
    due_at: date(o.dueAt),
    state: o.state,
    ended_by: o.endedBy,
    ended_at: date(o.endedAt),
    lapsed: o.lapsed,
  };
}

export function awardOf(row: Selectable<DB['award_entry']>): AwardEntry {
  return {
    id: row.id,
    org: row.org_id,
    fact: row.fact_id,
    clause: row.clause,
    n: row.n,
    member: row.member,
    effect: row.effect as AwardEntry['effect'],
    amount: row.amount,
    written: row.written as AwardEntry['written'],
    state: row.state as AwardEntry['state'],
    mends: row.mends,
  };
}

export function awardRow(entry: AwardEntry) {
  return {
    org_id: entry.org,
    id: entry.id,
    fact_id: entry.fact,
    clause: entry.clause,
    n: entry.n,
    member: entry.member,
    effect: entry.effect,
    amount: entry.amount,
    written: entry.written,
    state: entry.state,
    mends: entry.mends,
  };
}

export function clauseVersionOf(row: Selectable<DB['clause_version']>): ClauseVersion {
  return {
    clause: row.clause,
    n: row.n,
    pack: row.pack,
    rank: row.rank as ClauseVersion['rank'],
    from: epochDay(row.from_day),
    to: row.to_day === null ? null : epochDay(row.to_day),
    params: row.params as ClauseVersion['params'],
    body: row.body as unknown as ClauseVersion['body'],
    sha256: row.sha256,
  };
}
