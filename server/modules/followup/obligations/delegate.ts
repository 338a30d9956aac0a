import type { z } from 'zod';
import type { delegated, delegation } from '../../../../contract/owing.ts';
import { clausesFor, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { memberRef } from '../caller.ts';
import { obligationsById } from '../calls/named.ts';
import type { Owed } from '../today/open-obligations.ts';
import { keepNote } from './note.ts';

type Given = z.output<typeof delegation>;

/**
 * Hands duties to somebody else: their dues stay, and the customers stay whose they are. Each line answers for
 * itself.
 *
 * @throws Refusal `delegation.holder`, `obligation.unknown`
 */
export async function delegate(
  tx: Transaction,
  given: Given,
  caller: Caller,
): Promise<z.infer<typeof delegated>> {
  await expectAtWork(tx, given.to);
  const named = await obligationsById(tx, await clausesFor(tx), given.obligations);
  const open = named.filter(({ state }) => state === 'open');
  const to = `member:${given.to}`;
  const fresh: Owed[] = [];
  for (const one of open) {
    const note = {
      id: `${given.id}:${one.id}`,
      what: 'delegated' as const,
      words: given.reason,
      from: one.holder,
      to,
      by: caller.member,
    };
    if (one.holder !== to && (await keepNote(tx, one, note))) fresh.push(one);
  }
  await record(
    tx,
    fresh.map((one) => ({
      id: `delegated:${given.id}:${one.id}`,
      kind: 'obligation.delegated',
      subject: one.subject,
      refs: { obligation: `obligation:${one.id}` },
      actor: memberRef(caller),
      data: { to, reason: given.id },
    })),
  );
  return {
    moved: open.map(({ id }) => id),
    refused: named
      .filter(({ state }) => state !== 'open')
      .map(({ id }) => ({
        obligation: id,
        says: { zh: '已经结束,不用转交', en: 'It has ended; nothing to hand over' },
      })),
  };
}

async function expectAtWork(tx: Transaction, member: string): Promise<void> {
  const row = await tx
    .selectFrom('member')
    .select('state')
    .where('org_id', '=', tx.org)
    .where('id', '=', member)
    .executeTakeFirst();
  if (row?.state === 'active') return;
  throw new Refusal('delegation.holder', 422, { zh: '没有这位在职员工', en: 'Nobody of that id works here' });
}
