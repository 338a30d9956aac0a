import { sql } from 'kysely';
import type { Clause, ClauseSet, Obligation } from '../../../../kernel/index.ts';
import { obligationOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { prepared } from '../../../platform/prepared.ts';

/** An open obligation beside the clause, as adopted, that says so. */
export interface Owed extends Obligation {
  body: Clause;
}

/** How often it was tried in vain, and when to try again; what is owed to the same customer after it. */
export interface Listed extends Owed {
  attempts: { made: number; lastAt: number; nextAt: number | null } | null;
  next: { noun: string; slot: string; dueAt: number } | null;
}

/** More than this nobody works through in a week; what is due first comes first. */
export const MOST = 400;
const MOST_ENDED = 100;

interface Span {
  /** Due before this moment, or at no time. */
  before: number;
  /** And what ended since. */
  since: number;
}

/**
 * What these holders owe, due first, and what ended lately: one round to the database, since everybody's list is
 * read all day. Walks the holders' indexes; the rest of the table is not touched.
 */
export async function openObligations(
  tx: Transaction,
  set: ClauseSet,
  holders: readonly string[],
  { before, since }: Span,
): Promise<{ open: Listed[]; ended: Owed[] }> {
  // Looked at only when it runs, so that the plan made for one holder serves all
  const later = (value: Date) => sql`(SELECT ${value}::timestamptz)`;
  const theirs = sql`org_id = ${tx.org} AND holder = ANY((SELECT ${[...holders]}::text[])::text[])`;
  const open = sql`${theirs} AND state = 'open' AND opens_at <= ${later(new Date(tx.clock.now()))}`;
  const asked = sql<Row>`
    SELECT o.*, tried.made, tried.last_at, tried.next_at, follows.noun AS next_noun, follows.slot AS next_slot,
      follows.due_at AS next_due
    FROM (
      (SELECT * FROM obligation WHERE ${open} AND due_at < ${later(new Date(before))} ORDER BY due_at LIMIT ${sql.lit(MOST)})
      UNION ALL
      (SELECT * FROM obligation WHERE ${open} AND due_at IS NULL LIMIT ${sql.lit(MOST)})
      UNION ALL
      (SELECT * FROM obligation WHERE ${theirs} AND state <> 'open' AND ended_at >= ${later(new Date(since))}
        AND noun <> 'hear-of-lapse' ORDER BY ended_at DESC LIMIT ${sql.lit(MOST_ENDED)})
    ) AS o
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS made, max(m.tried_at) AS last_at, (array_agg(m.next_at ORDER BY m.tried_at DESC))[1] AS next_at
      FROM missed_call_obligation named
      JOIN missed_call m ON m.org_id = named.org_id AND m.id = named.missed_call
      WHERE named.org_id = o.org_id AND named.obligation = o.id
    ) AS tried ON o.state = 'open' AND o.noun IN ('call-back', 'confirm', 'apology', 'ring-back')
    LEFT JOIN LATERAL (
      SELECT n.noun, n.slot, n.due_at FROM obligation n
      WHERE n.org_id = o.org_id AND n.subject = o.subject AND n.state = 'open' AND n.noun = 'call-back'
        AND n.holder = o.holder AND n.due_at > o.due_at
      ORDER BY n.due_at LIMIT 1
    ) AS follows ON o.state = 'open' AND o.noun = 'call-back'`;
  const rows = await prepared(tx, 'today', asked.compile(tx));
  const listed = rows.map((row) => listedOf(set, row));
  return {
    open: listed.filter(({ state }) => state === 'open').sort(dueFirst),
    ended: listed.filter(({ state }) => state !== 'open').sort(lastFirst),
  };
}

type Row = Parameters<typeof obligationOf>[0] & {
  made: number | null;
  last_at: Date | null;
  next_at: Date | null;
  next_noun: string | null;
  next_slot: string | null;
  next_due: Date | null;
};

const listedOf = (set: ClauseSet, row: Row): Listed => ({
  ...withClause(set, obligationOf(row)),
  attempts:
    row.made && row.last_at
      ? { made: row.made, lastAt: row.last_at.getTime(), nextAt: row.next_at?.getTime() ?? null }
      : null,
  next:
    row.next_noun && row.next_slot && row.next_due
      ? { noun: row.next_noun, slot: row.next_slot, dueAt: row.next_due.getTime() }
      : null,
});

const dueFirst = (a: Owed, b: Owed): number =>
  (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) || (a.id < b.id ? -1 : 1);
const lastFirst = (a: Owed, b: Owed): number => (b.endedAt ?? 0) - (a.endedAt ?? 0) || (a.id < b.id ? -1 : 1);

export function withClause(set: ClauseSet, one: Obligation): Owed {
  const ready = set.byVersion.get(`${one.clause}#${one.n}`);
  if (!ready) throw new Error(`Clause ${one.clause} version ${one.n} is not on record`);
  return { ...one, body: ready.version.body };
}

/** Somebody else has claimed it and the claim still holds. */
export const claimedByOther = (one: Obligation, member: string, now: number): boolean =>
  one.claimedBy !== null && one.claimedBy !== member && (one.claimedUntil === null || one.claimedUntil > now);
