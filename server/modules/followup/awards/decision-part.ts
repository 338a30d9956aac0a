import { type SqlBool, sql } from 'kysely';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { holdersOfCaller } from '../caller.ts';

/**
 * The caller's part where several decide: the fact names it, and the entry waits for the others. Null where one
 * decides alone.
 *
 * @throws Refusal `award.not-yours` to somebody who is none of them, or has said yes already
 */
export async function decisionPart(tx: Transaction, award: string, caller: Caller): Promise<string | null> {
  const parts = await partsOf(tx, award);
  if (parts.length === 0) return null;
  const holders = holdersOfCaller(caller);
  const own = parts.find(({ state, holder }) => state === 'open' && holders.includes(holder));
  if (!own) throw others();
  return own.id;
}

/** What each of several owed when the first entry of the chain was proposed: named by that entry. */
const partsOf = (tx: Transaction, award: string) =>
  tx
    .selectFrom('obligation')
    .select(['id', 'holder', 'state'])
    .where('org_id', '=', tx.org)
    .where('noun', '=', 'decide-award')
    .where(sql<SqlBool>`slot LIKE 'decision/%'`)
    .where(
      sql<SqlBool>`(fact_id, refs ->> 'award') IN (WITH RECURSIVE chain AS (
        SELECT id, fact_id, mends FROM award_entry WHERE org_id = ${tx.org} AND id = ${award}
        UNION ALL SELECT e.id, e.fact_id, e.mends FROM award_entry e, chain
          WHERE e.org_id = ${tx.org} AND e.id = chain.mends
      ) SELECT fact_id, 'award:' || id FROM chain)`,
    )
    .orderBy('slot')
    .execute();

const others = () =>
  new Refusal('award.not-yours', 403, {
    zh: '这条由几人共同裁定，现在轮到别人确认',
    en: 'Several decide this one together, and it now waits for somebody else',
  });
