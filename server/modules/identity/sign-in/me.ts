import type { Me } from '../../../../contract/identity.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { lineManagersOf } from '../organisation/house.ts';
import { heldPosts } from '../organisation/members.ts';
import { customerWordText } from '../organisation/settings.ts';
import type { Permissions } from '../permissions.ts';

/** Who am I, where, in which posts, and what may I do: all a screen must know to hide what is not mine. */
export async function whoAmI(tx: Transaction, caller: Caller, permissions: Permissions): Promise<Me> {
  const member = await mine(tx, caller.member);
  const organisation = await tx
    .selectFrom('organisation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const posts = (await heldPosts(tx, caller.member)).get(caller.member) ?? [];
  return {
    member: { id: member.id, name: member.name, signInName: member.sign_in_name },
    organisation: {
      id: organisation.org_id,
      name: organisation.name,
      zone: organisation.zone,
      region: organisation.region,
      languages: organisation.languages,
      customerWord: customerWordText(organisation.customer_word),
      fileMode: organisation.file_mode as Me['organisation']['fileMode'],
      demo: organisation.demo,
    },
    posts,
    department: member.department_id ? { id: member.department_id, name: member.department ?? '' } : null,
    lineManager: await lineManager(tx, caller.member),
    may: permissions.verbsOf(caller.posts),
    leavesAt: member.leaves_at?.toISOString() ?? null,
  };
}

const mine = (tx: Transaction, member: string) =>
  tx
    .selectFrom('member')
    .leftJoin('department', (on) =>
      on.onRef('department.org_id', '=', 'member.org_id').onRef('department.id', '=', 'member.department_id'),
    )
    .selectAll('member')
    .select('department.name as department')
    .where('member.id', '=', member)
    .executeTakeFirstOrThrow();

async function lineManager(tx: Transaction, member: string): Promise<Me['lineManager']> {
  const id = (await lineManagersOf(tx, [member])).get(member);
  if (!id) return null;
  const row = await tx.selectFrom('member').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
  return row ?? null;
}
