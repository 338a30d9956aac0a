import type { z } from 'zod';
import type { linkHolder } from '../../../../contract/identity.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { unknownMember } from '../organisation/unknown.ts';
import { setPassword } from './choose-password.ts';
import { expectGoodPassword, hashPassword } from './password.ts';
import { type Device, endSessions, type OpenedSession, openSession } from './sessions.ts';
import { makeToken, readToken } from './token.ts';

const WEEK = 7 * 86_400_000;

/**
 * A link with which a member chooses a password: on joining, or when it was forgotten. It works once, for a week;
 * a newer one takes its place. The code stands behind `#`, where no server on the way writes it down.
 *
 * @throws Refusal `member.unknown`, also for one who has no sign-in name
 */
export async function makeLink(
  tx: Transaction,
  member: string,
  by: Ref,
): Promise<{ path: string; expiresAt: string }> {
  const found = await tx
    .selectFrom('member')
    .select('id')
    .where('id', '=', member)
    .where('state', '=', 'active')
    .where('sign_in_name', 'is not', null)
    .executeTakeFirst();
  if (!found) throw unknownMember();
  await withdrawLinks(tx, member);
  const now = tx.clock.now();
  const { token, hash } = makeToken(tx.org);
  await tx
    .insertInto('sign_in_link')
    .values({
      code_hash: hash,
      member_id: member,
      made_by: by,
      made_at: new Date(now),
      expires_at: new Date(now + WEEK),
    })
    .execute();
  await record(tx, { kind: 'sign-in.offered', subject: `member:${member}`, actor: by });
  return { path: `/join#${token}`, expiresAt: new Date(now + WEEK).toISOString() };
}

export async function withdrawLinks(tx: Transaction, member: string): Promise<void> {
  await tx
    .updateTable('sign_in_link')
    .set({ withdrawn_at: new Date(tx.clock.now()) })
    .where('member_id', '=', member)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Whose link it is, before they choose. @throws Refusal `link.used` */
export async function readLink(db: Database, code: string): Promise<z.infer<typeof linkHolder>> {
  const link = await open(db, code);
  return {
    member: { name: link.name, signInName: link.sign_in_name ?? '' },
    organisation: link.organisation,
    expiresAt: link.expires_at.toISOString(),
  };
}

/**
 * Chooses the password and signs in. Sessions opened with the old one end.
 *
 * @throws Refusal `link.used`, `password.weak`
 */
export async function useLink(
  db: Database,
  code: string,
  password: string,
  device: Device,
): Promise<OpenedSession> {
  const link = await open(db, code);
  expectGoodPassword(password, link.sign_in_name ?? '');
  const secret = await hashPassword(password);
  return db.inOrganisation(link.org_id, async (tx) => {
    const taken = await tx
      .updateTable('sign_in_link')
      .set({ used_at: new Date(tx.clock.now()) })
      .where('code_hash', '=', link.code_hash)
      .where('used_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .returning('member_id')
      .executeTakeFirst();
    if (!taken) throw used();
    await setPassword(tx, taken.member_id, secret, `member:${taken.member_id}`);
    await endSessions(tx, taken.member_id, 'password');
    return openSession(tx, taken.member_id, device);
  });
}

async function open(db: Database, code: string) {
  const read = readToken(code);
  if (!read) throw used();
  const link = await db.inOrganisation(read.org, (tx) =>
    tx
      .selectFrom('sign_in_link as link')
      .innerJoin('member', (on) =>
        on.onRef('member.org_id', '=', 'link.org_id').onRef('member.id', '=', 'link.member_id'),
      )
      .innerJoin('organisation', 'organisation.org_id', 'link.org_id')
      .select([
        'link.org_id',
        'code_hash',
        'expires_at',
        'member.name',
        'sign_in_name',
        'organisation.name as organisation',
      ])
      .where('code_hash', '=', read.hash)
      .where('used_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '>', new Date(tx.clock.now()))
      .where('member.state', '=', 'active')
      .executeTakeFirst(),
  );
  if (!link) throw used();
  return link;
}

const used = () =>
  new Refusal(
    'link.used',
    410,
    { zh: '这个链接已用过、已过期或已换新', en: 'This link was used, has expired or was replaced' },
    { mend: { zh: '请管理员再发一个', en: 'Ask the administrator for a new one' } },
  );
