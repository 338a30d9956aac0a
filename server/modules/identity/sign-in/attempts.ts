import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { hashOf } from './token.ts';
import { REMEMBERED_MILLIS, waitBeforeNext } from './wait.ts';

/**
 * Counts a try before the password is looked at, under a lock, so that a hundred tries at once are not a hundred
 * free guesses. Tries refused for waiting are not counted: they do not make the wait longer.
 *
 * @returns the try's id, for saying later that it succeeded
 * @throws Refusal `sign-in.wait` with the seconds to wait
 */
export async function countTry(tx: Transaction, account: string, address: string): Promise<string> {
  const account_hash = hashOf(account);
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${tx.org} ${account_hash} ${address}`}, 0))`.execute(
    tx,
  );
  const now = tx.clock.now();
  const failed = await failedSinceSuccess(tx, account_hash, address);
  const wait = waitBeforeNext(failed, now);
  if (wait > 0) throw waitFirst(Math.ceil(wait / 1000));
  const id = uuidv7(now);
  await tx
    .insertInto('sign_in_attempt')
    .values({ id, account_hash, address, at: new Date(now) })
    .execute();
  return id;
}

export async function trySucceeded(tx: Transaction, id: string): Promise<void> {
  await tx.updateTable('sign_in_attempt').set({ succeeded: true }).where('id', '=', id).execute();
}

async function failedSinceSuccess(tx: Transaction, account: string, address: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('sign_in_attempt')
    .select(['at', 'succeeded'])
    .where('account_hash', '=', account)
    .where('address', '=', address)
    .where('at', '>', new Date(tx.clock.now() - REMEMBERED_MILLIS))
    .orderBy('at')
    .execute();
  const last = rows.findLastIndex(({ succeeded }) => succeeded);
  return rows.slice(last + 1).map(({ at }) => at.getTime());
}

function waitFirst(seconds: number): Refusal {
  const minutes = Math.ceil(seconds / 60);
  return new Refusal(
    'sign-in.wait',
    429,
    {
      zh: `试了好几次没对上,请等 ${minutes} 分钟再试`,
      en: `Several tries did not fit; please wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
    },
    {
      mend: {
        zh: '忘了密码就请管理员发一个新链接',
        en: 'If it is forgotten, ask the administrator for a new link',
      },
      details: { retryAfter: seconds },
    },
  );
}
