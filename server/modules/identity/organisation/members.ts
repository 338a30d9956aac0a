import { sql } from 'kysely';
import type { z } from 'zod';
import type { colleague, heldPost, MemberRow, PostCode } from '../../../../contract/identity.ts';
import type { Transaction } from '../../../platform/database.ts';
import { lineManagersOf } from './house.ts';
import { unknownMember } from './unknown.ts';

type HeldPost = z.infer<typeof heldPost>;

/** The administrator's list: everybody, those who left too, each with posts, manager and state of sign-in. */
export async function members(tx: Transaction): Promise<MemberRow[]> {
  const rows = await rowsOf(tx);
  const managers = await lineManagersOf(
    tx,
    rows.map(({ id }) => id),
  );
  const posts = await heldPosts(tx);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const manager = row.state === 'active' ? managers.get(row.id) : null;
    return {
      id: row.id,
      name: row.name,
      signInName: row.sign_in_name,
      phone: row.phone,
      posts: posts.get(row.id) ?? [],
      department: row.department_id === null ? null : { id: row.department_id, name: row.department ?? '' },
      ownLineManager: row.line_manager,
      lineManager: manager ? { id: manager, name: names.get(manager) ?? manager } : null,
      state: row.state as MemberRow['state'],
      joinedOn: row.joined_on,
      leavesAt: row.leaves_at?.toISOString() ?? null,
      signIn: row.has_password ? 'ready' : row.has_link ? 'linked' : 'none',
      revision: row.revision,
    };
  });
}

export async function oneMember(tx: Transaction, id: string): Promise<MemberRow> {
  const found = (await members(tx)).find((member) => member.id === id);
  if (!found) throw unknownMember();
  return found;
}

async function rowsOf(tx: Transaction) {
  const now = new Date(tx.clock.now());
  return tx
    .selectFrom('member')
    .leftJoin('department', (on) =>
      on.onRef('department.org_id', '=', 'member.org_id').onRef('department.id', '=', 'member.department_id'),
    )
    .selectAll('member')
    .select('department.name as department')
    .select([
      sql<boolean>`EXISTS (SELECT FROM credential c WHERE c.org_id = member.org_id AND c.member_id = member.id)`.as(
        'has_password',
      ),
      sql<boolean>`EXISTS (SELECT FROM sign_in_link l WHERE l.org_id = member.org_id AND l.member_id = member.id
        AND l.used_at IS NULL AND l.withdrawn_at IS NULL AND l.expires_at > ${now})`.as('has_link'),
    ])
    .orderBy('member.state')
    .orderBy('member.name')
    .execute();
}

/** Posts held now, by member. */
export async function heldPosts(tx: Transaction, member?: string): Promise<ReadonlyMap<string, HeldPost[]>> {
  const rows = await tx
    .selectFrom('post_holding as held')
    .innerJoin('post', (on) =>
      on.onRef('post.org_id', '=', 'held.org_id').onRef('post.code', '=', 'held.post'),
    )
    .select(['held.member_id', 'held.post', 'held.department_id', 'post.name_zh', 'post.name_en'])
    .where('held.to_at', 'is', null)
    .$if(member !== undefined, (q) => q.where('held.member_id', '=', member as string))
    .orderBy('post.rank', 'desc')
    .execute();
  const byMember = Map.groupBy(rows, ({ member_id }) => member_id);
  const shown = (row: (typeof rows)[number]): HeldPost => ({
    code: row.post as PostCode,
    name: { zh: row.name_zh, en: row.name_en },
    department: row.department_id,
  });
  return new Map([...byMember].map(([id, held]) => [id, held.map(shown)]));
}

/** Everybody who works here, for pickers: no phone, no sign-in name. */
export async function colleagues(tx: Transaction): Promise<z.infer<typeof colleague>[]> {
  const rows = (await rowsOf(tx)).filter(({ state }) => state === 'active');
  const posts = await heldPosts(tx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    posts: (posts.get(row.id) ?? []).map(({ code }) => code),
    department: row.department,
    joinedOn: row.joined_on,
    leavesAt: row.leaves_at?.toISOString() ?? null,
  }));
}
