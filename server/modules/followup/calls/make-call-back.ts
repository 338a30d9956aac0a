import type { z } from 'zod';
import type { callBackAnswer } from '../../../../contract/followup.ts';
import type { Ref, Text, Zone } from '../../../../kernel/index.ts';
import { clausesFor, type NewFact, record, zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import {
  closeFileAfterCall,
  expectAllowed,
  markContacted,
  memberDoer,
  openFileForCall,
} from '../../customers/index.ts';
import { holdersOfCaller, memberRef } from '../caller.ts';
import { makePromise } from '../promises/make-promise.ts';
import { purposeOf } from '../today/card-parts.ts';
import { nextSteps } from '../today/next-steps.ts';
import type { Owed } from '../today/open-obligations.ts';
import { callFacts, type Made, type NewCallBack } from './call-facts.ts';
import { followWords } from './follow-words.ts';
import { answeredBefore, keepAnswer, keepWords } from './keep-words.ts';
import { namedByCall, obligationsById, seriesOf } from './named.ts';
import { outcomeOf } from './outcome.ts';
import { expectSheet } from './sheet-asked.ts';
import { contactWarnings } from './warnings.ts';

type Answer = z.infer<typeof callBackAnswer>;

/**
 * 记录回访. One contact may discharge several duties, each against its own evidence; what the customer said and
 * what we said stay beside the fact. It happened, so it is recorded even where a clause says one should not have
 * called: that is answered as a warning. Sent again with the same id it answers the same.
 *
 * @throws RefusedAct where the record itself is not allowed (a visit nobody agreed to, a missing reason),
 *   Refusal `followup.sheet`, `obligation.unknown`, `followup.several-customers`, `followup.not-yours`
 */
export async function makeCallBack(
  tx: Transaction,
  given: NewCallBack,
  caller: Caller,
  source: NewFact['source'] = 'device',
): Promise<Answer> {
  const before = await answeredBefore(tx, 'call_back', given.id);
  if (before) return before as Answer;
  const set = await clausesFor(tx);
  const zone = await zoneHere(tx);
  const { named, customer, customerId } = await namedByCall(tx, set, given.obligations, caller);
  const at = Date.parse(given.at);
  const made: Made = {
    given,
    named,
    customer,
    at,
    actor: memberRef(caller),
    series: await seriesOf(tx, named, caller),
    purpose: purposeOf(named),
    source,
  };
  const sheet = expectSheet(set, zone, named, given, at);
  if (!(await keepWords(tx, made, caller.member, customerId, sheet)))
    return (await answeredBefore(tx, 'call_back', given.id)) as Answer;
  const warnings = await judge(tx, made);
  await carryOut(tx, made, caller, customerId);
  const ended = await followWords(tx, made, caller, customerId);
  const answer: Answer = {
    id: given.id,
    ...outcomeOf(set, zone, await obligationsById(tx, set, given.obligations), at),
    superseded: ended,
    warnings,
    next: await next(tx, zone, customer, caller, named),
  };
  await keepAnswer(tx, 'call_back', given.id, answer);
  return answer;
}

/** The guards on the record may refuse it; those on the contact can only say what should have been. */
async function judge(tx: Transaction, made: Made): Promise<Text[]> {
  const { callBack: fact, contact, visit, effect } = callFacts(made);
  const decision = await expectAllowed(tx, fact);
  if (visit) await expectAllowed(tx, visit);
  return [
    ...decision.says.map(({ says }) => says),
    ...(await contactWarnings(tx, contact)),
    // What to tell somebody who feels unwell
    ...(effect ? await contactWarnings(tx, effect) : []),
  ];
}

async function carryOut(tx: Transaction, made: Made, caller: Caller, customerId: string): Promise<void> {
  const { given, named, at } = made;
  await openFileForCall(
    tx,
    customerId,
    caller.member,
    named.find(({ noun }) => noun === 'call-back')?.id ?? null,
  );
  await record(tx, callFacts(made).all);
  const words = [
    given.said.customer && `顾客说:${given.said.customer}`,
    given.said.mine && `我说:${given.said.mine}`,
  ].filter(Boolean);
  await closeFileAfterCall(tx, customerId, memberDoer(caller), {
    id: `entry.${given.id}`,
    words: words.join('\n') || '已回访',
    fact: `call-back:${given.id}`,
  });
  await markContacted(tx, customerId, at);
  if (given.promise) await makePromise(tx, { ...given.promise, subject: made.customer }, caller, made.source);
}

async function next(
  tx: Transaction,
  zone: Zone,
  customer: Ref,
  caller: Caller,
  named: readonly Owed[],
): Promise<Answer['next']> {
  const steps = await nextSteps(
    tx,
    zone,
    [customer],
    holdersOfCaller(caller),
    named.map(({ id }) => id),
  );
  return steps.get(customer) ?? null;
}
