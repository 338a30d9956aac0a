import type { Transaction } from '../../../platform/database.ts';
import { type House, lineManagerOf } from './line-manager.ts';

/** Who these members answer to, asked of the database once for all of them. */
export async function lineManagersOf(
  tx: Transaction,
  members: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const house = await loadHouse(tx, members);
  return new Map(members.map((member) => [member, lineManagerOf(house, member)]));
}

/** Only who can matter: the members asked about, those named as managers, leaders, and general managers. */
async function loadHouse(tx: Transaction, members: readonly string[]): Promise<House> {
  const departments = await tx.selectFrom('department').select(['id', 'parent_id', 'leader_id']).execute();
  const generalManagers = await holdersOf(tx, 'general-manager');
  const asked = await people(tx, members);
  const named = asked.flatMap(({ line_manager }) => line_manager ?? []);
  const leaders = departments.flatMap(({ leader_id }) => leader_id ?? []);
  const managers = await people(tx, [...new Set([...named, ...leaders, ...generalManagers])]);
  return {
    people: new Map(
      [...asked, ...managers].map((row) => [
        row.id,
        { department: row.department_id, lineManager: row.line_manager, active: row.state === 'active' },
      ]),
    ),
    departments: new Map(
      departments.map((row) => [row.id, { parent: row.parent_id, leader: row.leader_id }]),
    ),
    generalManagers,
  };
}

async function people(tx: Transaction, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('member')
    .select(['id', 'department_id', 'line_manager', 'state'])
    .where('id', 'in', ids)
    .execute();
}

/** Active members who hold a post now, the longest first. */
export async function holdersOf(tx: Transaction, post: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('post_holding as held')
    .innerJoin('member', (on) =>
      on.onRef('member.org_id', '=', 'held.org_id').onRef('member.id', '=', 'held.member_id'),
    )
    .select('member.id')
    .where('held.post', '=', post)
    .where('held.to_at', 'is', null)
    .where('member.state', '=', 'active')
    .orderBy('held.from_at')
    .orderBy('member.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Posts these people held at some time between two moments, also where they have left since. */
export async function postsOver(
  tx: Transaction,
  members: readonly string[],
  from: number,
  until: number,
): Promise<Map<string, string[]>> {
  if (members.length === 0) return new Map();
  const rows = await tx
    .selectFrom('post_holding')
    .select(['member_id', 'post'])
    .where('member_id', 'in', members)
    .where('from_at', '<', new Date(until))
    .where((on) => on.or([on('to_at', 'is', null), on('to_at', '>', new Date(from))]))
    .execute();
  const byMember = Map.groupBy(rows, ({ member_id }) => member_id);
  return new Map([...byMember].map(([id, held]) => [id, held.map(({ post }) => post)]));
}
