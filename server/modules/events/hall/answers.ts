import { sql } from 'kysely';
import type { Answer } from '../../../ledger/index.ts';

/** What clauses ask about the hall: what was said, who has promised more seats than there are, who sold most. */

/** The opening's own words, as they were recorded last. */
const saidSeller: Answer = async (tx, ids) => {
  const { rows } = await sql<{ id: string; said: boolean }>`
    SELECT DISTINCT ON (subject) substring(subject, 7) AS id, coalesce((data ->> 'said_seller')::boolean, false) AS said
    FROM fact WHERE org_id = ${tx.org} AND kind = 'event.started'
      AND subject = ANY(${ids.map((id) => `event:${id}`)})
    ORDER BY subject, seq DESC`.execute(tx);
  const said = new Map(rows.map((row) => [row.id, row.said]));
  return new Map(ids.map((id) => [id, said.get(id) ?? false]));
};

/** Confirmed guests of an inviter beyond the guests' seats at the tables where that inviter sits, summed. */
const overPromised: Answer = async (tx, ids) => {
  const { rows } = await sql<{ id: string; over: number }>`
    SELECT p.event_id AS id, sum(greatest(p.promised - s.seats, 0))::int AS over
    FROM (SELECT event_id, inviter, count(*) AS promised FROM invitation
      WHERE org_id = ${tx.org} AND event_id = ANY(${ids}) AND state IN ('invited', 'accepted')
        AND confirmed_at IS NOT NULL GROUP BY event_id, inviter) p
    JOIN (SELECT host.event_id, substring(host.taken_by, 8) AS member, count(guest.seat) AS seats
      FROM event_seat host LEFT JOIN event_seat guest ON guest.org_id = host.org_id
        AND guest.event_id = host.event_id AND guest.seat_table = host.seat_table AND guest.kind <> 'staff'
      WHERE host.org_id = ${tx.org} AND host.event_id = ANY(${ids}) AND host.kind = 'staff'
        AND host.taken_by LIKE 'member:%' GROUP BY host.event_id, host.taken_by) s
      ON s.event_id = p.event_id AND s.member = p.inviter
    GROUP BY p.event_id`.execute(tx);
  const over = new Map(rows.map((row) => [row.id, row.over]));
  return new Map(ids.map((id) => [id, over.get(id) ?? 0]));
};

/** The first three by sales; whoever sold as much as the third is listed too, for people to decide. */
const topSellers: Answer = async (tx, ids) => {
  const events = ids.map((id) => `event:${id}`);
  const { rows } = await sql<{ id: string; sellers: string[] }>`
    SELECT substring(id, 7) AS id, array_agg('member:' || seller ORDER BY sold DESC, seller) AS sellers
    FROM (SELECT event AS id, seller, sum(total - returned) AS sold,
        rank() OVER (PARTITION BY event ORDER BY sum(total - returned) DESC) AS place
      FROM sale_order WHERE org_id = ${tx.org} AND event = ANY(${events}) GROUP BY event, seller) s
    WHERE place <= 3 AND sold > 0 GROUP BY id`.execute(tx);
  const top = new Map(rows.map((row) => [row.id, row.sellers]));
  return new Map(ids.map((id) => [id, top.get(id) ?? []]));
};

export const hallAnswers: Readonly<Record<string, Answer>> = {
  'event.said_seller': saidSeller,
  'event.over_promised': overPromised,
  'event.top_sellers': topSellers,
};
