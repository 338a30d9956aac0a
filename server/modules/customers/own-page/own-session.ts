import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { logAccess } from '../../identity/index.ts';
import { customerDoer } from '../doer.ts';
import { codeHash, customerNamed, type Person } from './ask-code.ts';

/** Short: the phone may be a neighbour's. */
export const OWN_SESSION = 30 * 60_000;
const TRIES = 5;

export interface OwnSession {
  /** `organisation.secret`: the code says where to look, the bits are the secret. */
  token: string;
  customer: string;
}

/**
 * The code that came to the phone on record opens the customer's own page.
 *
 * @returns null for a wrong code; the try is counted, so the caller's transaction must be kept
 */
export async function enterCode(
  tx: Transaction,
  given: Person & { code: string },
): Promise<OwnSession | null> {
  const customer = await customerNamed(tx, given);
  const asked = customer && (await newestCode(tx, customer.id));
  if (!asked || asked.tries >= TRIES) return null;
  const right = asked.code_hash === codeHash(asked.id, given.code);
  await tx
    .updateTable('own_page_code')
    .set({ tries: asked.tries + 1, ...(right && { used_at: new Date(tx.clock.now()) }) })
    .where('org_id', '=', tx.org)
    .where('id', '=', asked.id)
    .execute();
  if (!right) return null;
  await logAccess(tx, {
    who: customerDoer(customer.id).ref,
    act: 'signed-in',
    what: `customer:${customer.id}`,
  });
  return { token: await begin(tx, customer.id), customer: customer.id };
}

async function begin(tx: Transaction, customer: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const now = tx.clock.now();
  await tx
    .insertInto('own_page_session')
    .values({
      token_hash: hashOf(secret),
      customer_id: customer,
      started_at: new Date(now),
      expires_at: new Date(now + OWN_SESSION),
    })
    .execute();
  return `${tx.org}.${secret}`;
}

/** Where a token belongs, before anything is asked of the database. */
export const organisationOf = (token: string | undefined): string => {
  const org = /^([\w-]{1,80})\.[\w-]{43}$/.exec(token ?? '')?.[1];
  if (!org) throw signedOut();
  return org;
};

/** @throws Refusal `own.signed-out` */
export async function ownCustomer(tx: Transaction, token: string): Promise<string> {
  const row = await tx
    .selectFrom('own_page_session')
    .select('customer_id')
    .where('org_id', '=', tx.org)
    .where('token_hash', '=', hashOf(token.slice(token.indexOf('.') + 1)))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(tx.clock.now()))
    .executeTakeFirst();
  if (!row) throw signedOut();
  return row.customer_id;
}

export async function leaveOwnPage(tx: Transaction, customer: string): Promise<void> {
  await tx
    .updateTable('own_page_session')
    .set({ ended_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('ended_at', 'is', null)
    .execute();
}

/** The newest code that still counts. */
const newestCode = (tx: Transaction, customer: string) =>
  tx
    .selectFrom('own_page_code')
    .select(['id', 'code_hash', 'tries'])
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(tx.clock.now()))
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const signedOut = () =>
  new Refusal('own.signed-out', 401, {
    zh: '请用手机验证码进入本人页',
    en: 'Enter with the code sent to your phone',
  });

export const wrongCode = () =>
  new Refusal(
    'own.wrong-code',
    403,
    { zh: '验证码不对,或已过期', en: 'The code is wrong or its time is over' },
    { mend: { zh: '重新获取验证码,试错五次后作废', en: 'Ask for a new one; five wrong tries end a code' } },
  );
