import { type SqlBool, sql } from 'kysely';
import type { Fact } from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { factOf } from './rows.ts';

/**
 * Facts of this batch that are on record already. A device may send its day twice; the first recording stands.
 *
 * @throws Refusal `fact.id-taken` when an id names a fact with another content.
 */
export async function recordedBefore(tx: Transaction, facts: readonly Fact[]): Promise<Map<string, Fact>> {
  const before = new Map<string, Fact>();
  if (facts.length === 0) return before;
  const ids = facts.map((fact) => fact.id);
  const rows = await tx
    .selectFrom('fact')
    .selectAll()
    .where('org_id', '=', tx.org)
    // One parameter, however many ids: a batch is not parsed number by number
    .where(sql<SqlBool>`id = ANY (${ids})`)
    .execute();
  for (const row of rows) before.set(row.id, factOf(row));
  for (const fact of facts) {
    const first = before.get(fact.id);
    if (first && !sameContent(first, fact)) throw taken(fact);
  }
  return before;
}

function sameContent(a: Fact, b: Fact): boolean {
  const content = ({ kind, subject, data }: Fact) =>
    JSON.stringify([kind, subject, Object.entries(data).sort()]);
  return content(a) === content(b);
}

function taken(fact: Fact): Refusal {
  const says = {
    zh: `编号 ${fact.id} 已用于另一条记录`,
    en: `The id ${fact.id} already names another record`,
  };
  const mend = { zh: '请用新的编号重新提交', en: 'Send it again with a new id' };
  return new Refusal('fact.id-taken', 409, says, { mend, details: { id: fact.id } });
}
