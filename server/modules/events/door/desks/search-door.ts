import { sql } from 'kysely';
import type { DoorFound } from '../../../../../contract/door.ts';
import type { Transaction } from '../../../../platform/database.ts';
import { lookUp } from '../../../customers/index.ts';
import { logAccess } from '../../../identity/index.ts';
import { guestsShown } from '../guests-shown.ts';
import type { Desk } from './open-desk.ts';

/** More than a few is a list, and a list is not looked up. */
const MOST = 5;

interface Asked {
  id: string;
  customer: string;
  by_number: boolean;
  arrived: string | null;
}

/**
 * One person who stands at the desk, among those who are asked to this event; four digits may be their number too,
 * also of a pass that was withdrawn: the desk then says so, instead of 「名单里没有」.
 */
export async function searchDoor(tx: Transaction, desk: Desk, typed: string): Promise<DoorFound> {
  const asked = await invitationsOf(tx, desk.event.id, typed);
  const byNumber = asked.filter(({ by_number }) => by_number);
  const { says, found } = await lookUp(
    tx,
    typed,
    asked.map(({ customer }) => customer),
  );
  const people = new Set(found);
  const rows = [...byNumber, ...asked.filter((row) => !row.by_number && people.has(row.customer))];
  await logAccess(tx, {
    who: `member:${desk.openedBy}`,
    act: 'searched',
    what: `event:${desk.event.id}`,
    count: rows.length,
    why: desk.name,
  });
  if (rows.length > MOST) return { says: null, more: true, found: [] };
  const shown = await guestsShown(
    tx,
    desk.event.id,
    rows.map(({ id }) => `invitation:${id}`),
  );
  return {
    says: rows.length === 0 ? says : null,
    more: false,
    found: rows.flatMap(({ id, arrived, by_number }) => {
      const guest = shown.get(`invitation:${id}`);
      const arrivedAt = arrived && new Date(arrived).toISOString();
      return guest ? [{ ...guest, invitation: id, arrivedAt, byNumber: by_number }] : [];
    }),
  };
}

async function invitationsOf(tx: Transaction, event: string, typed: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    SELECT i.id, i.customer_id AS customer,
      EXISTS (SELECT FROM event_pass p WHERE p.org_id = i.org_id AND p.invitation_id = i.id
        AND p.number = ${typed.trim()}) AS by_number,
      (SELECT s.at FROM scan s WHERE s.org_id = i.org_id AND s.event_id = i.event_id
        AND s.guest = 'invitation:' || i.id AND s.verdict = 'admitted') AS arrived
    FROM invitation i
    WHERE i.org_id = ${tx.org} AND i.event_id = ${event} AND i.state <> 'listed' ORDER BY i.id`.execute(tx);
  return rows;
}
