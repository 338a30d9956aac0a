import { sql } from 'kysely';
import type { Answer } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';

/** How far a gathering has come, as clauses ask it: each question once for a whole batch. */

interface ReadyRow {
  id: string;
  lacking: number;
  posts: string[];
  minutes: number;
  tasked: string[];
  used_up: string[];
}

async function readyRows(tx: Transaction, ids: readonly string[]): Promise<ReadyRow[]> {
  const { rows } = await sql<ReadyRow>`
    SELECT e.id,
      (SELECT coalesce(sum(m.wanted - m.have), 0)::int FROM event_material m
        WHERE m.org_id = e.org_id AND m.event_id = e.id AND m.have < m.wanted) AS lacking,
      ARRAY(SELECT DISTINCT p.post FROM event_post p WHERE p.org_id = e.org_id AND p.event_id = e.id ORDER BY 1) AS posts,
      (SELECT coalesce(sum(s.minutes), 0)::int FROM event_stage s WHERE s.org_id = e.org_id AND s.event_id = e.id) AS minutes,
      ARRAY(SELECT q.member_id FROM event_quota q WHERE q.org_id = e.org_id AND q.event_id = e.id
        AND (q.guests > 0 OR q.sales > 0) ORDER BY 1) AS tasked,
      ARRAY(SELECT q.member_id FROM event_quota q WHERE q.org_id = e.org_id AND q.event_id = e.id
        AND q.guests <= (SELECT count(*) FROM invitation i WHERE i.org_id = q.org_id AND i.event_id = q.event_id
          AND i.inviter = q.member_id AND i.state IN ('invited', 'accepted')) ORDER BY 1) AS used_up
    FROM event e WHERE e.org_id = ${tx.org} AND e.id = ANY(${ids})`.execute(tx);
  return rows;
}

const read =
  <K extends keyof ReadyRow>(of: (row: ReadyRow) => ReadyRow[K]): Answer =>
  async (tx, ids) =>
    new Map((await readyRows(tx, ids)).map((row) => [row.id, of(row)]));

const members = (ids: readonly string[]): string[] => ids.map((id) => `member:${id}`);

/** Who has said that they know what the event is about. */
const briefed: Answer = async (tx, ids) => {
  const refs = ids.map((id) => `event:${id}`);
  const { rows } = await sql<{ id: string; members: string[] }>`
    SELECT substring(f.refs->>'event', 7) AS id, array_agg(DISTINCT f.subject ORDER BY f.subject) AS members FROM fact f
    WHERE f.org_id = ${tx.org} AND f.kind = 'briefing.acknowledged' AND f.refs->>'event' = ANY(${refs})
    GROUP BY 1`.execute(tx);
  const found = new Map(rows.map((row) => [row.id, row.members]));
  return new Map(ids.map((id) => [id, found.get(id) ?? []]));
};

/** Of each list the last time it was ticked: what was not there. */
const unticked: Answer = async (tx, ids) => {
  const refs = ids.map((id) => `event:${id}`);
  const { rows } = await sql<{ id: string; items: string[] }>`
    SELECT substring(l.subject, 7) AS id, array_agg(DISTINCT item ORDER BY item) AS items FROM (
      SELECT DISTINCT ON (subject, data->>'list') subject, data->'missing' AS missing FROM fact
      WHERE org_id = ${tx.org} AND kind = 'checklist.ticked' AND subject = ANY(${refs})
      ORDER BY subject, data->>'list', seq DESC) l, jsonb_array_elements_text(l.missing) AS item
    GROUP BY 1`.execute(tx);
  const found = new Map(rows.map(({ id, items }) => [id, items]));
  return new Map(ids.map((id) => [id, found.get(id) ?? []]));
};

const upcoming: Answer = async (tx, ids) => {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM event WHERE org_id = ${tx.org} AND cancelled_at IS NULL AND ended_at IS NULL
      AND starts_at >= ${new Date(tx.clock.now())} ORDER BY starts_at, id`.execute(tx);
  return new Map(ids.map((id) => [id, rows.map((row) => `event:${row.id}`)]));
};

export const readinessAnswers: Readonly<Record<string, Answer>> = {
  'event.lacking': read(({ lacking }) => lacking),
  'event.filled_posts': read(({ posts }) => posts),
  'event.planned_minutes': read(({ minutes }) => minutes),
  'event.tasked': read(({ tasked }) => members(tasked)),
  'event.quota_used_up': read(({ used_up }) => members(used_up)),
  'event.briefed': briefed,
  'event.unticked': unticked,
  'organisation.upcoming_events': upcoming,
};
