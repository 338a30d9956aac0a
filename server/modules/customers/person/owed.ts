import { titleOf } from '../../../../contract/duty-titles.ts';
import type { Clause, Text } from '../../../../kernel/index.ts';
import { obligationOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** What somebody owes, as screens call it: by its title, or in the words of the clause that says so. */
export type Owed = ReturnType<typeof obligationOf> & { text: Text };

/** The obligations with these ids, in the words of their clauses. */
export async function obligationsNamed(tx: Transaction, ids: readonly string[]): Promise<Owed[]> {
  if (ids.length === 0) return [];
  return (await withClauses(tx).where('obligation.id', 'in', ids).execute()).map(owed);
}

/** Everything ever owed about these subjects, open first, then newest. */
export async function obligationsAbout(
  tx: Transaction,
  subjects: readonly string[],
  most = 200,
): Promise<Owed[]> {
  if (subjects.length === 0) return [];
  const rows = await withClauses(tx)
    .where('obligation.subject', 'in', subjects)
    .orderBy((on) => on.case().when('obligation.state', '=', 'open').then(0).else(1).end())
    .orderBy('obligation.due_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(owed);
}

const withClauses = (tx: Transaction) =>
  tx
    .selectFrom('obligation')
    .innerJoin('clause_version', (join) =>
      join
        .onRef('clause_version.org_id', '=', 'obligation.org_id')
        .onRef('clause_version.clause', '=', 'obligation.clause')
        .onRef('clause_version.n', '=', 'obligation.n'),
    )
    .selectAll('obligation')
    .select('clause_version.body')
    .where('obligation.org_id', '=', tx.org);

type Row = Awaited<ReturnType<ReturnType<typeof withClauses>['execute']>>[number];

function owed({ body, ...row }: Row): Owed {
  const one = obligationOf(row);
  return { ...one, text: titleOf(one, body as unknown as Clause) };
}
