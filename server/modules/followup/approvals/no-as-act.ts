import type { Ref } from '../../../../kernel/index.ts';
import { factOf, type NewFact, registry } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/**
 * A no is an act of its own where the rules have a kind for it, as `meeting-leave.refused`: so the clauses can say of
 * what a no alone is not enough. Said without a word of its own, it rests on the rule alone.
 */
export async function noAsAct(
  tx: Transaction,
  { id, asked, reason, actor }: { id: string; asked: string; reason: string; actor: Ref },
): Promise<NewFact | null> {
  const row = await tx
    .selectFrom('fact')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', asked)
    .executeTakeFirst();
  const fact = row && factOf(row);
  const kind = fact && registry().kinds.get(fact.kind.replace(/\.requested$/, '.refused'));
  if (!fact || !kind || kind.kind === fact.kind) return null;
  const says = { ...fact.data, by_rule_alone: reason === '' };
  return {
    id: `no:${id}`,
    kind: kind.kind,
    subject: fact.subject,
    refs: known(fact.refs, kind.refs),
    actor,
    data: known(says, kind.data),
  };
}

const known = <T>(all: Readonly<Record<string, T>>, names: object = {}): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => name in names));
