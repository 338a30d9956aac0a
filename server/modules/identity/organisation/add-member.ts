import type { z } from 'zod';
import type { newMember } from '../../../../contract/identity.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { isoDay, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Hand } from './high-posts.ts';
import { holdPosts } from './hold-posts.ts';
import { expectDepartments, expectMembers } from './on-record.ts';
import { today } from './settings.ts';

export type NewMember = z.input<typeof newMember>;

/**
 * A person begins to work here. Sent again with the same id it changes nothing.
 *
 * @throws Refusal `member.sign-in-name-taken`, `department.unknown`, `member.unknown` for the line manager
 */
export async function addMember(tx: Transaction, given: NewMember, hand: Hand): Promise<void> {
  const holdings = (given.posts ?? []).map(({ post, department = null }) => ({ post, department }));
  await expectDepartments(tx, [given.department, ...holdings.map(({ department }) => department)]);
  await expectMembers(tx, [given.lineManager]);
  if (!(await insert(tx, given, hand.by))) return;
  const posts = await holdPosts(tx, given.id, holdings, hand);
  const facts = [joined(given), ...posts].map((fact) => ({ ...fact, actor: hand.by, source: hand.source }));
  await record(tx, facts);
}

async function insert(tx: Transaction, given: NewMember, by: Ref): Promise<boolean> {
  await expectFreeSignInName(tx, given.signInName ?? null, given.id);
  const inserted = await tx
    .insertInto('member')
    .values({
      id: given.id,
      name: given.name.trim(),
      sign_in_name: given.signInName?.trim().toLowerCase() ?? null,
      phone: given.phone ?? '',
      department_id: given.department ?? null,
      line_manager: given.lineManager ?? null,
      joined_on: given.joinedOn ?? isoDay(await today(tx)),
      created_at: new Date(tx.clock.now()),
      created_by: by,
    })
    .onConflict((oc) => oc.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

const joined = ({ id, department, lineManager }: NewMember) => ({
  kind: 'member.joined',
  subject: `member:${id}`,
  data: {
    ...(department && { department: `department:${department}` }),
    ...(lineManager && { line_manager: `member:${lineManager}` }),
  },
});

/** @throws Refusal `member.sign-in-name-taken` */
export async function expectFreeSignInName(
  tx: Transaction,
  name: string | null,
  member: string,
): Promise<void> {
  if (name === null) return;
  const other = await tx
    .selectFrom('member')
    .select('id')
    .where('sign_in_name', '=', name.trim().toLowerCase())
    .where('id', '<>', member)
    .executeTakeFirst();
  if (!other) return;
  throw new Refusal(
    'member.sign-in-name-taken',
    409,
    { zh: `登录名「${name}」已有人用`, en: `The sign-in name “${name}” is taken` },
    { mend: { zh: '换一个,比如加上部门或数字', en: 'Choose another, for example with a number' } },
  );
}
