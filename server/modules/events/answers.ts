import { sql } from 'kysely';
import type { Value } from '../../../kernel/index.ts';
import type { Answer } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { hallAnswers } from './hall/answers.ts';
import { readinessAnswers } from './readiness-answers.ts';

/** What clauses ask about a gathering and its invitations, each question once for a whole batch. */

interface EventRow {
  id: string;
  starts: string;
  day: string;
  capacity: number;
  region: string;
  guests: number;
  off_site: boolean;
  planned_sales: number;
  missing: string[];
  stocktaken: boolean;
  filed: boolean;
  guests_given: number;
  sales_given: number;
  crew: string[];
  minutes: number | null;
}

async function eventRows(tx: Transaction, ids: readonly string[]): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    SELECT e.id, to_char(e.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS starts,
      to_char(e.starts_at AT TIME ZONE (SELECT zone FROM organisation WHERE org_id = e.org_id), 'YYYY-MM-DD') AS day,
      e.capacity, e.region, e.goal_guests AS guests, e.off_site, e.goal_sales::float AS planned_sales,
      ARRAY(SELECT item FROM event_material m WHERE m.org_id = e.org_id AND m.event_id = e.id AND m.have < m.wanted
        ORDER BY item) AS missing,
      EXISTS (SELECT FROM event_meeting m WHERE m.org_id = e.org_id AND m.event_id = e.id
        AND m.meeting = 'stocktaking') AS stocktaken,
      EXISTS (SELECT FROM event_filing f WHERE f.org_id = e.org_id AND f.event_id = e.id) AS filed,
      (SELECT coalesce(sum(guests), 0)::int FROM event_quota q WHERE q.org_id = e.org_id AND q.event_id = e.id)
        AS guests_given,
      (SELECT coalesce(sum(sales), 0)::float FROM event_quota q WHERE q.org_id = e.org_id AND q.event_id = e.id)
        AS sales_given,
      ARRAY(SELECT DISTINCT member_id FROM (
        SELECT member_id FROM event_post p WHERE p.org_id = e.org_id AND p.event_id = e.id
        UNION SELECT member_id FROM event_quota q WHERE q.org_id = e.org_id AND q.event_id = e.id) c ORDER BY 1) AS crew,
      CASE WHEN e.started_at IS NOT NULL AND e.ended_at IS NOT NULL
        THEN (extract(epoch FROM e.ended_at - e.started_at) / 60)::int END AS minutes
    FROM event e WHERE e.org_id = ${tx.org} AND e.id = ANY(${ids})`.execute(tx);
  return rows;
}

const ofEvent =
  (read: (row: EventRow) => Value | null): Answer =>
  async (tx, ids) =>
    new Map((await eventRows(tx, ids)).map((row) => [row.id, read(row)]));

/** How many invitations of each gathering satisfy a condition. */
const counted =
  (condition: ReturnType<typeof sql>): Answer =>
  async (tx, ids) => {
    const { rows } = await sql<{ id: string; n: number }>`
      SELECT e.id, (SELECT count(*)::int FROM invitation i WHERE i.org_id = e.org_id AND i.event_id = e.id
        AND ${condition}) AS n
      FROM event e WHERE e.org_id = ${tx.org} AND e.id = ANY(${ids})`.execute(tx);
    return new Map(rows.map(({ id, n }) => [id, n]));
  };

const live = sql`i.state IN ('invited', 'accepted')`;

const firstConfirmed: Answer = async (tx, ids) => {
  const { rows } = await sql<{ id: string; invitations: string[] }>`
    SELECT e.id, ARRAY(SELECT 'invitation:' || i.id FROM invitation i WHERE i.org_id = e.org_id AND i.event_id = e.id
      AND ${live} AND i.confirmed_at IS NOT NULL AND i.reconfirmed_at IS NULL ORDER BY i.id) AS invitations
    FROM event e WHERE e.org_id = ${tx.org} AND e.id = ANY(${ids})`.execute(tx);
  return new Map(rows.map(({ id, invitations }) => [id, invitations]));
};

/** People in the hall, counted from what the doors recorded and from nothing else. */
const arrived: Answer = async (tx, ids) => {
  const { rows } = await sql<{ id: string; n: number }>`
    SELECT e.id, (SELECT count(*)::int FROM scan s WHERE s.org_id = e.org_id AND s.event_id = e.id
      AND s.verdict = 'admitted') AS n
    FROM event e WHERE e.org_id = ${tx.org} AND e.id = ANY(${ids})`.execute(tx);
  return new Map(rows.map(({ id, n }) => [id, n]));
};

/** Came, and nobody wrote down a word with them: found by the missing record, not by memory. */
const neglected: Answer = async (tx, ids) => {
  const { rows } = await sql<{ id: string; invitations: string[] }>`
    SELECT e.id, ARRAY(SELECT s.guest FROM scan s WHERE s.org_id = e.org_id AND s.event_id = e.id
      AND s.verdict = 'admitted' AND s.guest LIKE 'invitation:%'
      AND NOT EXISTS (SELECT FROM guest_word w WHERE w.org_id = s.org_id AND w.event_id = s.event_id
        AND w.guest = s.guest) ORDER BY s.guest) AS invitations
    FROM event e WHERE e.org_id = ${tx.org} AND e.id = ANY(${ids})`.execute(tx);
  return new Map(rows.map(({ id, invitations }) => [id, invitations]));
};

const factKinds: Answer = async (tx, ids) => {
  const refs = ids.map((id) => `event:${id}`);
  const { rows } = await sql<{ id: string; kinds: string[] }>`
    SELECT substring(subject, 7) AS id, array_agg(DISTINCT kind ORDER BY kind) AS kinds FROM fact
    WHERE org_id = ${tx.org} AND subject = ANY(${refs}) GROUP BY subject`.execute(tx);
  const found = new Map(rows.map(({ id, kinds }) => [id, kinds]));
  return new Map(ids.map((id) => [id, found.get(id) ?? []]));
};

const ofInvitation =
  (column: 'customer_id' | 'inviter' | 'event_id', kind: string): Answer =>
  async (tx, ids) => {
    const rows = await tx
      .selectFrom('invitation')
      .select(['id', column])
      .where('org_id', '=', tx.org)
      .where('id', 'in', ids.length ? ids : [''])
      .execute();
    return new Map(rows.map((row) => [row.id, `${kind}:${row[column]}`]));
  };

export const eventAnswers: Readonly<Record<string, Answer>> = {
  ...readinessAnswers,
  'event.starts': ofEvent(({ starts }) => starts),
  'event.day': ofEvent(({ day }) => day),
  'event.capacity': ofEvent(({ capacity }) => capacity),
  'event.region': ofEvent(({ region }) => region),
  'event.guests': ofEvent(({ guests }) => guests),
  'event.ready': ofEvent(({ missing }) => missing.length === 0),
  'event.missing': ofEvent(({ missing }) => missing),
  'event.stocktaken': ofEvent(({ stocktaken }) => stocktaken),
  'event.filed': ofEvent(({ filed }) => filed),
  'event.off_site': ofEvent((row) => row.off_site),
  'event.planned_sales': ofEvent((row) => row.planned_sales),
  'event.quotas_given': ofEvent(({ guests_given }) => guests_given),
  'event.sales_given': ofEvent(({ sales_given }) => sales_given),
  'event.crew': ofEvent(({ crew }) => crew.map((id) => `member:${id}`)),
  'event.minutes': ofEvent(({ minutes }) => minutes),
  'event.fact_kinds': factKinds,
  'event.first_confirmed': firstConfirmed,
  'event.invited': counted(live),
  'event.confirmed': counted(sql`${live} AND i.confirmed_at IS NOT NULL`),
  'event.reconfirmed': counted(sql`${live} AND i.reconfirmed_at IS NOT NULL`),
  'event.arrived': arrived,
  'event.neglected': neglected,
  ...hallAnswers,
  'invitation.customer': ofInvitation('customer_id', 'customer'),
  'invitation.inviter': ofInvitation('inviter', 'member'),
  'invitation.event': ofInvitation('event_id', 'event'),
};
