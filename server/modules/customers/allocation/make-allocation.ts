import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Doer } from '../doer.ts';
import { candidates } from './candidates.ts';
import { propose, type Unassigned } from './propose.ts';

export interface NewAllocation {
  id: string;
  /** Forms handed in, customers without an owner, or a leaver's. */
  cause: 'survey' | 'unowned' | 'leaving';
  leaver?: string;
}

const MOST = 2000;

/** Proposes who becomes responsible for whom, with the reason of each; nothing moves until it is confirmed. */
export async function makeAllocation(tx: Transaction, given: NewAllocation, by: Doer): Promise<string> {
  const rows = await unassigned(tx, given);
  if (rows.length === 0) throw nothingToAllocate();
  const proposals = propose(rows, await candidates(tx, given.leaver), await newMemberShare(tx));
  const made = await tx
    .insertInto('allocation')
    .values({
      id: given.id,
      cause: given.cause,
      leaver: given.leaver ?? null,
      made_by: by.ref,
      made_at: new Date(tx.clock.now()),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return given.id;
  await tx
    .insertInto('allocation_row')
    .values(
      proposals.map((row) => ({
        allocation_id: given.id,
        customer_id: row.customer,
        survey_id: row.survey,
        proposed: row.proposed,
        clause: row.clause,
        reasons: JSON.stringify(row.reasons),
      })),
    )
    .execute();
  return given.id;
}

function unassigned(tx: Transaction, { cause, leaver }: NewAllocation): Promise<Unassigned[]> {
  if (cause === 'survey') return formsHandedIn(tx);
  return customersWithout(tx, cause === 'leaving' ? (leaver ?? '') : null);
}

const formsHandedIn = (tx: Transaction): Promise<Unassigned[]> =>
  tx
    .selectFrom('survey')
    .innerJoin('customer', (join) =>
      join.onRef('customer.org_id', '=', 'survey.org_id').onRef('customer.id', '=', 'survey.customer_id'),
    )
    .select(['customer.id as customer', 'customer.area', 'survey.id as survey'])
    .select(sql<string>`coalesce(survey.signed_by, survey.started_by)`.as('collector'))
    .distinctOn('customer.id')
    .where('survey.org_id', '=', tx.org)
    .where('survey.state', '=', 'handed-in')
    .where('customer.status', 'in', ['active', 'unreachable'])
    .orderBy('customer.id')
    .orderBy('survey.handed_in_at')
    .limit(MOST)
    .execute();

const customersWithout = (tx: Transaction, owner: string | null): Promise<Unassigned[]> =>
  tx
    .selectFrom('customer')
    .select(['id as customer', 'area'])
    .select([sql<null>`NULL`.as('collector'), sql<null>`NULL`.as('survey')])
    .where('org_id', '=', tx.org)
    .where('status', 'in', ['active', 'unreachable'])
    .where((on) => (owner === null ? on('owner', 'is', null) : on('owner', '=', owner)))
    .orderBy('created_at')
    .orderBy('id')
    .limit(MOST)
    .execute();

/** The share as adopted with S003.2-12; until the blank is filled, the usual one. */
async function newMemberShare(tx: Transaction): Promise<number> {
  const row = await tx
    .selectFrom('clause_version')
    .select('params')
    .where('org_id', '=', tx.org)
    .where('clause', '=', 'S003.2-12')
    .where('to_day', 'is', null)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  const share = (row?.params as { new_member_share?: unknown } | undefined)?.new_member_share;
  return typeof share === 'number' ? share : USUAL_SHARE;
}

const USUAL_SHARE = 10;

const nothingToAllocate = () =>
  new Refusal('allocation.nothing', 409, {
    zh: '没有需要分配的顾客',
    en: 'There is nobody to allocate',
  });
