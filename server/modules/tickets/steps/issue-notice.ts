import type { z } from 'zod';
import type { ticketNotice } from '../../../../contract/tickets.ts';
import { record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { copies } from '../facts.ts';
import { refsOf, ticketRef } from '../ticket-row.ts';
import { takeStep } from './step.ts';

/** 服务通知单一式三联: printed once, and each part goes where it says. */
export async function issueNotice(
  tx: Transaction,
  ticket: string,
  given: z.output<typeof ticketNotice>,
  caller: Caller,
) {
  const standing = await takeStep(tx, ticket, caller, () => ({
    id: given.id,
    what: 'notice',
    kind: 'notice.issued',
  }));
  if (!standing) return;
  const { row } = standing;
  await record(
    tx,
    Object.keys(copies)
      .filter((copy) => given.delivered.includes(copy as never))
      .map((copy) => ({
        id: `notice-${copy}.${given.id}`,
        kind: 'notice.delivered',
        subject: ticketRef(row),
        refs: refsOf(row),
        actor: `member:${caller.member}`,
        data: { to: copy },
      })),
  );
}
