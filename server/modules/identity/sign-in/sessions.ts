import type { z } from 'zod';
import type { session } from '../../../../contract/identity.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { makeToken } from './token.ts';

const DAY = 86_400_000;
export const KEPT_MILLIS = 30 * DAY;
/** One long working day, for the computer in the shop that everybody uses. */
const UNKEPT_MILLIS = 12 * 3_600_000;

export interface Device {
  name: string;
  address: string;
  keep: boolean;
}

export interface OpenedSession {
  token: string;
  /** For the cookie; null ends it with the browser. */
  maxAgeSeconds: number | null;
}

export async function openSession(tx: Transaction, member: string, device: Device): Promise<OpenedSession> {
  const now = tx.clock.now();
  const { token, hash } = makeToken(tx.org);
  const life = device.keep ? KEPT_MILLIS : UNKEPT_MILLIS;
  await tx
    .insertInto('session')
    .values({
      token_hash: hash,
      id: uuidv7(now),
      member_id: member,
      device: device.name,
      address: device.address,
      started_at: new Date(now),
      seen_at: new Date(now),
      expires_at: new Date(now + life),
      kept: device.keep,
    })
    .execute();
  return { token, maxAgeSeconds: device.keep ? 400 * 86_400 : null };
}

export async function sessionsOf(
  tx: Transaction,
  { member, session: here }: Caller,
): Promise<z.infer<typeof session>[]> {
  const rows = await live(tx, member).selectAll().orderBy('seen_at', 'desc').execute();
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    address: row.address,
    startedAt: row.started_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    here: row.id === here,
  }));
}

const live = (tx: Transaction, member: string) =>
  tx
    .selectFrom('session')
    .where('member_id', '=', member)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(tx.clock.now()));

type Why = 'signed-out' | 'revoked' | 'password' | 'left';

/**
 * Ends one session of a member's own, on this device or another.
 *
 * @throws Refusal `session.unknown`
 */
export async function endSession(tx: Transaction, member: string, id: string, why: Why): Promise<void> {
  const ended = await ending(tx, member, why).where('id', '=', id).returning('id').executeTakeFirst();
  if (!ended)
    throw new Refusal('session.unknown', 404, { zh: '没有这次登录', en: 'There is no such session' });
}

/** Ends all sessions of a member, but perhaps the one they are using. */
export async function endSessions(tx: Transaction, member: string, why: Why, except?: string): Promise<void> {
  const all = ending(tx, member, why);
  await (except === undefined ? all : all.where('id', '<>', except)).execute();
}

const ending = (tx: Transaction, member: string, why: Why) =>
  tx
    .updateTable('session')
    .set({ ended_at: new Date(tx.clock.now()), ended_why: why })
    .where('member_id', '=', member)
    .where('ended_at', 'is', null);
