import type { z } from 'zod';
import type { doorAct } from '../../../../../contract/door.ts';
import type { Transaction } from '../../../../platform/database.ts';
import { type DoorPerson, peopleAtDoor } from '../../../customers/index.ts';
import type { Desk } from '../desks/open-desk.ts';
import { hashOfSecret, livePass, PASS_CODE } from '../issue-pass.ts';

type Act = z.infer<typeof doorAct>;
export type Presented = Extract<Act, { do: 'pass' | 'number' | 'name' }>;

/** Who stands there, as far as what they show says. */
export interface Found {
  /** Whose invitation it is; locked, so that two desks decide one after the other. */
  invitation: string | null;
  customer: string | null;
  inviter: string | null;
  pass: string | null;
  person: DoorPerson | null;
  wheelchair: boolean;
  /** Why they cannot be let in on this; null: nothing against it so far. */
  reason: 'unknown' | 'forged' | 'withdrawn' | 'other-event' | 'expired' | 'erased' | null;
}

const nobody = (reason: Found['reason']): Found => ({
  invitation: null,
  customer: null,
  inviter: null,
  pass: null,
  person: null,
  wheelchair: false,
  reason,
});

/** Reads what is shown at the door. What nobody knows is an answer too: it is kept as a refused scan. */
export async function findGuest(tx: Transaction, desk: Desk, act: Presented): Promise<Found> {
  if (act.do === 'name') return byInvitation(tx, desk, act.invitation);
  if (act.do === 'number') return byNumber(tx, desk, act.number);
  const code = act.code.trim();
  if (/^\d{4}$/.test(code)) return byNumber(tx, desk, code);
  const secret = PASS_CODE.exec(code)?.[2];
  if (secret) return byPass(tx, desk, await passOfCode(tx, secret), 'forged');
  const link = /\/g\/([\w.-]{22,200})/.exec(code)?.[1];
  return link ? byLink(tx, desk, link) : nobody('unknown');
}

async function passOfCode(tx: Transaction, secret: string): Promise<string | null> {
  const row = await tx
    .selectFrom('pass_code')
    .select('pass_id')
    .where('org_id', '=', tx.org)
    .where('token_hash', '=', hashOfSecret(secret))
    .executeTakeFirst();
  return row?.pass_id ?? null;
}

async function byNumber(tx: Transaction, desk: Desk, number: string): Promise<Found> {
  const row = await tx
    .selectFrom('event_pass')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', desk.event.id)
    .where('number', '=', number)
    .executeTakeFirst();
  return byPass(tx, desk, row?.id ?? null, 'unknown');
}

/** The guest page carries its own address as a code: who has no paper shows the phone. */
async function byLink(tx: Transaction, desk: Desk, link: string): Promise<Found> {
  const secret = link.slice(link.indexOf('.') + 1);
  const row = await tx
    .selectFrom('guest_link')
    .select('invitation_id')
    .where('org_id', '=', tx.org)
    .where('link_hash', '=', hashOfSecret(secret))
    .executeTakeFirst();
  return row ? byInvitation(tx, desk, row.invitation_id) : nobody('forged');
}

async function byPass(
  tx: Transaction,
  desk: Desk,
  id: string | null,
  otherwise: 'forged' | 'unknown',
): Promise<Found> {
  if (id === null) return nobody(otherwise);
  const pass = await tx
    .selectFrom('event_pass')
    .select(['invitation_id', 'revoked_at'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const found = await locked(tx, desk, pass.invitation_id);
  return { ...found, pass: id, reason: found.reason ?? (pass.revoked_at ? 'withdrawn' : null) };
}

async function byInvitation(tx: Transaction, desk: Desk, id: string): Promise<Found> {
  const found = await locked(tx, desk, id);
  if (found.invitation === null || found.reason !== null) return found;
  const pass = await livePass(tx, id);
  return { ...found, pass: pass?.id ?? null, reason: pass ? null : 'withdrawn' };
}

/** The row is held until the transaction ends: of two desks in the same second one waits for the other. */
async function locked(tx: Transaction, desk: Desk, id: string): Promise<Found> {
  const row = await tx
    .selectFrom('invitation')
    .select(['id', 'customer_id', 'inviter', 'event_id', 'care'])
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return nobody('unknown');
  const wheelchair = row.care.includes('wheelchair');
  const about = { invitation: row.id, customer: row.customer_id, inviter: row.inviter, pass: null };
  const found = { ...about, wheelchair, person: null };
  if (row.event_id !== desk.event.id)
    return { ...found, reason: (await isPast(tx, row.event_id)) ? 'expired' : 'other-event' };
  const person = (await peopleAtDoor(tx, [row.customer_id])).get(row.customer_id) ?? null;
  return { ...found, person, reason: person ? null : 'erased' };
}

async function isPast(tx: Transaction, event: string): Promise<boolean> {
  const { ends_at, ended_at } = await tx
    .selectFrom('event')
    .select(['ends_at', 'ended_at'])
    .where('org_id', '=', tx.org)
    .where('id', '=', event)
    .executeTakeFirstOrThrow();
  return ended_at !== null || ends_at.getTime() < tx.clock.now();
}
