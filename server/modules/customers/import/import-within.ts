import type { ImportChoices } from '../../../../contract/customer-import.ts';
import type { Transaction } from '../../../platform/database.ts';
import { organisation } from '../organisation.ts';
import { representatives } from '../people.ts';
import { finishWriting } from './finish.ts';
import { judgeList } from './judging/read-and-judge.ts';
import { lookAt } from './reading/look-at.ts';
import { firstChoices, listRow } from './upload-list.ts';
import { writeBatch } from './writing/write-batch.ts';

export interface WholeList {
  id: string;
  fileName: string;
  bytes: Buffer;
  /** Member id. */
  by: string;
  /** What is chosen otherwise than it is guessed. */
  choices?: Partial<ImportChoices>;
}

/**
 * A whole list in the caller's transaction, from file to customers, as somebody at a page would do it who takes every
 * guess: a company's history is told with it. The page itself goes by ImportWork, which shares the machine.
 *
 * @throws UnreadableFile
 */
export async function importWithin(
  tx: Transaction,
  { id, fileName, bytes, by, choices }: WholeList,
): Promise<void> {
  const [{ today }, members] = [await organisation(tx), await representatives(tx)];
  const look = await lookAt(bytes, { today, members: members.map(({ name }) => name) });
  const chosen = { ...firstChoices(look), ...choices };
  await tx
    .insertInto('import_list')
    .values({
      ...listRow({ id, fileName, by }, tx.clock.now()),
      bytes: bytes.length,
      format: look.format,
      look: JSON.stringify(look),
      choices: JSON.stringify(chosen),
    })
    .execute();
  await judgeList(tx, bytes, { importId: id, choices: chosen, today, members });
  const writing = {
    importId: id,
    consent: chosen.consent,
    now: new Date(tx.clock.now()),
    by: `member:${by}`,
  };
  while (await writeBatch(tx, writing));
  await finishWriting(tx, id, writing.by);
}
