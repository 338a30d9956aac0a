import { sql } from 'kysely';
import type { Bus } from '../../../../contract/bus.ts';
import type { Transaction } from '../../../platform/database.ts';
import { loadEvent } from '../planning/event-row.ts';

interface Rider {
  invitation: string;
  stop: string;
  name: string;
  last4: string | null;
  companions: number;
  boarded_at: Date | null;
  arrived: boolean;
}

/** Who said that they come by bus, stop by stop; counted with those they bring. */
export async function busOf(tx: Transaction, event: string): Promise<Bus> {
  const { ended_at } = await loadEvent(tx, event);
  const riders = await ridersOf(tx, event);
  const people = (some: readonly Rider[]) => some.reduce((sum, { companions }) => sum + 1 + companions, 0);
  return {
    stops: [...Map.groupBy(riders, ({ stop }) => stop)].map(([stop, here]) => ({
      stop,
      expected: people(here),
      aboard: people(here.filter(({ boarded_at }) => boarded_at !== null)),
      riders: here.map(({ invitation, name, last4, companions, boarded_at, arrived }) => ({
        invitation,
        name,
        last4: last4 ?? '',
        companions,
        boardedAt: boarded_at?.toISOString() ?? null,
        arrived,
      })),
    })),
    // Once it is over nobody is on the way to it
    onTheWay: ended_at ? 0 : people(riders.filter(({ boarded_at, arrived }) => boarded_at && !arrived)),
  };
}

async function ridersOf(tx: Transaction, event: string): Promise<Rider[]> {
  const { rows } = await sql<Rider>`
    SELECT i.id AS invitation, i.stop, i.companions, coalesce(c.name, '') AS name, f.at AS boarded_at,
      (SELECT p.last4 FROM customer_phone p WHERE p.org_id = c.org_id AND p.customer_id = c.id
        ORDER BY p.position LIMIT 1) AS last4,
      EXISTS (SELECT FROM scan s WHERE s.org_id = i.org_id AND s.event_id = i.event_id
        AND s.guest = 'invitation:' || i.id AND s.verdict = 'admitted') AS arrived
    FROM invitation i
    LEFT JOIN customer c ON c.org_id = i.org_id AND c.id = i.customer_id AND c.status <> 'erased'
    LEFT JOIN fact f ON f.org_id = i.org_id AND f.id = 'boarded:' || i.id
    WHERE i.org_id = ${tx.org} AND i.event_id = ${event} AND i.state = 'accepted' AND i.stop <> ''
    ORDER BY i.stop, c.pinyin, i.id`.execute(tx);
  return rows;
}
