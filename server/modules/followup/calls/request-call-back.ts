import type { z } from 'zod';
import type { callBackRequest } from '../../../../contract/followup.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { memberRef } from '../caller.ts';

/** Asks the consultant to call a non-buyer by a day (S003.3-17). Sent again it asks nothing more. */
export async function requestCallBack(
  tx: Transaction,
  { id, subject, day }: z.output<typeof callBackRequest>,
  caller: Caller,
  source: NewFact['source'] = 'web',
): Promise<void> {
  await record(tx, {
    id: `call-back-requested:${id}`,
    kind: 'call-back.requested',
    subject,
    actor: memberRef(caller),
    data: { day },
    source,
  });
}
