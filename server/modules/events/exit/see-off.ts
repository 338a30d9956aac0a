import type { z } from 'zod';
import type { exitCard } from '../../../../contract/exit.ts';
import { record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { makePromise } from '../../followup/index.ts';
import { guestOf, speakWith } from '../hall/speak-with.ts';

type Given = z.output<typeof exitCard>;

/**
 * At the exit: the hour agreed, the next step, and whether anybody had looked after this guest. An hour is owed by
 * whoever invited them: by the clause that says so, and where none is in force as their own 约定.
 *
 * @throws Refusal `guest.unknown`, `exit.past`
 */
export async function seeOff(tx: Transaction, event: string, given: Given, caller: Caller): Promise<void> {
  const { customer, inviter } = await guestOf(tx, event, given.guest);
  if (given.agreedAt !== null && Date.parse(given.agreedAt) <= tx.clock.now()) throw past();
  const { neglected, ...said } = given;
  // Whoever agreed on an hour has been spoken with
  if (neglected && given.agreedAt === null) return seenOff(tx, event, given.id, customer, caller);
  await speakWith(tx, event, { ...said, leaving: true }, caller.member);
  if (customer === null || given.agreedAt === null || (await isOwed(tx, given.id))) return;
  await makePromise(
    tx,
    {
      id: `exit.${given.id}`,
      subject: `customer:${customer}`,
      at: given.agreedAt,
      words: given.next || '会后上门',
    },
    { ...caller, member: inviter ?? caller.member },
  );
}

/** Nothing is written that would hide the guest from whoever looks for those nobody spoke with. */
async function seenOff(
  tx: Transaction,
  event: string,
  id: string,
  customer: string | null,
  caller: Caller,
): Promise<void> {
  if (customer === null) return;
  await record(tx, {
    id: `seen-off:${id}`,
    kind: 'guest.seen-off',
    subject: `customer:${customer}`,
    refs: { event: `event:${event}` },
    actor: `member:${caller.member}`,
  });
}

/** A clause in force has made this very hour somebody's duty already. */
async function isOwed(tx: Transaction, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('obligation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('fact_id', '=', `spoken-with:${id}`)
    .where('noun', '=', 'visit')
    .executeTakeFirst();
  return row !== undefined;
}

const past = () =>
  new Refusal(
    'exit.past',
    422,
    { zh: '约的时间已经过了', en: 'That hour has passed' },
    { mend: { zh: '换一个以后的时间', en: 'Choose a later hour' } },
  );
