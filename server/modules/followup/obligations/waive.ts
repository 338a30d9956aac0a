import type { z } from 'zod';
import type { ended, waiver } from '../../../../contract/followup.ts';
import { clausesFor, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { memberRef } from '../caller.ts';
import { obligationsById } from '../calls/named.ts';
import { expectOpen } from './expect-open.ts';
import { keepNote } from './note.ts';

/**
 * 免做, with a reason. It stays on record that it was owed.
 *
 * @throws Refusal `obligation.unknown`, `followup.already-ended`
 */
export async function waive(
  tx: Transaction,
  id: string,
  given: z.output<typeof waiver>,
  caller: Caller,
): Promise<z.infer<typeof ended>> {
  const [one] = await obligationsById(tx, await clausesFor(tx), [id]);
  const answer = {
    id: given.id,
    obligation: id,
    says: { zh: `免做(${given.reason})`, en: `Waived: ${given.reason}` },
  };
  if (
    !one ||
    !(await keepNote(tx, one, { id: given.id, what: 'waived', words: given.reason, by: caller.member }))
  )
    return answer;
  expectOpen(one);
  await record(tx, {
    id: `waived:${given.id}`,
    kind: 'obligation.waived',
    subject: one.subject,
    refs: { obligation: `obligation:${id}` },
    actor: memberRef(caller),
    data: { reason: given.id },
  });
  return answer;
}
