import type { z } from 'zod';
import type { department, departmentChange, newDepartment } from '../../../../contract/identity.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Source } from './high-posts.ts';
import { expectDepartments, expectMembers } from './on-record.ts';
import { expectRegion } from './settings.ts';
import { unknownDepartment } from './unknown.ts';

export type Department = z.infer<typeof department>;
type Change = z.infer<typeof departmentChange>;

/** The tree as rows, open departments only. */
export async function departments(tx: Transaction): Promise<Department[]> {
  const rows = await tx
    .selectFrom('department')
    .leftJoin('member as leader', (on) =>
      on.onRef('leader.org_id', '=', 'department.org_id').onRef('leader.id', '=', 'department.leader_id'),
    )
    .select([
      'department.id',
      'department.name',
      'kind',
      'parent_id',
      'region',
      'leader_id',
      'leader.name as leader_name',
    ])
    .select((on) =>
      on
        .selectFrom('member')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('member.department_id', '=', 'department.id')
        .where('member.state', '=', 'active')
        .as('members'),
    )
    .where('closed_at', 'is', null)
    .orderBy('department.name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind as Department['kind'],
    parent: row.parent_id,
    leader: row.leader_id === null ? null : { id: row.leader_id, name: row.leader_name ?? row.leader_id },
    region: row.region,
    members: Number(row.members),
  }));
}

export async function openDepartment(
  tx: Transaction,
  given: z.input<typeof newDepartment>,
  by: Ref,
  source?: Source,
): Promise<void> {
  await expectParts(tx, given);
  const inserted = await tx
    .insertInto('department')
    .values({
      id: given.id,
      name: given.name.trim(),
      kind: given.kind ?? 'department',
      parent_id: given.parent ?? null,
      leader_id: given.leader ?? null,
      region: given.region ?? null,
    })
    .onConflict((oc) => oc.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted)
    await record(tx, { kind: 'department.opened', subject: `department:${given.id}`, actor: by, source });
}

/** @throws Refusal `department.unknown`, `department.circle`, `member.unknown` */
export async function changeDepartment(
  tx: Transaction,
  id: string,
  change: Change,
  by: Ref,
  source?: Source,
): Promise<void> {
  await expectDepartments(tx, [id]);
  await expectParts(tx, change);
  if (change.parent) await expectNoCircle(tx, id, change.parent);
  const changed = Object.keys(change).filter((name) => change[name as keyof Change] !== undefined);
  if (changed.length === 0) return;
  await tx
    .updateTable('department')
    .set({
      name: change.name,
      kind: change.kind,
      parent_id: change.parent,
      leader_id: change.leader,
      region: change.region,
    })
    .where('id', '=', id)
    .execute();
  await record(tx, {
    kind: 'department.changed',
    subject: `department:${id}`,
    actor: by,
    data: { changed },
    source,
  });
}

/** @throws Refusal `department.unknown`, `department.not-empty` */
export async function closeDepartment(tx: Transaction, id: string, by: Ref): Promise<void> {
  const all = await departments(tx);
  const one = all.find((department) => department.id === id);
  if (!one) throw unknownDepartment();
  if (one.members > 0 || all.some(({ parent }) => parent === id)) throw notEmpty(one.name);
  await tx
    .updateTable('department')
    .set({ closed_at: new Date(tx.clock.now()) })
    .where('id', '=', id)
    .execute();
  await record(tx, { kind: 'department.closed', subject: `department:${id}`, actor: by });
}

async function expectParts(tx: Transaction, { parent, leader, region }: Change): Promise<void> {
  await expectDepartments(tx, [parent]);
  await expectMembers(tx, [leader]);
  if (region) expectRegion(region);
}

async function expectNoCircle(tx: Transaction, id: string, parent: string): Promise<void> {
  const parents = new Map((await departments(tx)).map((one) => [one.id, one.parent]));
  for (let above: string | null | undefined = parent, steps = 0; above && steps < 64; steps++) {
    if (above === id)
      throw new Refusal('department.circle', 422, {
        zh: '部门不能放进它自己的下级里',
        en: 'A department cannot be placed under itself',
      });
    above = parents.get(above);
  }
}

const notEmpty = (name: string) =>
  new Refusal(
    'department.not-empty',
    409,
    { zh: `「${name}」里还有人或下级部门`, en: `There are still people or departments in “${name}”` },
    { mend: { zh: '先把他们调到别的部门', en: 'Move them to another department first' } },
  );
