import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { peopleAtDoor } from '../../customers/index.ts';
import { type Guest, proposeSeats, type Table } from './propose-seats.ts';

/**
 * Writes the proposal over the hall as it is laid out. Before the doors open it may be asked for again and again:
 * the same list gives the same plan.
 *
 * @throws Refusal `seats.no-tables`, `seats.guests-here`
 */
export async function planSeats(tx: Transaction, event: string): Promise<void> {
  const tables = await tablesHere(tx, event);
  if (tables.length === 0) throw noTables();
  await expectBefore(tx, event);
  const { places, hosts } = proposeSeats(tables, await guestsToSeat(tx, event));
  const rows = places.map(({ table, seat, kind, takenBy }) => ({ table, seat, kind, taken_by: takenBy }));
  // A member has one chair in the hall; at their other tables the chair stays free for whoever helps there
  const staffed = new Set<string>();
  for (const row of rows) {
    if (!row.taken_by?.startsWith('member:')) continue;
    if (staffed.has(row.taken_by)) row.taken_by = null;
    else staffed.add(row.taken_by);
  }
  await sql`
    UPDATE event_seat s SET kind = p.kind, taken_by = p.taken_by
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS p("table" int, seat int, kind text, taken_by text)
    WHERE s.org_id = ${tx.org} AND s.event_id = ${event} AND s.seat_table = p."table" AND s.seat = p.seat`.execute(
    tx,
  );
  await sql`
    UPDATE event_table t SET inviter = h.inviter
    FROM json_to_recordset(${JSON.stringify(hosts)}::json) AS h("table" int, inviter text)
    WHERE t.org_id = ${tx.org} AND t.event_id = ${event} AND t.seat_table = h."table"`.execute(tx);
}

async function tablesHere(tx: Transaction, event: string): Promise<Table[]> {
  const { rows } = await sql<Table>`
    SELECT t.seat_table AS table, t.row_nr AS row, t.block,
      (SELECT count(*)::int FROM event_seat s WHERE s.org_id = t.org_id AND s.event_id = t.event_id
        AND s.seat_table = t.seat_table) AS chairs
    FROM event_table t WHERE t.org_id = ${tx.org} AND t.event_id = ${event} ORDER BY t.seat_table`.execute(
    tx,
  );
  return rows;
}

/** Everybody with a pass, those who confirmed last first: where chairs are short they are sure of theirs. */
async function guestsToSeat(tx: Transaction, event: string): Promise<Guest[]> {
  const { rows } = await sql<{ id: string; customer: string; inviter: string; care: string[] }>`
    SELECT i.id, i.customer_id AS customer, i.inviter, i.care FROM invitation i
    WHERE i.org_id = ${tx.org} AND i.event_id = ${event} AND i.released_at IS NULL
      AND EXISTS (SELECT FROM event_pass p WHERE p.org_id = i.org_id AND p.invitation_id = i.id AND p.revoked_at IS NULL)
    ORDER BY i.reconfirmed_at IS NULL, i.confirmed_at IS NULL, i.id`.execute(tx);
  const people = await peopleAtDoor(
    tx,
    rows.map(({ customer }) => customer),
  );
  return rows.flatMap(({ id, customer, inviter, care }) => {
    const person = people.get(customer);
    return person ? [{ ref: `invitation:${id}`, inviter, care, returning: person.bought }] : [];
  });
}

async function expectBefore(tx: Transaction, event: string): Promise<void> {
  const { rows } = await sql<{ here: boolean }>`
    SELECT EXISTS (SELECT FROM scan WHERE org_id = ${tx.org} AND event_id = ${event} AND verdict = 'admitted')
      AS here`.execute(tx);
  if (!rows[0]?.here) return;
  throw new Refusal(
    'seats.guests-here',
    409,
    { zh: '已经有顾客进场,不能重排整个会场', en: 'Guests are here; the hall cannot be planned anew' },
    { mend: { zh: '一个一个换座位', en: 'Move people one by one' } },
  );
}

export const noTables = () =>
  new Refusal(
    'seats.no-tables',
    409,
    { zh: '还没有摆桌子', en: 'No tables are laid out yet' },
    { mend: { zh: '先填几桌、每桌几座', en: 'Say first how many tables and chairs' } },
  );
