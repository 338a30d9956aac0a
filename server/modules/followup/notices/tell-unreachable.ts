import { namesOf } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { lineManagersOf } from '../../identity/index.ts';
import { memberRef } from '../caller.ts';
import { dayKey, tell } from './tell.ts';

/** 联系不上 comes before the manager, who may ask the family, try another way, or let it rest. */
export async function tellUnreachable(
  tx: Transaction,
  caller: Caller,
  customer: string,
  attempts: number,
): Promise<void> {
  const manager = (await lineManagersOf(tx, [caller.member])).get(caller.member);
  if (!manager) return;
  const ref = `customer:${customer}`;
  const name = await namesOf(tx, [ref, memberRef(caller)]);
  await tell(tx, manager, {
    about: `unreachable/${customer}/${await dayKey(tx)}`,
    title: { zh: `联系不上:${name(ref).name}`, en: `Unreachable: ${name(ref).name}` },
    says: {
      zh: `${name(memberRef(caller)).name} 打了 ${attempts} 次没有接通`,
      en: `${name(memberRef(caller)).name} tried ${attempts} times in vain`,
    },
    open: name(ref).open,
    urgent: false,
  });
}
