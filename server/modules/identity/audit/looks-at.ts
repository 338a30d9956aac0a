import type { Ref, Text } from '../../../../kernel/index.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type AccessAct, accessActs } from './log-access.ts';

export interface Look {
  at: Date;
  who: string;
  what: Text;
}

const MOST = 200;

/** Who looked at one thing, newest first: what a customer is shown of their own file. */
export async function looksAt(tx: Transaction, what: Ref): Promise<Look[]> {
  const rows = await tx
    .selectFrom('access_log')
    .select(['at', 'who', 'act'])
    .where('org_id', '=', tx.org)
    .where('what', '=', what)
    .where('who', '<>', what)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const name = await namesOf(
    tx,
    rows.map(({ who }) => who),
  );
  return rows.map(({ at, who, act }) => ({
    at,
    who: name(who).name,
    what: accessActs[act as AccessAct] ?? { zh: act, en: act },
  }));
}
