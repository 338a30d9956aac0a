import type { z } from 'zod';
import type { newClose } from '../../../../contract/cash.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { fenOf } from '../money.ts';
import { expectedOf } from './expected-of.ts';
import { tillId } from './into-till.ts';

type NewClose = z.output<typeof newClose>;

/**
 * The first of two counts a box. A difference is named and explained, and nobody pays for it: what is missing is
 * found, not deducted.
 *
 * @throws Refusal `till.empty`, `cash.counting`, `cash.unexplained`
 */
export async function countCash(tx: Transaction, given: NewClose, member: string): Promise<void> {
  const till = tillId(given.event, given.day);
  if (await countedBefore(tx, till, given.id)) return;
  const ways = await countedWays(tx, till, given);
  if (ways.some(({ expected, counted }) => expected !== counted) && given.explanation === '')
    throw unexplained();
  await tx
    .insertInto('cash_close')
    .values({
      id: given.id,
      till_id: till,
      counted_by: member,
      counted_at: new Date(tx.clock.now()),
      explanation: given.explanation,
    })
    .execute();
  await tx
    .insertInto('cash_close_way')
    .values(ways.map((way) => ({ ...way, close_id: given.id })))
    .execute();
  await tx
    .updateTable('payment')
    .set({ close_id: given.id })
    .where('org_id', '=', tx.org)
    .where('till_id', '=', till)
    .where('close_id', 'is', null)
    .execute();
}

/** Every way something was taken in, and every way something was counted. */
async function countedWays(tx: Transaction, till: string, given: NewClose) {
  await tx
    .selectFrom('till')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', till)
    .forUpdate()
    .execute();
  const expected = new Map((await expectedOf(tx, till)).map(({ way, amount }) => [way, amount]));
  if (expected.size === 0) throw empty();
  const counted = new Map(given.counted.map(({ way, amount }) => [way as string, fenOf(amount)]));
  return [...new Set(['cash', ...expected.keys(), ...counted.keys()])].map((way) => ({
    way,
    expected: expected.get(way) ?? 0,
    counted: counted.get(way) ?? 0,
  }));
}

async function countedBefore(tx: Transaction, till: string, id: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('cash_close')
    .select(['id', 'closed_at'])
    .where('org_id', '=', tx.org)
    .where((on) =>
      on.or([on('id', '=', id), on.and([on('till_id', '=', till), on('closed_at', 'is', null)])]),
    )
    .execute();
  if (rows.some((row) => row.id === id)) return true;
  if (rows.length > 0) throw counting();
  return false;
}

const empty = () =>
  new Refusal('till.empty', 409, {
    zh: '上次对账以来没有收过款',
    en: 'Nothing was taken since the last close',
  });
const counting = () =>
  new Refusal(
    'cash.counting',
    409,
    { zh: '已有人点过,等第二人确认', en: 'Somebody counted already; a second person is awaited' },
    { mend: { zh: '由第二人确认,或先作废重点', en: 'Let a second confirm it, or drop it and count anew' } },
  );
const unexplained = () =>
  new Refusal(
    'cash.unexplained',
    422,
    { zh: '实点与应有不符,请写明差额原因', en: 'The count differs: say why' },
    {
      mend: {
        zh: '差额只记录、查找,不扣个人的钱',
        en: 'A difference is recorded and looked for; it is not deducted from anybody',
      },
    },
  );
