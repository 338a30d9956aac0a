import { sql } from 'kysely';
import type { Caller } from '../../../platform/caller.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { KEPT_MILLIS } from './sessions.ts';
import { readToken } from './token.ts';

/** Often enough to say "seen today", seldom enough that reading stays reading. */
const SEEN_EVERY_MILLIS = 5 * 60_000;

/**
 * Who holds this session token, at this moment. The hour of leaving is read off the member's row, so nobody is let
 * in after it, whether or not the job that ends sessions has run.
 *
 * @throws Refusal `session.ended`, `session.member-left`
 */
export const authenticate =
  (db: Database) =>
  async (token: string, address: string): Promise<Caller> => {
    const read = readToken(token);
    if (!read) throw ended();
    return db.inOrganisation(read.org, (tx) => callerOf(tx, read.hash, address));
  };

async function callerOf(tx: Transaction, hash: string, address: string): Promise<Caller> {
  const row = await find(tx, hash);
  const now = tx.clock.now();
  if (!row) throw ended();
  if (row.state === 'left' || (row.leaves_at && row.leaves_at.getTime() <= now))
    throw memberLeft(row.leaves_at);
  if (row.ended_at) throw ended(row.ended_why);
  if (row.expires_at.getTime() <= now) throw ended('expired');
  if (now - row.seen_at.getTime() >= SEEN_EVERY_MILLIS) await seen(tx, hash, row.kept, address);
  return { org: tx.org, member: row.member_id, name: row.name, posts: row.posts, session: row.id, address };
}

const find = (tx: Transaction, hash: string) =>
  tx
    .selectFrom('session')
    .innerJoin('member', (on) =>
      on.onRef('member.org_id', '=', 'session.org_id').onRef('member.id', '=', 'session.member_id'),
    )
    .select(['session.id', 'member_id', 'ended_at', 'ended_why', 'expires_at', 'seen_at', 'kept'])
    .select(['member.name', 'member.state', 'member.leaves_at'])
    .select(
      sql<string[]>`ARRAY(SELECT post FROM post_holding p
        WHERE p.org_id = member.org_id AND p.member_id = member.id AND p.to_at IS NULL ORDER BY post)`.as(
        'posts',
      ),
    )
    .where('token_hash', '=', hash)
    .executeTakeFirst();

async function seen(tx: Transaction, hash: string, kept: boolean, address: string): Promise<void> {
  const now = tx.clock.now();
  await tx
    .updateTable('session')
    .set({ seen_at: new Date(now), address, ...(kept && { expires_at: new Date(now + KEPT_MILLIS) }) })
    .where('token_hash', '=', hash)
    .execute();
}

const reasons: Record<string, { zh: string; en: string }> = {
  'signed-out': { zh: '你已退出登录', en: 'You signed out' },
  revoked: { zh: '这台设备的登录已被你收回', en: 'You ended the session on this device' },
  password: { zh: '密码已改,请用新密码登录', en: 'The password was changed; sign in with the new one' },
  expired: { zh: '太久没有使用,请重新登录', en: 'It has been a while; please sign in again' },
};

const ended = (why: string | null = null) =>
  new Refusal(
    'session.ended',
    401,
    reasons[why ?? ''] ?? { zh: '登录已失效', en: 'This session is no longer valid' },
    { mend: { zh: '重新登录', en: 'Sign in again' } },
  );

export const memberLeft = (at: Date | null) =>
  new Refusal(
    'session.member-left',
    401,
    { zh: '你的账号已停用', en: 'Your account is closed' },
    {
      mend: {
        zh: '如果这不对,请找管理员或人事;你做过的记录仍在你名下',
        en: 'If that is wrong, ask the administrator or HR; what you recorded stays under your name',
      },
      details: at ? { since: at.toISOString() } : {},
    },
  );
