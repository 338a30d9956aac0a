import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Roster, RosterPage } from '../../../../contract/door.ts';
import type { Transaction } from '../../../platform/database.ts';
import { logAccess } from '../../identity/index.ts';
import { eventOf } from './desks/open-desk.ts';
import { guestsShown } from './guests-shown.ts';
import { printedEvent } from './print-passes.ts';

interface Held {
  id: string;
  number: string;
}

/** How many passes count, and one hash over all of them: two desks that show the same know the same. */
export async function rosterSum(tx: Transaction, event: string): Promise<Roster> {
  const held = await passesOf(tx, event);
  const { invited } = await tx
    .selectFrom('invitation')
    .select((on) => on.fn.countAll<number>().as('invited'))
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('state', 'in', ['invited', 'accepted'])
    .executeTakeFirstOrThrow();
  const now = new Date(tx.clock.now()).toISOString();
  return { passes: held.length, invited: Number(invited), hash: hashOver(held), now };
}

/** Paper for the evening before: surname order, name, last four digits, seat and number. */
export async function rosterPage(
  tx: Transaction,
  id: string,
  own: string | null,
  member: string,
): Promise<RosterPage> {
  const event = await eventOf(tx, id);
  const held = await passesOf(tx, id);
  const guests = await guestsShown(
    tx,
    id,
    held.map((pass) => `invitation:${pass.id}`),
  );
  await logAccess(tx, { who: `member:${member}`, act: 'printed', what: `event:${id}`, count: held.length });
  const rows = [...guests.values()]
    .filter(({ name, inviter }) => name !== '' && (own === null || inviter?.id === own))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.number ?? '').localeCompare(b.number ?? ''))
    .map(({ name, last4, number, inviter, seat, care }) => ({
      name,
      last4,
      number,
      inviter: inviter?.name ?? '',
      seat,
      care,
    }));
  const asOf = new Date(tx.clock.now()).toISOString();
  return { event: await printedEvent(tx, event), asOf, hash: hashOver(held), rows };
}

async function passesOf(tx: Transaction, event: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    SELECT p.invitation_id AS id, p.number FROM event_pass p
    WHERE p.org_id = ${tx.org} AND p.event_id = ${event} AND p.revoked_at IS NULL ORDER BY p.number`.execute(
    tx,
  );
  return rows;
}

const hashOver = (held: readonly Held[]): string =>
  createHash('sha256')
    .update(held.map(({ id, number }) => `${number} ${id}\n`).join(''))
    .digest('hex')
    .slice(0, 8);
