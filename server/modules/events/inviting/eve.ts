import { sql } from 'kysely';
import type { Eve } from '../../../../contract/inviting.ts';
import { standing } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadEvent } from '../planning/event-row.ts';

/**
 * 会前会: what tomorrow's hall has to be ready for, in numbers and without anybody's name. Who came to a gathering
 * before is an old guest; whoever is invited counts, whether they have answered or not.
 */
export async function eveOf(tx: Transaction, event: string): Promise<Eve> {
  await loadEvent(tx, event);
  const guests = await guestsOf(tx, event);
  const yes = guests.filter(({ state }) => state === 'accepted');
  const old = guests.filter((guest) => guest.old).length;
  return {
    invited: guests.length,
    confirmed: yes.filter((guest) => guest.confirmed).length,
    reconfirmed: yes.filter((guest) => guest.reconfirmed).length,
    newcomers: guests.length - old,
    returning: old,
    companions: yes.reduce((sum, { companions }) => sum + companions, 0),
    care: tally(yes.flatMap(({ care }) => care)).map(([care, n]) => ({ care: care as 'hearing', guests: n })),
    stops: tally(
      yes
        .filter(({ stop }) => stop !== '')
        .flatMap(({ stop, companions }) => Array(1 + companions).fill(stop)),
    ).map(([stop, people]) => ({ stop, people })),
    speakers: await speakersOf(tx, event),
  };
}

interface Guest {
  state: string;
  confirmed: boolean;
  reconfirmed: boolean;
  companions: number;
  care: string[];
  stop: string;
  old: boolean;
}

async function guestsOf(tx: Transaction, event: string): Promise<Guest[]> {
  const { rows } = await sql<Guest>`
    SELECT i.state, i.confirmed_at IS NOT NULL AS confirmed, i.reconfirmed_at IS NOT NULL AS reconfirmed,
      i.companions, i.care, i.stop,
      EXISTS (SELECT FROM fact f WHERE f.org_id = i.org_id AND f.subject = 'customer:' || i.customer_id
        AND f.kind = 'guest.arrived' AND f.refs ->> 'event' <> ${`event:${event}`} AND ${standing}) AS old
    FROM invitation i
    WHERE i.org_id = ${tx.org} AND i.event_id = ${event} AND i.state IN ('invited', 'accepted')`.execute(tx);
  return rows;
}

/** How often each word stands there, the most frequent first. */
function tally(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

async function speakersOf(tx: Transaction, event: string): Promise<Eve['speakers']> {
  const rows = await tx
    .selectFrom('event_speaker')
    .select(['name', 'evidence'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const settled = await tx
    .selectFrom('event_settled')
    .select('item')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('item', '=', 'speakers')
    .executeTakeFirst();
  return {
    settled: settled !== undefined,
    who: rows.map(({ name, evidence }) => ({ name, paper: evidence !== null })),
  };
}
