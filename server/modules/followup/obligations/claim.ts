import type { z } from 'zod';
import type { claim as claimBody, ended } from '../../../../contract/followup.ts';
import { clausesFor, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { holdersOfCaller, memberRef } from '../caller.ts';
import { obligationsById } from '../calls/named.ts';
import { claimedByOther } from '../today/open-obligations.ts';
import { expectOpen } from './expect-open.ts';

/** A claim holds so long, then the post has it again: nobody can sit on a duty. */
const CLAIM_HOLDS = 4 * 3_600_000;

/**
 * 认领: a post's duty becomes this holder's for four hours.
 *
 * @throws Refusal `obligation.unknown`, `followup.not-yours`, `followup.already-ended`
 */
export async function claim(
  tx: Transaction,
  id: string,
  given: z.output<typeof claimBody>,
  caller: Caller,
): Promise<z.infer<typeof ended>> {
  const [one] = await obligationsById(tx, await clausesFor(tx), [id]);
  if (!one) throw new Error('obligationsById returns what it was asked for');
  const now = tx.clock.now();
  expectOpen(one);
  if (!one.holder.startsWith('post:') || !holdersOfCaller(caller).includes(one.holder)) throw notYours();
  if (claimedByOther(one, memberRef(caller), now)) throw taken();
  await record(tx, {
    id: `claimed:${given.id}`,
    kind: 'obligation.claimed',
    subject: one.subject,
    refs: { obligation: `obligation:${id}` },
    actor: memberRef(caller),
    data: { until: new Date(now + CLAIM_HOLDS).toISOString() },
  });
  return { id: given.id, obligation: id, says: { zh: '已认领', en: 'Claimed' } };
}

const notYours = () =>
  new Refusal('followup.not-yours', 403, { zh: '这不是你岗位的待办', en: 'This is not for your post' });
const taken = () =>
  new Refusal('followup.already-ended', 409, { zh: '同事已认领', en: 'A colleague has claimed it' });
