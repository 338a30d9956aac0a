import { sql } from 'kysely';
import { type Answer, standing } from '../../../ledger/index.ts';

/** What a clause may ask of anything a fact was ever about. Asked by reference, since it may be of any kind. */

/** The kinds of fact on record about each. */
export const kindsSoFar: Answer = async (tx, refs) => {
  const { rows } = await sql<{ ref: string; kinds: string[] }>`
    SELECT f.subject AS ref, array_agg(DISTINCT f.kind ORDER BY f.kind) AS kinds FROM fact f
    WHERE f.org_id = ${tx.org} AND f.subject = ANY(${refs}) AND ${standing} GROUP BY f.subject`.execute(tx);
  const found = new Map(rows.map(({ ref, kinds }) => [ref, kinds]));
  return new Map(refs.map((ref) => [ref, found.get(ref) ?? []]));
};

/** Everybody who was asked has said yes: nobody's answer is open and nobody said no. */
export const approvedSoFar: Answer = async (tx, refs) => {
  const said = (outcome: string) => sql`EXISTS (SELECT FROM finding g WHERE g.org_id = ${tx.org}
    AND g.subject = a.ref AND g.outcome = ${outcome} AND g.detail ? 'approval')`;
  const { rows } = await sql<{ ref: string; approved: boolean }>`
    SELECT a.ref, ${said('granted')} AND NOT ${said('refused')} AND NOT EXISTS (
      SELECT FROM obligation o WHERE o.org_id = ${tx.org} AND o.subject = a.ref AND o.noun = 'approve'
        AND o.state = 'open') AS approved
    FROM unnest(${refs}::text[]) AS a(ref)`.execute(tx);
  return new Map(rows.map(({ ref, approved }) => [ref, approved]));
};
