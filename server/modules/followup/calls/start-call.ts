import type { z } from 'zod';
import type { call, callCheck, callChecked, called } from '../../../../contract/followup.ts';
import { clausesFor, decide } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { openFileForCall, peopleForCalling, RefusedAct } from '../../customers/index.ts';
import { logAccess } from '../../identity/index.ts';
import { memberRef } from '../caller.ts';
import { purposeOf } from '../today/card-parts.ts';
import { proposed, verdictOf } from '../today/verdicts.ts';
import { namedByCall } from './named.ts';

type Check = z.output<typeof callCheck>;

async function proposal(tx: Transaction, given: Check, caller: Caller) {
  const set = await clausesFor(tx);
  const { named, customer, customerId } = await namedByCall(tx, set, given.obligations, caller);
  const act = proposed({
    customer,
    purpose: purposeOf(named),
    caller: memberRef(caller),
    obligation: named[0]?.id,
    asked: given.asked,
    emergency: given.emergency,
  });
  return { named, customer, customerId, act };
}

/** May this number be dialled now? Writes nothing. */
export async function checkCall(
  tx: Transaction,
  given: Check,
  caller: Caller,
): Promise<z.infer<typeof callChecked>> {
  const { act } = await proposal(tx, given, caller);
  return verdictOf(await decide(tx, act));
}

/**
 * 拨打 was pressed. Gives the number without unmasking, keeps who got it, and opens the electronic file.
 *
 * @throws RefusedAct when a clause says not now, or asks why first; Refusal `followup.no-number`
 */
export async function startCall(
  tx: Transaction,
  given: z.output<typeof call>,
  caller: Caller,
): Promise<z.infer<typeof called>> {
  const { named, customer, customerId, act } = await proposal(tx, given, caller);
  const decision = await decide(tx, act);
  if (decision.verdict !== 'allowed' && decision.verdict !== 'warned') throw new RefusedAct(act, decision);
  const person = (await peopleForCalling(tx, [customerId])).get(customerId);
  if (!person?.digits) throw noNumber();
  await logAccess(tx, {
    who: memberRef(caller),
    act: 'dialled',
    what: customer,
    why: named[0]?.id,
    address: caller.address,
  });
  await openFileForCall(
    tx,
    customerId,
    caller.member,
    named.find(({ noun }) => noun === 'call-back')?.id ?? null,
  );
  return { dial: `tel:${person.digits}`, startedAt: new Date(tx.clock.now()).toISOString() };
}

const noNumber = () =>
  new Refusal(
    'followup.no-number',
    422,
    { zh: '这位顾客没有号码在册', en: 'There is no number on record' },
    {
      mend: { zh: '上门或到店时问一问', en: 'Ask at a visit or in the shop' },
    },
  );
