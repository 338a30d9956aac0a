import type { z } from 'zod';
import type { newReview, Review, remark as remarkBody } from '../../../../contract/owing.ts';
import { epochDay, isoDay, type Named, namesOf, record, zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { memberRef } from '../caller.ts';
import type { Owed } from '../today/open-obligations.ts';
import { titleOf } from '../today/titles.ts';
import { callBacksDue } from './due-on.ts';

const CONSULTANT = 'post:consultant';

/** S003.3-19: the representatives' calls of a day, what was said in them, and what is still open by name. */
export async function review(tx: Transaction, day?: string): Promise<Review> {
  const { on, from, to } = await boundsOf(tx, day);
  const due = (await callBacksDue(tx, from, to)).filter(({ holder }) => holder !== CONSULTANT);
  const calls = await callsOf(tx, from, to);
  const reviewed = await tx
    .selectFrom('call_review')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('day', '=', isoDay(on))
    .orderBy('reviewed_at', 'desc')
    .executeTakeFirst();
  const people = [
    ...new Set([...due.map(({ holder }) => holder), ...calls.map(({ made_by }) => `member:${made_by}`)]),
  ];
  const name = await namesOf(tx, [
    ...people,
    ...due.map(({ subject }) => subject),
    ...calls.flatMap(({ customer_id, remark_by }) => [
      `customer:${customer_id}`,
      ...(remark_by ? [`member:${remark_by}`] : []),
    ]),
    ...(reviewed ? [`member:${reviewed.reviewed_by}`] : []),
  ]);
  return {
    day: isoDay(on),
    due: due.length,
    done: due.filter(({ state }) => state === 'discharged').length,
    open: due.filter(({ state }) => state === 'open').length,
    reviewed: reviewed
      ? {
          by: name(`member:${reviewed.reviewed_by}`),
          at: reviewed.reviewed_at.toISOString(),
          note: reviewed.note,
        }
      : null,
    people: people.map((person) =>
      personShown(
        name,
        person,
        due.filter(({ holder }) => holder === person),
        calls.filter(({ made_by }) => `member:${made_by}` === person),
      ),
    ),
  };
}

async function boundsOf(tx: Transaction, day?: string) {
  const zone = await zoneHere(tx);
  const on = day === undefined ? zone.dayOf(tx.clock.now()) : epochDay(day);
  return { on, from: zone.at(on, 0), to: zone.at(on + 1, 0) };
}

const callsOf = (tx: Transaction, from: number, to: number) =>
  tx
    .selectFrom('call_back')
    .leftJoin('call_remark', (on) =>
      on
        .onRef('call_remark.org_id', '=', 'call_back.org_id')
        .onRef('call_remark.call_back', '=', 'call_back.id'),
    )
    .select([
      'call_back.id',
      'customer_id',
      'made_by',
      'made_at',
      'channel',
      'result',
      'customer_said',
      'i_said',
      'attachments',
    ])
    .select(['call_remark.words as remark', 'call_remark.verdict', 'call_remark.written_by as remark_by'])
    .where('call_back.org_id', '=', tx.org)
    .where('series', '=', 'representative')
    .where('made_at', '>=', new Date(from))
    .where('made_at', '<', new Date(to))
    .orderBy('made_at')
    .limit(2000)
    .execute();

type Call = Awaited<ReturnType<typeof callsOf>>[number];
type Name = (ref: string) => Named;

const personShown = (
  name: Name,
  person: string,
  due: readonly Owed[],
  calls: readonly Call[],
): Review['people'][number] => ({
  member: name(person),
  due: due.length,
  done: due.filter(({ state }) => state === 'discharged').length,
  late: due.filter(({ lapsed }) => lapsed).length,
  open: due
    .filter(({ state }) => state === 'open')
    .map((one) => ({
      obligation: one.id,
      title: titleOf(one, one.body),
      subject: name(one.subject),
      dueAt: new Date(one.dueAt ?? 0).toISOString(),
    })),
  calls: calls.map((call) => ({
    callBack: call.id,
    subject: name(`customer:${call.customer_id}`),
    at: call.made_at.toISOString(),
    channel: call.channel,
    result: call.result,
    said: { customer: call.customer_said, mine: call.i_said },
    photos: call.attachments,
    remark:
      call.remark === null || call.verdict === null
        ? null
        : {
            by: name(`member:${call.remark_by}`),
            words: call.remark,
            verdict: call.verdict as 'good' | 'mend',
          },
  })),
});

/**
 * The consultant has looked through the day. Sent again it changes nothing.
 *
 * @throws Refusal `review.none-due` for a day on which nothing falls due
 */
export async function saveReview(
  tx: Transaction,
  given: z.output<typeof newReview>,
  caller: Caller,
): Promise<void> {
  const { due, open } = await review(tx, given.day);
  if (due === 0) throw noneDue();
  const kept = await tx
    .insertInto('call_review')
    .values({
      id: given.id,
      day: given.day,
      reviewed_by: caller.member,
      reviewed_at: new Date(tx.clock.now()),
      due,
      still_open: open,
      note: given.note,
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!kept) return;
  await record(tx, {
    id: `reviewed:${given.id}`,
    kind: 'call-back.reviewed',
    subject: `organisation:${tx.org}`,
    actor: memberRef(caller),
    data: { day: given.day, due, open },
  });
}

const noneDue = () =>
  new Refusal('review.none-due', 409, { zh: '这天没有到期的回访', en: 'No call-backs fall due that day' });

/** A word of guidance on one call; the last one stands. */
export async function remark(
  tx: Transaction,
  callBack: string,
  given: z.output<typeof remarkBody>,
  caller: Caller,
): Promise<void> {
  const call = await tx
    .selectFrom('call_back')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', callBack)
    .executeTakeFirst();
  if (!call)
    throw new Refusal('obligation.unknown', 404, { zh: '没有这次回访', en: 'There is no such call-back' });
  await tx.deleteFrom('call_remark').where('org_id', '=', tx.org).where('call_back', '=', callBack).execute();
  await tx
    .insertInto('call_remark')
    .values({
      id: given.id,
      call_back: callBack,
      written_by: caller.member,
      written_at: new Date(tx.clock.now()),
      words: given.words,
      verdict: given.verdict,
    })
    .execute();
}
