import type { z } from 'zod';
import type { awardDecision } from '../../../../contract/owing.ts';
import { record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { memberRef } from '../caller.ts';
import { decisionPart } from './decision-part.ts';
import { entryBy, mendedBy } from './entries.ts';

/**
 * Somebody chooses within the written range, with a reason; no amount drops the proposal.
 *
 * @throws Refusal `award.unknown`, `award.decided`, `award.range`, `award.not-yours`
 */
export async function decideAward(
  tx: Transaction,
  award: string,
  given: z.output<typeof awardDecision>,
  caller: Caller,
): Promise<void> {
  const before = await tx
    .selectFrom('award_reason')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', given.id)
    .executeTakeFirst();
  if (before) return;
  const entry = await entryBy(tx, award);
  if (!entry) throw new Refusal('award.unknown', 404, { zh: '没有这条奖惩', en: 'There is no such entry' });
  if (entry.state !== 'proposed' || (await mendedBy(tx, award)) !== null) throw decided();
  if (entry.memberId === caller.member) throw own();
  if (given.amount !== null) expectWithin(given.amount, entry.range);
  const part = await decisionPart(tx, award, caller);
  await tx
    .insertInto('award_reason')
    .values({
      id: given.id,
      award,
      words: given.reason,
      written_by: caller.member,
      written_at: new Date(tx.clock.now()),
    })
    .execute();
  await record(tx, {
    id: `award-decided:${given.id}`,
    kind: 'award.decided',
    subject: entry.member.ref,
    refs: { award: `award:${award}`, ...(part && { obligation: `obligation:${part}` }) },
    actor: memberRef(caller),
    // Dropped is decided at nothing: the entry stays, and takes nothing
    data: { amount: given.amount ?? 0, reason: given.id },
  });
}

function expectWithin(amount: number, range: { min: number; max: number } | null): void {
  if (range === null || (amount >= range.min && amount <= range.max)) return;
  const { min, max } = range;
  const says = { zh: `只能在 ${min} 到 ${max} 之间`, en: `Only from ${min} to ${max}` };
  throw new Refusal('award.range', 422, says, { details: { min, max } });
}

const decided = () =>
  new Refusal('award.decided', 409, { zh: '这条已经有结果', en: 'This entry has its outcome' });
const own = () =>
  new Refusal('award.not-yours', 403, {
    zh: '自己的奖惩由别人裁定',
    en: 'Somebody else decides about one’s own',
  });
