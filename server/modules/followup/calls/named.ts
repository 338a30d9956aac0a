import { type ClauseSet, type Ref, refId, refKind } from '../../../../kernel/index.ts';
import { obligationOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { followupAccess } from '../access.ts';
import { holdersOfCaller, memberRef } from '../caller.ts';
import { type Owed, withClause } from '../today/open-obligations.ts';

/** Obligations by id, whatever became of them, in the order named. @throws Refusal `obligation.unknown` */
export async function obligationsById(
  tx: Transaction,
  set: ClauseSet,
  ids: readonly string[],
): Promise<Owed[]> {
  const unique = [...new Set(ids)];
  const rows = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', 'in', unique)
    .execute();
  const found = new Map(rows.map((row) => [row.id, withClause(set, obligationOf(row))]));
  return unique.map((id) => {
    const one = found.get(id);
    if (!one) throw unknown();
    return one;
  });
}

/**
 * What a call or a visit names: all about one customer, and the caller's to do, now or when their phone last
 * heard. Duties that ended meanwhile are among them: what happened is recorded all the same.
 *
 * @throws Refusal `obligation.unknown`, `followup.several-customers`, `followup.not-yours`
 */
export async function namedByCall(tx: Transaction, set: ClauseSet, ids: readonly string[], caller: Caller) {
  const named = await obligationsById(tx, set, ids);
  const [customer, ...others] = [...new Set(named.map(({ subject }) => subject))];
  if (customer === undefined || others.length > 0 || refKind(customer) !== 'customer') throw several();
  await expectOwn(tx, named, caller);
  return { named, customer: customer as Ref, customerId: refId(customer) };
}

/** Held by the caller or their post, claimed by them, handed on while they were out of reach, or a manager's. */
export async function expectOwn(tx: Transaction, named: readonly Owed[], caller: Caller): Promise<void> {
  const holders = holdersOfCaller(caller);
  const own = named.some((one) => holders.includes(one.holder) || one.claimedBy === memberRef(caller));
  const managers: readonly string[] = followupAccess['obligation.delegate'];
  if (own || caller.posts.some((post) => managers.includes(post))) return;
  const before = await tx
    .selectFrom('obligation_note')
    .select('id')
    .where(
      'obligation',
      'in',
      named.map(({ id }) => id),
    )
    .where('from_holder', 'in', holders)
    .executeTakeFirst();
  if (!before) throw notYours();
}

/** Whose series it is: the consultant's duties are the post's, also after they were handed to somebody. */
export async function seriesOf(
  tx: Transaction,
  named: readonly Owed[],
  caller: Caller,
): Promise<'representative' | 'consultant'> {
  const consultant = 'post:consultant';
  const calls = named.filter(({ noun }) => noun === 'call-back');
  const [own] = calls.filter(({ holder }) => holdersOfCaller(caller).includes(holder));
  const first = own ?? calls[0];
  if (!first) return caller.posts.includes('consultant') ? 'consultant' : 'representative';
  if (first.holder === consultant) return 'consultant';
  const handed = await tx
    .selectFrom('obligation_note')
    .select('from_holder')
    .where('obligation', '=', first.id)
    .where('from_holder', '=', consultant)
    .executeTakeFirst();
  return handed ? 'consultant' : 'representative';
}

const unknown = () =>
  new Refusal('obligation.unknown', 404, { zh: '没有这项待办', en: 'There is no such obligation' });
const several = () =>
  new Refusal('followup.several-customers', 422, {
    zh: '一次联系只能记一位顾客',
    en: 'One contact is with one customer',
  });
const notYours = () =>
  new Refusal(
    'followup.not-yours',
    403,
    { zh: '这不是你的待办', en: 'This is not yours to do' },
    { mend: { zh: '需要时请经理转交给你', en: 'Ask your manager to hand it to you' } },
  );
