import type { Transaction } from '../../../platform/database.ts';
import { unknownDepartment, unknownMember } from './unknown.ts';

type Named = readonly (string | null | undefined)[];

/** @throws Refusal `department.unknown` when one of these is no open department of this organisation. */
export async function expectDepartments(tx: Transaction, ids: Named): Promise<void> {
  const named = given(ids);
  if (named.length === 0) return;
  const found = await tx
    .selectFrom('department')
    .select('id')
    .where('id', 'in', named)
    .where('closed_at', 'is', null)
    .execute();
  if (found.length < named.length) throw unknownDepartment();
}

/** @throws Refusal `member.unknown` when one of these does not work here. */
export async function expectMembers(tx: Transaction, ids: Named): Promise<void> {
  const named = given(ids);
  if (named.length === 0) return;
  const found = await tx
    .selectFrom('member')
    .select('id')
    .where('id', 'in', named)
    .where('state', '=', 'active')
    .execute();
  if (found.length < named.length) throw unknownMember();
}

const given = (ids: Named): string[] => [...new Set(ids.filter((id): id is string => !!id))];
