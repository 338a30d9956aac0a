import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import { allGrants, grantsMissing } from '../judging/judge.ts';
import type { Writing, WrittenConsent } from './writing.ts';

/**
 * Consents of rows that name a source. Never where the customer gave, withdrew or refused the same before, and
 * never to a number under which somebody said no.
 */
export async function writeConsents(tx: Transaction, writing: Writing): Promise<WrittenConsent[]> {
  const { importId, consent, now, by } = writing;
  if (consent.basis === 'none' || consent.grants.length === 0) return [];
  const rows = (given: RawBuilder<unknown>) => sql<WrittenConsent>`
    INSERT INTO consent (id, customer_id, purpose, channel, source, source_note, proof, given_at, recorded_by, import_id)
    SELECT 'i.' || ${importId} || '.' || b.line || '.' || g.purpose || '.' || g.channel, b.customer, g.purpose, g.channel,
      b.consent, b.consent_note, ${consent.proof}, ${now}, ${by}, ${importId}
    FROM ${given}
    RETURNING id, customer_id, purpose, channel, source`;
  const fresh = await rows(sql`
    (SELECT *, customer_id AS customer FROM batch WHERE verdict = 'new' AND consent IS NOT NULL AND NOT refused) AS b
    CROSS JOIN (${allGrants(consent.grants)}) AS g`).execute(tx);
  const known = await rows(sql`
    (SELECT *, matches AS customer FROM batch WHERE verdict = 'update' AND consent IS NOT NULL) AS b
    JOIN customer c ON c.org_id = ${tx.org} AND c.id = b.customer
    CROSS JOIN LATERAL (${grantsMissing(tx, consent.grants)}) AS g`).execute(tx);
  return [...fresh.rows, ...known.rows];
}

/** Who is responsible, where the list says so and nobody was: the customer's row and its history. */
export async function writeOwners(tx: Transaction, { importId, now, by }: Writing): Promise<string[]> {
  const { rows } = await sql<{ customer_id: string }>`
    INSERT INTO ownership (customer_id, nth, member, from_at, reason, assigned_by, fact_id)
    SELECT c.id, coalesce((SELECT max(nth) FROM ownership o WHERE o.org_id = ${tx.org} AND o.customer_id = c.id), 0) + 1,
      b.owner, ${now}, 'import', ${by}, 'owner-assigned:' || ${importId} || '.' || b.line
    FROM batch b
    JOIN customer c ON c.org_id = ${tx.org} AND c.id = CASE b.verdict WHEN 'new' THEN b.customer_id ELSE b.matches END
    WHERE b.owner IS NOT NULL AND (b.verdict = 'new' OR c.owner IS NULL)
    ON CONFLICT DO NOTHING
    RETURNING customer_id`.execute(tx);
  return rows.map(({ customer_id }) => customer_id);
}
