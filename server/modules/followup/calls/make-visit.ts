import type { z } from 'zod';
import type { callBackAnswer, visit } from '../../../../contract/followup.ts';
import { refId } from '../../../../kernel/index.ts';
import { clausesFor, type NewFact, record, zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed, markContacted } from '../../customers/index.ts';
import { memberRef } from '../caller.ts';
import { answeredBefore, keepAnswer } from './keep-words.ts';
import { expectOwn, obligationsById } from './named.ts';
import { outcomeOf } from './outcome.ts';

type Given = z.output<typeof visit>;
type Answer = z.infer<typeof callBackAnswer>;

/**
 * A visit that is no call-back: an invitation in person, a delivery, a promise kept.
 *
 * @throws RefusedAct when the customer had not agreed
 */
export async function makeVisit(
  tx: Transaction,
  given: Given,
  caller: Caller,
  source: NewFact['source'] = 'device',
): Promise<Answer> {
  const before = await answeredBefore(tx, 'visit', given.id);
  if (before) return before as Answer;
  const set = await clausesFor(tx);
  const named = await obligationsById(tx, set, given.obligations);
  if (named.length > 0) await expectOwn(tx, named, caller);
  if (!(await keep(tx, given, caller.member))) return (await answeredBefore(tx, 'visit', given.id)) as Answer;
  const at = Date.parse(given.at);
  const about = { subject: given.subject, actor: memberRef(caller), at, source };
  const fact = {
    ...about,
    id: `visit:${given.id}`,
    kind: 'visit.made',
    data: { purpose: given.purpose, agreed: given.agreed },
  };
  const { says } = await expectAllowed(tx, fact);
  const contact = {
    purpose: given.purpose,
    channel: 'visit',
    direction: 'out',
    answered: true,
    asked: given.agreed,
  };
  const kept = named
    .filter(({ noun, state }) => noun === 'promise' && state === 'open')
    .map(({ id }) => ({
      ...about,
      id: `promise-kept:${given.id}:${id}`,
      kind: 'promise.kept',
      refs: { obligation: `obligation:${id}` },
    }));
  await record(tx, [
    fact,
    { ...about, id: `contact:${given.id}`, kind: 'contact.made', data: contact },
    ...kept,
  ]);
  await markContacted(tx, refId(given.subject), at);
  const after = await obligationsById(tx, set, given.obligations);
  const answer: Answer = {
    id: given.id,
    ...outcomeOf(set, await zoneHere(tx), after, at),
    superseded: [],
    warnings: says.map((said) => said.says),
    next: null,
  };
  await keepAnswer(tx, 'visit', given.id, answer);
  return answer;
}

async function keep(tx: Transaction, given: Given, member: string): Promise<boolean> {
  const kept = await tx
    .insertInto('visit')
    .values({
      id: given.id,
      customer_id: refId(given.subject),
      made_by: member,
      made_at: new Date(given.at),
      purpose: given.purpose,
      customer_said: given.said.customer,
      i_said: given.said.mine,
      attachments: given.attachments,
      answer: '{}',
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}
