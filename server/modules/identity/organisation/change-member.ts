import type { z } from 'zod';
import type { memberChange } from '../../../../contract/identity.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectFreeSignInName } from './add-member.ts';
import type { Hand } from './high-posts.ts';
import { holdPosts } from './hold-posts.ts';
import { expectDepartments, expectMembers } from './on-record.ts';
import { unknownMember } from './unknown.ts';

type Change = z.infer<typeof memberChange>;
type Fact = Omit<NewFact, 'actor'>;

/**
 * Changes what is on record about a member. `revision` is the one the editor saw: of two people editing at once
 * the second is told, and nothing of the first is lost.
 *
 * @throws Refusal `member.unknown`, `member.changed-meanwhile`, `member.own-manager`, `member.last-administrator`
 */
export async function changeMember(tx: Transaction, id: string, change: Change, hand: Hand): Promise<void> {
  const before = await lock(tx, id, change.revision);
  await expectParts(tx, id, change);
  await tx
    .updateTable('member')
    .set({
      name: change.name,
      sign_in_name: change.signInName,
      phone: change.phone,
      department_id: change.department,
      line_manager: change.lineManager,
      revision: change.revision + 1,
    })
    .where('id', '=', id)
    .execute();
  const posts = change.posts === undefined ? [] : await holdPosts(tx, id, change.posts, hand);
  const facts = [...corrected(id, change), ...moved(id, before, change), ...posts];
  if (facts.length > 0)
    await record(
      tx,
      facts.map((fact) => ({ ...fact, actor: hand.by })),
    );
}

interface Before {
  department_id: string | null;
  line_manager: string | null;
}

async function lock(tx: Transaction, id: string, revision: number): Promise<Before> {
  const row = await tx
    .selectFrom('member')
    .select(['department_id', 'line_manager', 'revision'])
    .where('id', '=', id)
    .where('state', '=', 'active')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw unknownMember();
  if (row.revision !== revision)
    throw new Refusal(
      'member.changed-meanwhile',
      409,
      { zh: '别人刚刚改过这位员工的资料', en: 'Somebody else changed this member a moment ago' },
      { mend: { zh: '刷新后再改', en: 'Reload, then change it again' } },
    );
  return row;
}

async function expectParts(tx: Transaction, id: string, change: Change): Promise<void> {
  if (change.lineManager === id)
    throw new Refusal('member.own-manager', 422, {
      zh: '直接上级不能是本人',
      en: 'Nobody is their own line manager',
    });
  await expectDepartments(tx, [
    change.department,
    ...(change.posts ?? []).map(({ department }) => department),
  ]);
  await expectMembers(tx, [change.lineManager]);
  await expectFreeSignInName(tx, change.signInName ?? null, id);
}

/** Which particulars, never what they say: those are personal. */
function corrected(id: string, change: Change): Fact[] {
  const fields = { name: change.name, 'sign-in-name': change.signInName, phone: change.phone };
  const changed = Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : field));
  return changed.length === 0
    ? []
    : [{ kind: 'member.corrected', subject: `member:${id}`, data: { changed } }];
}

function moved(id: string, before: Before, change: Change): Fact[] {
  const department = change.department === undefined ? before.department_id : change.department;
  const manager = change.lineManager === undefined ? before.line_manager : change.lineManager;
  if (department === before.department_id && manager === before.line_manager) return [];
  const data = {
    ...(department && { department: `department:${department}` }),
    ...(manager && { line_manager: `member:${manager}` }),
  };
  return [{ kind: 'member.moved', subject: `member:${id}`, data }];
}
