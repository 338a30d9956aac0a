import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { walkInCompletion } from '../../../../contract/door.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { WalkIn } from '../../../platform/schema.gen.ts';
import {
  addCustomer,
  type Doer,
  guestArrived,
  memberDoer,
  moveOwnership,
  settleHousehold,
} from '../../customers/index.ts';
import { eventOf } from './desks/open-desk.ts';
import { activityOf } from './scanning/record-scan.ts';

type Completion = z.output<typeof walkInCompletion>;
type Given = Extract<Completion, { declined: false }>;
type Row = Selectable<WalkIn>;

/**
 * What somebody let in with a card gives at the seat, or that they give nothing: then nothing is kept and they
 * stay all the same. Finished twice alike is harmless.
 *
 * @throws Refusal `walk-in.unknown`, `walk-in.finished-otherwise`, `walk-in.notice-not-read`, and what adding a customer refuses
 */
export async function finishWalkIn(
  tx: Transaction,
  event: string,
  id: string,
  given: Completion,
  member: string,
): Promise<void> {
  const row = await lockedRow(tx, event, id);
  if (row.finished_at !== null) {
    if (row.declined === given.declined) return;
    throw otherwise();
  }
  // Who stands at a door may add whoever stands there, and learns nothing about anybody by it
  const by = memberDoer({ member, posts: ['desk'] });
  const customer = given.declined ? null : await register(tx, row, given, by);
  await tx
    .updateTable('walk_in')
    .set({
      finished_at: new Date(tx.clock.now()),
      finished_by: member,
      declined: given.declined,
      customer_id: customer,
      notice_read_at: customer === null ? null : new Date(tx.clock.now()),
    })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
}

async function lockedRow(tx: Transaction, event: string, id: string): Promise<Row> {
  const row = await tx
    .selectFrom('walk_in')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('walk-in.unknown', 404, { zh: '没有这张卡', en: 'There is no such card' });
  return row;
}

/** Their name, and a number if they like; who brought them becomes responsible, unless somebody is already. */
async function register(tx: Transaction, row: Row, given: Given, by: Doer): Promise<string> {
  if (!given.noticeRead) throw noticeFirst();
  const customer = await customerOf(tx, given, by);
  if (row.inviter !== null && customer === given.id)
    await moveOwnership(tx, [{ customer, owner: row.inviter, rule: 'collector' }], by);
  if (given.household) await oneHousehold(tx, customer, row.with_guest, by);
  const event = await eventOf(tx, row.event_id);
  const came = { event: event.id, at: row.came_at.getTime(), way: 'walk-in', invited: false };
  const arrival = { id: `walk-in:${row.id}`, customer, activity: activityOf(event), inviter: row.inviter };
  await guestArrived(tx, { ...came, ...arrival }, by);
  return customer;
}

/** The same name and number on record is that customer. */
async function customerOf(tx: Transaction, { id, name, phone }: Given, by: Doer): Promise<string> {
  try {
    await addCustomer(tx, { id, name, phones: phone ? [phone] : [], source: 'event' }, by, {
      ownerLater: true,
    });
    return id;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'customer.on-record')
      return String(error.details.customer);
    throw error;
  }
}

/** A person said so, looking at the two: it is settled, not only proposed. */
async function oneHousehold(
  tx: Transaction,
  customer: string,
  guest: string | null,
  by: Doer,
): Promise<void> {
  const other = guest === null ? null : await customerBehind(tx, guest);
  if (other === null || other === customer) return;
  await settleHousehold(tx, customer, { with: other, relation: 'unknown', together: true }, by);
}

async function customerBehind(tx: Transaction, guest: string): Promise<string | null> {
  const [kind, id = ''] = guest.split(':');
  const row = await tx
    .selectFrom(kind === 'walk-in' ? 'walk_in' : 'invitation')
    .select('customer_id')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.customer_id ?? null;
}

const noticeFirst = () =>
  new Refusal(
    'walk-in.notice-not-read',
    422,
    { zh: '还没有把告知念给来客听', en: 'The notice has not been read to the guest' },
    {
      mend: {
        zh: '念完告知再记;来客不愿意就点「不留资料」',
        en: 'Read the notice first; if they would rather not, choose “no data”',
      },
    },
  );

const otherwise = () =>
  new Refusal('walk-in.finished-otherwise', 409, {
    zh: '这张卡已由同事登记完',
    en: 'A colleague has finished this card already',
  });
