import type { z } from 'zod';
import type { promiseAnswer, promiseMove } from '../../../../contract/followup.ts';
import { record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { memberRef } from '../caller.ts';
import { makePromise, obligationOfPromise } from './make-promise.ts';
import { promiseFact, promiseOf } from './words.ts';

type Move = z.output<typeof promiseMove>;

/**
 * A promise is moved with a note to the customer: the old one is withdrawn, a new one stands at the new hour.
 * Named by the obligation or by the promise itself.
 *
 * @throws Refusal `obligation.unknown`, `followup.already-ended`, `promise.past`, `followup.not-yours`
 */
export async function movePromise(
  tx: Transaction,
  which: string,
  given: Move,
  caller: Caller,
): Promise<z.infer<typeof promiseAnswer>> {
  const promise = await promiseBy(tx, which);
  if (promise.moved_to === given.id)
    return {
      id: given.id,
      obligation: await obligationOfPromise(tx, given.id),
      dueAt: new Date(given.at).toISOString(),
    };
  if (promise.moved_to !== null || promise.state !== 'open') throw ended();
  if (promise.holder !== caller.member && promise.made_by !== caller.member) throw notYours();
  await tx
    .updateTable('promise')
    .set({ moved_to: given.id, move_note: given.note })
    .where('org_id', '=', tx.org)
    .where('id', '=', promise.id)
    .execute();
  const subject =
    promise.customer_id === null ? `member:${promise.holder}` : `customer:${promise.customer_id}`;
  await record(tx, {
    id: `promise-moved:${promise.id}`,
    kind: 'fact.withdrawn',
    subject,
    actor: memberRef(caller),
    data: { fact: promiseFact(promise.id) },
  });
  const again = {
    id: given.id,
    at: given.at,
    words: promise.words,
    subject: promise.customer_id === null ? null : subject,
  };
  return makePromise(
    tx,
    { ...again, holder: promise.holder === caller.member ? undefined : promise.holder },
    caller,
  );
}

async function promiseBy(tx: Transaction, which: string) {
  const obligation = await tx
    .selectFrom('obligation')
    .select('fact_id')
    .where('org_id', '=', tx.org)
    .where('id', '=', which)
    .executeTakeFirst();
  const id = obligation ? promiseOf(obligation.fact_id) : which;
  const row = await tx
    .selectFrom('promise')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row)
    throw new Refusal('obligation.unknown', 404, { zh: '没有这个约定', en: 'There is no such promise' });
  const owed = await tx
    .selectFrom('obligation')
    .select('state')
    .where('org_id', '=', tx.org)
    .where('fact_id', '=', promiseFact(id))
    .executeTakeFirst();
  return { ...row, state: owed?.state ?? 'open' };
}

const ended = () =>
  new Refusal('followup.already-ended', 409, {
    zh: '这个约定已经结束',
    en: 'This promise has ended already',
  });
const notYours = () =>
  new Refusal('followup.not-yours', 403, { zh: '这不是你的约定', en: 'This promise is not yours' });
