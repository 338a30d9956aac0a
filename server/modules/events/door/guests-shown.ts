import { sql } from 'kysely';
import type { GuestShown } from '../../../../contract/door.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { peopleAtDoor } from '../../customers/index.ts';
import { seatsOf } from './give-seat.ts';

interface Row {
  ref: string;
  customer: string | null;
  inviter: string | null;
  number: string | null;
  companions: number;
  care: string[];
}

/** What a door shows of its guests: name, last four digits, seat, who asked them. Never a number to dial. */
export async function guestsShown(
  tx: Transaction,
  event: string,
  refs: readonly string[],
): Promise<Map<string, GuestShown>> {
  if (refs.length === 0) return new Map();
  const rows = await guestRows(tx, refs);
  const people = await peopleAtDoor(
    tx,
    rows.flatMap(({ customer }) => customer ?? []),
  );
  const seats = await seatsOf(tx, event, refs);
  const called = await namesOf(
    tx,
    rows.flatMap(({ inviter }) => (inviter === null ? [] : [`member:${inviter}`])),
  );
  return new Map(
    rows.map((row) => {
      const person = row.customer === null ? undefined : people.get(row.customer);
      const inviter = row.inviter === null ? null : called(`member:${row.inviter}`);
      const shown: GuestShown = {
        ref: row.ref,
        name: person?.name ?? '',
        last4: person?.last4 ?? '',
        number: row.number,
        invited: row.ref.startsWith('invitation:'),
        inviter: inviter && { id: row.inviter as string, name: inviter.name },
        seat: seats.get(row.ref) ?? null,
        companions: row.companions,
        care: row.care,
      };
      return [row.ref, shown] as const;
    }),
  );
}

async function guestRows(tx: Transaction, refs: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT 'invitation:' || i.id AS ref, i.customer_id AS customer, i.inviter, i.companions, i.care,
      (SELECT p.number FROM event_pass p WHERE p.org_id = i.org_id AND p.invitation_id = i.id
       ORDER BY p.revoked_at IS NULL DESC, p.issued_at DESC LIMIT 1) AS number
    FROM invitation i WHERE i.org_id = ${tx.org} AND i.id = ANY(${idsOf(refs, 'invitation')})
    UNION ALL
    SELECT 'walk-in:' || w.id, w.customer_id, w.inviter, 0, '{}', w.card
    FROM walk_in w WHERE w.org_id = ${tx.org} AND w.id = ANY(${idsOf(refs, 'walk-in')})`.execute(tx);
  return rows;
}

const idsOf = (refs: readonly string[], kind: string): string[] =>
  refs.filter((ref) => ref.startsWith(`${kind}:`)).map((ref) => ref.slice(kind.length + 1));
