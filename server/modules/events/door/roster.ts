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
  /** Of the pass that counts; whoever has not answered yet is let in by name. */
  number: string | null;
}

/** Who is on the roster, how many of them hold a pass, and one hash over all: two desks that show the same know the same. */
export async function rosterSum(tx: Transaction, event: string): Promise<Roster> {
  const held = await heldOf(tx, event);
  const names = await guestsShown(tx, event, held.map(refOf));
  const now = new Date(tx.clock.now()).toISOString();
  return {
    listed: [...names.values()].filter(({ name }) => name !== '').length,
    passes: held.filter(({ number }) => number !== null).length,
    invited: held.length,
    hash: hashOver(held),
    now,
  };
}

/** Paper for the evening before: surname order, name, last four digits, seat and number. */
export async function rosterPage(
  tx: Transaction,
  id: string,
  own: string | null,
  member: string,
): Promise<RosterPage> {
  const event = await eventOf(tx, id);
  const held = await heldOf(tx, id);
  const numbers = new Map(held.map((one) => [refOf(one), one.number]));
  const guests = await guestsShown(tx, id, held.map(refOf));
  await logAccess(tx, { who: `member:${member}`, act: 'printed', what: `event:${id}`, count: held.length });
  const rows = [...guests.values()]
    .filter(({ name, inviter }) => name !== '' && (own === null || inviter?.id === own))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || a.ref.localeCompare(b.ref))
    .map(({ ref, name, last4, inviter, seat, care }) => ({
      name,
      last4,
      number: numbers.get(ref) ?? null,
      inviter: inviter?.name ?? '',
      seat,
      care,
    }));
  const asOf = new Date(tx.clock.now()).toISOString();
  return { event: await printedEvent(tx, event), asOf, hash: hashOver(held), rows };
}

/** Everybody who is invited, asked or come to a yes, and whoever holds a pass all the same. */
async function heldOf(tx: Transaction, event: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    SELECT i.id, p.number FROM invitation i
    LEFT JOIN event_pass p ON p.org_id = i.org_id AND p.invitation_id = i.id AND p.revoked_at IS NULL
    WHERE i.org_id = ${tx.org} AND i.event_id = ${event}
      AND (i.state IN ('invited', 'accepted') OR p.number IS NOT NULL)
    ORDER BY p.number, i.id`.execute(tx);
  return rows;
}

const refOf = ({ id }: Held): string => `invitation:${id}`;

const hashOver = (held: readonly Held[]): string =>
  createHash('sha256')
    .update(held.map(({ id, number }) => `${number ?? '-'} ${id}\n`).join(''))
    .digest('hex')
    .slice(0, 8);
