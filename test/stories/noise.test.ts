import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../world/app.ts';
import { toldApp } from '../world/told-app.ts';

/** 催办 is a budget: as shipped, nobody's day rings more than twelve times, also not around a gathering. */
const MOST = 12;
const DAYS = ['2026-03-12', '2026-03-13', '2026-03-14'];

let house: TestApp;
beforeAll(async () => {
  house = await toldApp('2026-03-14T23:50');
}, 300_000);

interface Rung {
  member: string;
  n: number;
  what: string[];
}

/**
 * What asks somebody to act on a day, their own and their post's: due on it, or begun on it with no more than a day to go.
 * A call that opens on Saturday and is due on Tuesday rings on Tuesday. Of several lapses one card tells.
 */
const ringsOn = (day: string) =>
  house.db.inOrganisation('anhe', async (tx) => {
    const { rows } = await sql<Rung>`
      WITH theirs AS (
        SELECT m.id AS member, 'member:' || m.id AS holder FROM member m WHERE m.org_id = ${tx.org}
        UNION SELECT h.member_id, 'post:' || h.post FROM post_holding h WHERE h.org_id = ${tx.org} AND h.to_at IS NULL),
      span AS (SELECT ${`${day}T00:00+08:00`}::timestamptz AS starts, ${`${day}T24:00+08:00`}::timestamptz AS ends),
      asked AS (
        SELECT DISTINCT t.member, CASE o.noun WHEN 'hear-of-lapse' THEN o.noun ELSE o.id END AS id,
          o.clause || ' ' || o.noun AS what
        FROM span, obligation o JOIN theirs t ON t.holder = o.holder
        WHERE o.org_id = ${tx.org} AND o.strength = 'nag' AND o.state <> 'superseded'
          AND (o.due_at > starts AND o.due_at <= ends
            OR o.opens_at >= starts AND o.opens_at < ends AND coalesce(o.due_at <= o.opens_at + interval '1 day', true)))
      SELECT member, count(DISTINCT id)::int AS n, array_agg(what) AS what FROM asked GROUP BY member ORDER BY n DESC`.execute(
      tx,
    );
    return rows;
  });

describe('around a gathering', () => {
  it.each(DAYS)('%s rings nobody more than twelve times', async (day) => {
    const rung = await ringsOn(day);
    expect(rung.length).toBeGreaterThan(0);
    expect(rung.filter(({ n }) => n > MOST)).toEqual([]);
  });
});
