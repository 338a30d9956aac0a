import type { z } from 'zod';
import type { handOver as handOverBody, ticketSaid } from '../../../../contract/tickets.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectMembers } from '../../identity/index.ts';
import { takeStep } from './step.ts';

/**
 * 交班: what is open goes over one by one, each under an id of its own; whoever takes over accepts each.
 *
 * @throws Refusal `ticket.not-kept`, `ticket.to-oneself`
 */
export async function handOver(tx: Transaction, given: z.output<typeof handOverBody>, caller: Caller) {
  if (given.to === caller.member) throw toOneself();
  await expectMembers(tx, [given.to]);
  for (const ticket of given.tickets) {
    const id = `${given.id}.${ticket}`.slice(-80);
    const taken = await takeStep(tx, ticket, caller, ({ row, steps }) => {
      if (row.keeper !== caller.member && !steps.some((step) => step.id === id)) throw notKept(row.number);
      return {
        id,
        what: 'handed-over',
        kind: 'ticket.handed-over',
        to: given.to,
        words: given.words,
        refs: { to: `member:${given.to}`, ...(given.shift && { shift: given.shift }) },
      };
    });
    if (taken)
      await tx
        .updateTable('ticket')
        .set({ handed_to: given.to })
        .where('org_id', '=', tx.org)
        .where('id', '=', ticket)
        .execute();
  }
}

/** From here on it is theirs. @throws Refusal `ticket.not-handed` */
export async function takeOver(
  tx: Transaction,
  ticket: string,
  given: z.output<typeof ticketSaid>,
  caller: Caller,
) {
  const taken = await takeStep(tx, ticket, caller, ({ row, steps }) => {
    const before = steps.some(({ id }) => id === given.id);
    if (row.handed_to !== caller.member && !before) throw notHanded();
    return { id: given.id, what: 'taken-over', kind: 'ticket.taken-over', words: given.words };
  });
  if (!taken) return;
  await tx
    .updateTable('ticket')
    .set({ keeper: caller.member, handed_to: null })
    .where('org_id', '=', tx.org)
    .where('id', '=', ticket)
    .execute();
}

const toOneself = () =>
  new Refusal('ticket.to-oneself', 422, { zh: '不能交给自己', en: 'Nobody hands over to themselves' });
const notKept = (number: string) =>
  new Refusal('ticket.not-kept', 409, {
    zh: `${number} 不在你手里`,
    en: `${number} is not yours to hand over`,
  });
const notHanded = () =>
  new Refusal('ticket.not-handed', 409, {
    zh: '这张工单没有移交给你',
    en: 'This ticket was not handed to you',
  });
