import { createHash, randomInt } from 'node:crypto';
import type { Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import { organisation } from '../organisation.ts';
import { isNameProblem, parseName } from '../person-name.ts';
import { parsePhones } from '../phone.ts';

export interface Person {
  name: string;
  phone: string;
}

const LIVES = 10 * 60_000;
/** More codes an hour than this are not made: somebody is guessing or a finger is stuck. */
const AN_HOUR = 5;

/**
 * Makes a code for the phone on record. Whoever asks gets the same answer whether or not the person is known; the
 * code goes to the number itself, or a member who knows the customer reads it out while no SMS is connected.
 */
export async function askCode(tx: Transaction, asked: Person): Promise<void> {
  const customer = await customerNamed(tx, asked);
  if (!customer || (await askedLately(tx, customer.id)) >= AN_HOUR) return;
  const now = tx.clock.now();
  const id = uuidv7(now);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const times = { asked_at: new Date(now), expires_at: new Date(now + LIVES) };
  await endEarlier(tx, customer.id);
  await tx
    .insertInto('own_page_code')
    .values({ id, customer_id: customer.id, code_hash: codeHash(id, code), ...times })
    .execute();
  const { name } = await organisation(tx);
  await tx
    .insertInto('customer_message')
    .values({
      id,
      customer_id: customer.id,
      digits: customer.digits,
      body: `【${name}】您的本人页验证码是 ${code},10 分钟内有效。不要告诉推销的人。`,
      made_at: times.asked_at,
      expires_at: times.expires_at,
    })
    .execute();
}

/** Only the newest code counts: one that was asked for before is over. */
async function endEarlier(tx: Transaction, customer: string): Promise<void> {
  const now = new Date(tx.clock.now());
  for (const table of ['own_page_code', 'customer_message'] as const)
    await tx
      .updateTable(table)
      .set({ expires_at: now })
      .where('org_id', '=', tx.org)
      .where('customer_id', '=', customer)
      .where('expires_at', '>', now)
      .execute();
}

/** Bound to the row, so that one code's hash says nothing about another's. */
export const codeHash = (id: string, code: string): string =>
  createHash('sha256').update(`${id}/${code}`).digest('base64url');

/** By name and number together: couples share a number. */
export async function customerNamed(tx: Transaction, { name, phone }: Person) {
  const read = parseName(name);
  const digits = parsePhones(phone).phones[0]?.digits;
  if (isNameProblem(read) || !digits) return undefined;
  return tx
    .selectFrom('customer_phone')
    .innerJoin('customer', (join) =>
      join
        .onRef('customer.org_id', '=', 'customer_phone.org_id')
        .onRef('customer.id', '=', 'customer_phone.customer_id'),
    )
    .select(['customer.id', 'customer_phone.digits'])
    .where('customer_phone.org_id', '=', tx.org)
    .where('customer_phone.digits', '=', digits)
    .where('customer.name', '=', read.name)
    .where('customer.status', 'in', ['active', 'unreachable'])
    .executeTakeFirst();
}

async function askedLately(tx: Transaction, customer: string): Promise<number> {
  const { n } = await tx
    .selectFrom('own_page_code')
    .select((on) => on.fn.countAll<number>().as('n'))
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('asked_at', '>', new Date(tx.clock.now() - 3_600_000))
    .executeTakeFirstOrThrow();
  return n;
}
