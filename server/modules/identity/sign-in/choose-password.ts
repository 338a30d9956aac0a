import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Source } from '../organisation/high-posts.ts';
import { expectGoodPassword, hashPassword, passwordFits } from './password.ts';
import { endSessions } from './sessions.ts';

/** Puts a password in place: by a link, by set-up, or by the member. Its hash was made before. */
export async function setPassword(
  tx: Transaction,
  member: string,
  secret: string,
  by: Ref,
  source?: Source,
): Promise<void> {
  const row = { secret, changed_at: new Date(tx.clock.now()) };
  await tx
    .insertInto('credential')
    .values({ member_id: member, kind: 'password', ...row })
    .onConflict((oc) => oc.columns(['org_id', 'member_id', 'kind']).doUpdateSet(row))
    .execute();
  await record(tx, { kind: 'sign-in.chosen', subject: `member:${member}`, actor: by, source });
}

/**
 * A member changes their own password; other devices must sign in again.
 *
 * @throws Refusal `password.current`, `password.weak`
 */
export async function changePassword(
  db: Database,
  caller: Caller,
  current: string,
  next: string,
): Promise<void> {
  const { name, secret } = await db.inOrganisation(caller.org, (tx) => mine(tx, caller.member));
  if (!(await passwordFits(current, secret))) throw notCurrent();
  expectGoodPassword(next, name);
  const hash = await hashPassword(next);
  await db.inOrganisation(caller.org, async (tx) => {
    await setPassword(tx, caller.member, hash, `member:${caller.member}`);
    await endSessions(tx, caller.member, 'password', caller.session);
  });
}

async function mine(tx: Transaction, member: string): Promise<{ name: string; secret: string }> {
  const row = await tx
    .selectFrom('credential')
    .innerJoin('member', (on) =>
      on.onRef('member.org_id', '=', 'credential.org_id').onRef('member.id', '=', 'credential.member_id'),
    )
    .select(['secret', 'sign_in_name'])
    .where('member_id', '=', member)
    .executeTakeFirst();
  if (!row) throw notCurrent();
  return { name: row.sign_in_name ?? '', secret: row.secret };
}

const notCurrent = () =>
  new Refusal('password.current', 422, { zh: '现在的密码不对', en: 'The current password is not right' });
