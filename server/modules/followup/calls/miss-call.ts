import type { z } from 'zod';
import type { missedCall, missedCallAnswer } from '../../../../contract/followup.ts';
import type { ClauseSet, Zone } from '../../../../kernel/index.ts';
import { clausesFor, type NewFact, record, zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { markUnreachable, peopleForCalling } from '../../customers/index.ts';
import { memberRef } from '../caller.ts';
import { tellUnreachable } from '../notices/tell-unreachable.ts';
import { callingHours } from '../today/calling-hours.ts';
import { purposeOf } from '../today/card-parts.ts';
import type { Owed } from '../today/open-obligations.ts';
import { ATTEMPT_DAYS, ATTEMPTS } from './attempts.ts';
import { channelOfFact } from './call-facts.ts';
import { answeredBefore, keepAnswer } from './keep-words.ts';
import { namedByCall, seriesOf } from './named.ts';
import { nextTry } from './next-try.ts';

type Given = z.output<typeof missedCall>;
type Answer = z.infer<typeof missedCallAnswer>;

/**
 * 没接, one tap. The next try is proposed at another hour; after three on at least two days it is 联系不上: the
 * duty is closed, the attempts stay, and the manager sees it.
 *
 * @throws Refusal `obligation.unknown`, `followup.several-customers`, `followup.not-yours`
 */
export async function missCall(
  tx: Transaction,
  given: Given,
  caller: Caller,
  source: NewFact['source'] = 'device',
): Promise<Answer> {
  const before = await answeredBefore(tx, 'missed_call', given.id);
  if (before) return before as Answer;
  const set = await clausesFor(tx);
  const zone = await zoneHere(tx);
  const { named, customer, customerId } = await namedByCall(tx, set, given.obligations, caller);
  if (!(await keep(tx, given, caller.member, customerId)))
    return (await answeredBefore(tx, 'missed_call', given.id)) as Answer;
  const about = { subject: customer, actor: memberRef(caller), at: Date.parse(given.at), source };
  await record(tx, await missedFacts(tx, given, named, caller, about));
  const answer = await afterwards(tx, { set, zone, named, customerId, caller, given, about });
  await keepAnswer(tx, 'missed_call', given.id, answer);
  return answer;
}

async function keep(tx: Transaction, given: Given, member: string, customer: string): Promise<boolean> {
  const kept = await tx
    .insertInto('missed_call')
    .values({
      id: given.id,
      customer_id: customer,
      tried_by: member,
      tried_at: new Date(given.at),
      channel: given.channel,
      answer: '{}',
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!kept) return false;
  const named = [...new Set(given.obligations)].map((obligation) => ({ obligation, missed_call: given.id }));
  await tx.insertInto('missed_call_obligation').values(named).execute();
  return true;
}

type About = Pick<NewFact, 'subject' | 'actor' | 'at' | 'source'>;

async function missedFacts(
  tx: Transaction,
  given: Given,
  named: readonly Owed[],
  caller: Caller,
  about: About,
): Promise<NewFact[]> {
  const [first] = named.filter(({ noun }) => noun === 'call-back');
  const refs: Record<string, string> = first ? { obligation: `obligation:${first.id}` } : {};
  const purpose = purposeOf(named);
  const channel = channelOfFact(given.channel);
  const contact = {
    purpose: purpose === 'internal' ? 'service' : purpose,
    channel,
    direction: 'out',
    answered: false,
    ...(given.asked && { asked: true }),
  };
  return [
    { ...about, id: `contact:${given.id}`, kind: 'contact.made', refs, data: contact },
    await attempt(tx, given, named, caller, { ...about, refs, id: `missed:${given.id}` }),
  ];
}

/** A guest who could not be reached about coming was not called back in vain: it is the invitation that was missed. */
async function attempt(
  tx: Transaction,
  given: Given,
  named: readonly Owed[],
  caller: Caller,
  of: Omit<NewFact, 'kind'>,
): Promise<NewFact> {
  const channel = channelOfFact(given.channel);
  const [first] = named;
  if (first && named.every(({ noun }) => noun === 'confirm'))
    return { ...of, kind: 'invitation.missed', refs: { event: first.refs.event ?? '' }, data: { channel } };
  return { ...of, kind: 'call-back.missed', data: { series: await seriesOf(tx, named, caller), channel } };
}

interface Afterwards {
  set: ClauseSet;
  zone: Zone;
  named: readonly Owed[];
  customerId: string;
  caller: Caller;
  given: Given;
  about: About;
}

async function afterwards(
  tx: Transaction,
  { set, zone, named, customerId, caller, given, about }: Afterwards,
): Promise<Answer> {
  const tried = await triedAt(tx, given.obligations[0] as string);
  const days = new Set(tried.map(zone.dayOf)).size;
  const attempt = tried.length;
  const unreachable = attempt >= ATTEMPTS && days >= ATTEMPT_DAYS;
  if (unreachable) {
    await close(tx, named, customerId, about);
    await tellUnreachable(tx, caller, customerId, attempt);
    return { id: given.id, attempt, of: ATTEMPTS, nextAt: null, unreachable, says: UNREACHABLE };
  }
  const now = Math.max(tx.clock.now(), Date.parse(given.at));
  const person = (await peopleForCalling(tx, [customerId])).get(customerId);
  const nextAt = nextTry(tried, now, callingHours(set, zone.dayOf(now)), person?.quiet ?? null, zone);
  await tx
    .updateTable('missed_call')
    .set({ next_at: new Date(nextAt) })
    .where('org_id', '=', tx.org)
    .where('id', '=', given.id)
    .execute();
  const says = {
    zh: `第 ${attempt} 次没接,换个时间再打`,
    en: `Not answered, attempt ${attempt}. Try at another hour`,
  };
  return { id: given.id, attempt, of: ATTEMPTS, nextAt: new Date(nextAt).toISOString(), unreachable, says };
}

const UNREACHABLE = {
  zh: '已在不同日子打过三次,记为联系不上,经理会看到。这不是您的错',
  en: 'Tried three times on different days: noted as unreachable, and your manager sees it. This is not your fault',
};

async function triedAt(tx: Transaction, obligation: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('missed_call_obligation as named')
    .innerJoin('missed_call as missed', (on) =>
      on.onRef('missed.org_id', '=', 'named.org_id').onRef('missed.id', '=', 'named.missed_call'),
    )
    .select('missed.tried_at')
    .where('named.org_id', '=', tx.org)
    .where('named.obligation', '=', obligation)
    .orderBy('missed.tried_at')
    .execute();
  return rows.map(({ tried_at }) => tried_at.getTime());
}

async function close(
  tx: Transaction,
  named: readonly Owed[],
  customerId: string,
  about: About,
): Promise<void> {
  const open = named.filter(({ noun, state }) => noun === 'call-back' && state === 'open');
  await record(
    tx,
    open.map((one) => ({
      ...about,
      id: `unreachable:${one.id}`,
      kind: 'obligation.waived',
      refs: { obligation: `obligation:${one.id}` },
      data: { reason: 'unreachable' },
    })),
  );
  await markUnreachable(tx, customerId);
}
