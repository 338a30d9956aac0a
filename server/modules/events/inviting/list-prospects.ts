import { sql } from 'kysely';
import type { z } from 'zod';
import type { candidates, prospects, prospectsAnswer } from '../../../../contract/inviting.ts';
import { standing } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import { queryGram } from '../../customers/index.ts';
import { loadGoing } from '../planning/event-row.ts';
import { arranges } from './invitation-row.ts';

type Answer = z.infer<typeof prospectsAnswer>;

/**
 * Who is to be asked. Somebody who does not want to be contacted, whose selling stands still, or whose number has
 * no source is left out by name; listing somebody twice changes nothing.
 */
export async function listProspects(
  tx: Transaction,
  event: string,
  given: z.output<typeof prospects>,
  caller: Caller,
): Promise<Answer> {
  await loadGoing(tx, event);
  const wanted = new Map(given.prospects.map(({ customer, inviter }) => [customer, inviter]));
  const people = await peopleOf(tx, [...wanted.keys()]);
  const left: Answer['left'] = [];
  const rows = [];
  for (const one of people) {
    const why = whyNot(one, caller);
    if (why) left.push({ customer: one.id, name: one.name, why });
    else rows.push({ ...one, inviter: wanted.get(one.id) ?? one.owner ?? caller.member });
  }
  for (const id of wanted.keys())
    if (!people.some((one) => one.id === id)) left.push({ customer: id, name: id, why: NOT_ON_RECORD });
  return { listed: await insert(tx, event, rows), left };
}

async function insert(
  tx: Transaction,
  event: string,
  rows: readonly { id: string; inviter: string }[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const now = tx.clock.now();
  const listed = await tx
    .insertInto('invitation')
    .values(
      rows.map(({ id, inviter }) => ({
        id: uuidv7(now),
        event_id: event,
        customer_id: id,
        inviter,
        state: 'listed',
        listed_at: new Date(now),
      })),
    )
    .onConflict((on) => on.columns(['org_id', 'event_id', 'customer_id']).doNothing())
    .returning('id')
    .execute();
  return listed.length;
}

interface Prospect {
  id: string;
  name: string;
  owner: string | null;
  refused: boolean;
  frozen: boolean;
}

async function peopleOf(tx: Transaction, ids: readonly string[]): Promise<Prospect[]> {
  const { rows } = await sql<Prospect>`
    SELECT c.id, c.name, c.owner,
      EXISTS (SELECT FROM contact_refusal r WHERE r.org_id = c.org_id AND r.customer_id = c.id AND r.purpose = 'selling'
        AND r.lifted_at IS NULL) AS refused,
      EXISTS (SELECT FROM selling_freeze f WHERE f.org_id = c.org_id AND f.customer_id = c.id
        AND f.lifted_at IS NULL) AS frozen
    FROM customer c
    WHERE c.org_id = ${tx.org} AND c.id = ANY(${ids}) AND c.status IN ('active', 'unreachable')`.execute(tx);
  return rows;
}

const NOT_ON_RECORD = { zh: '没有这位顾客', en: 'not on record' };

function whyNot(one: Prospect, caller: Caller): { zh: string; en: string } | null {
  if (one.refused) return { zh: '顾客免打扰', en: 'does not want to be contacted' };
  if (one.frozen) return { zh: '有事未了,暂停推广', en: 'selling stands still until a matter is settled' };
  if (one.owner !== null && one.owner !== caller.member && !arranges(caller))
    return { zh: '由别的同事负责', en: 'somebody else is responsible' };
  return null;
}

/** Whom one may still put on the list: own customers, or everybody's for whoever arranges; the last seen first. */
export async function candidatesFor(
  tx: Transaction,
  event: string,
  caller: Caller,
  typed = '',
): Promise<z.infer<typeof candidates>> {
  const theirs = arranges(caller) ? sql`true` : sql`c.owner = ${caller.member}`;
  const gram = queryGram(typed);
  const found =
    gram === null
      ? sql`true`
      : sql`c.id = ANY (ARRAY (SELECT g.customer_id FROM customer_gram g
          WHERE g.org_id = ${tx.org} AND g.gram = ${gram}))`;
  const { rows } = await sql<{
    customer: string;
    name: string;
    last4: string;
    came: number;
    bought: boolean;
    total: number;
  }>`
    SELECT c.id AS customer, c.name, coalesce((SELECT p.last4 FROM customer_phone p
        WHERE p.org_id = c.org_id AND p.customer_id = c.id ORDER BY p.position LIMIT 1), '') AS last4,
      (SELECT count(*)::int FROM fact f WHERE f.org_id = c.org_id AND f.subject = 'customer:' || c.id
        AND f.kind = 'guest.arrived' AND ${standing}) AS came,
      EXISTS (SELECT FROM sale_order o WHERE o.org_id = c.org_id AND o.customer_id = c.id) AS bought,
      count(*) OVER ()::int AS total
    FROM customer c
    WHERE c.org_id = ${tx.org} AND c.status = 'active' AND ${theirs} AND ${found}
      AND NOT EXISTS (SELECT FROM invitation i WHERE i.org_id = c.org_id AND i.event_id = ${event}
        AND i.customer_id = c.id)
      AND NOT EXISTS (SELECT FROM contact_refusal r WHERE r.org_id = c.org_id AND r.customer_id = c.id
        AND r.purpose = 'selling' AND r.lifted_at IS NULL)
      AND NOT EXISTS (SELECT FROM selling_freeze f WHERE f.org_id = c.org_id AND f.customer_id = c.id
        AND f.lifted_at IS NULL)
    ORDER BY c.last_contact_at DESC NULLS LAST, c.id LIMIT 300`.execute(tx);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
