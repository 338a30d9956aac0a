import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import { grantsMissing } from '../judging/judge.ts';
import type { Writing, WrittenConsent } from './writing.ts';

/**
 * Consents of rows that name a source. Never where the customer gave, withdrew or refused the same before, and
 * never to a number under which somebody said no.
 */
export async function writeConsents(tx: Transaction, writing: Writing): Promise<WrittenConsent[]> {
  const { importId, consent, now, by } = writing;
  if (consent.basis === 'none' || consent.grants.length === 0) return [];
  const { rows } = await sql<WrittenConsent>`
    INSERT INTO consent (id, customer_id, purpose, channel, source, source_note, proof, given_at, recorded_by, import_id)
    SELECT 'i.' || ${importId} || '.' || b.line || '.' || g.purpose || '.' || g.channel, c.id, g.purpose, g.channel,
      b.consent, b.consent_note, ${consent.proof}, ${now}, ${by}, ${importId}
    FROM batch b
    JOIN customer c ON c.org_id = ${tx.org} AND c.id = CASE b.verdict WHEN 'new' THEN b.customer_id ELSE b.matches END
    CROSS JOIN LATERAL (${grantsMissing(tx, consent.grants)}) AS g
    WHERE b.consent IS NOT NULL AND NOT b.refused
    ON CONFLICT DO NOTHING
    RETURNING id, customer_id, purpose, channel, source`.execute(tx);
  return rows;
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
