import type { z } from 'zod';
import type { newPromise, promiseAnswer } from '../../../../contract/followup.ts';
import { refId, refKind } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { followupAccess } from '../access.ts';
import { memberRef } from '../caller.ts';
import { promiseFact } from './words.ts';

type NewPromise = z.output<typeof newPromise>;

/** The hour agreed is when one comes; the promise is kept if it is done within this time after it. */
const DONE_WITHIN = 3_600_000;
type Answer = z.infer<typeof promiseAnswer>;

/**
 * 约定: who, when, one line. It obliges through a clause like everything else, by an hour after the agreed one;
 * the words stay here. A manager may
 * arrange one for somebody else. Sent again it changes nothing.
 *
 * @throws Refusal `promise.past`, `promise.nobody`, `followup.not-yours`
 */
export async function makePromise(
  tx: Transaction,
  given: NewPromise,
  caller: Caller,
  source: NewFact['source'] = 'device',
): Promise<Answer> {
  const holder = given.holder ?? caller.member;
  const dueAt = Date.parse(given.at);
  if (await keep(tx, given, holder, caller, dueAt)) {
    await record(tx, {
      id: promiseFact(given.id),
      kind: 'promise.made',
      subject: given.subject ?? `member:${holder}`,
      actor: memberRef(caller),
      data: {
        due: new Date(dueAt + DONE_WITHIN).toISOString(),
        // About nobody in particular it is owed by a clause of its own
        noun: given.subject === null ? 'own' : 'promise',
        what: given.id,
        holder: `member:${holder}`,
      },
      source,
    });
  }
  const owed = await obligationOfPromise(tx, given.id);
  return { id: given.id, obligation: owed, dueAt: new Date(dueAt).toISOString() };
}

async function keep(
  tx: Transaction,
  given: NewPromise,
  holder: string,
  caller: Caller,
  dueAt: number,
): Promise<boolean> {
  const before = await tx
    .selectFrom('promise')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', given.id)
    .executeTakeFirst();
  if (before) return false;
  // A phone that was out of reach may send it after its hour
  if (dueAt <= tx.clock.now() - 86_400_000) throw past();
  if (holder !== caller.member) await expectMayArrange(tx, holder, caller);
  const kept = await tx
    .insertInto('promise')
    .values({
      id: given.id,
      customer_id: given.subject && refKind(given.subject) === 'customer' ? refId(given.subject) : null,
      holder,
      made_by: caller.member,
      made_at: new Date(tx.clock.now()),
      due_at: new Date(dueAt),
      words: given.words,
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

async function expectMayArrange(tx: Transaction, holder: string, caller: Caller): Promise<void> {
  const managers: readonly string[] = followupAccess['promise.make-for'];
  if (!caller.posts.some((post) => managers.includes(post)))
    throw new Refusal('followup.not-yours', 403, {
      zh: '只有经理能替别人约',
      en: 'Only a manager arranges for somebody else',
    });
  const member = await tx
    .selectFrom('member')
    .select('state')
    .where('org_id', '=', tx.org)
    .where('id', '=', holder)
    .executeTakeFirst();
  if (member?.state !== 'active')
    throw new Refusal('promise.nobody', 422, { zh: '没有这位在职员工', en: 'Nobody of that id works here' });
}

export async function obligationOfPromise(tx: Transaction, promise: string): Promise<string | null> {
  const row = await tx
    .selectFrom('obligation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('fact_id', '=', promiseFact(promise))
    .where('noun', '=', 'promise')
    .executeTakeFirst();
  return row?.id ?? null;
}

const past = () =>
  new Refusal(
    'promise.past',
    422,
    { zh: '约的时间已经过了', en: 'That hour has passed' },
    { mend: { zh: '换一个以后的时间', en: 'Choose a later hour' } },
  );
