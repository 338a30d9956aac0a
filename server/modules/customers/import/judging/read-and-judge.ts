import type { ImportChoices } from '../../../../../contract/customer-import.ts';
import type { Database, Transaction } from '../../../../platform/database.ts';
import { refusedAmong } from '../../consent/refused-number.ts';
import { loadFile } from '../file-pieces.ts';
import { LIMITS } from '../reading/limits.ts';
import { type OpenList, openList } from '../reading/open-list.ts';
import { type Reading, type ReadRow, readRow, typedIn } from '../reading/read-row.ts';
import { UnreadableFile } from '../reading/unreadable-file.ts';
import { countVerdicts } from './count-verdicts.ts';
import { judge } from './judge.ts';
import { stageRows } from './stage-rows.ts';

export interface ReadTask {
  importId: string;
  choices: ImportChoices;
  today: string;
  /** Members rows may be assigned to: name and id. */
  members: readonly { id: string; name: string }[];
}

export type Tell = (done: number, total: number) => void;

/**
 * Reads the whole file and gives every row its verdict, in one transaction: either all rows have one, or none is
 * there.
 *
 * @throws UnreadableFile when the file breaks off somewhere
 */
export const readAndJudge = (db: Database, org: string, task: ReadTask, tell: Tell): Promise<void> =>
  db.inOrganisation(org, async (tx) => judgeList(tx, await loadFile(tx, task.importId), task, tell));

/** The same in the caller's transaction. */
export async function judgeList(
  tx: Transaction,
  bytes: Buffer,
  task: ReadTask,
  tell: Tell = () => {},
): Promise<void> {
  const { importId, choices } = task;
  const list = await openList(bytes, choices.sheet);
  await tx.deleteFrom('import_row').where('org_id', '=', tx.org).where('import_id', '=', importId).execute();
  const count = await stageRows(tx, readRows(list, task, tell));
  if (count === 0) throw new UnreadableFile('no-rows');
  await judge(tx, { importId, grants: choices.consent.grants, differences: choices.differences });
  await markRefused(tx, importId);
  await countVerdicts(tx, importId);
  await tx
    .updateTable('import_list')
    .set({ state: 'verdicts', done: count, total: count })
    .where('org_id', '=', tx.org)
    .where('id', '=', importId)
    .execute();
}

async function* readRows(list: OpenList, task: ReadTask, tell: Tell): AsyncGenerator<ReadRow> {
  const { choices, importId, today } = task;
  const members = Map.groupBy(task.members, ({ name }) => name);
  const reading: Reading = {
    importId,
    columns: choices.columns,
    consent: choices.consent,
    today,
    members: new Map([...members].map(([name, all]) => [name, all.map(({ id }) => id)])),
  };
  let done = 0;
  for await (const { line, cells } of list.rows) {
    if (line <= choices.headingLine) continue;
    const typed = typedIn(cells, choices.columns);
    // A line whose mapped cells are all empty is a remark or a total below the list
    if (Object.keys(typed).length === 0) continue;
    if (++done > LIMITS.rows) throw new UnreadableFile('too-many-rows', { limit: LIMITS.rows });
    if (done % 1_000 === 0) tell(done, Math.max(done, list.about));
    yield readRow(line, typed, reading);
  }
}

/** A "no" outlives the person's record: a number that said it is not called because a list has it again. */
export async function markRefused(tx: Transaction, importId: string): Promise<void> {
  const fresh = () =>
    tx
      .selectFrom('import_row')
      .where('org_id', '=', tx.org)
      .where('import_id', '=', importId)
      .where('verdict', '=', 'new');
  const refused = await refusedAmong(tx, async () =>
    (await fresh().select('phones').execute()).flatMap(({ phones }) => phones),
  );
  if (refused.length === 0) return;
  await tx
    .updateTable('import_row')
    .set({ refused: true })
    .where('org_id', '=', tx.org)
    .where('import_id', '=', importId)
    .where('verdict', '=', 'new')
    .where((on) => on(on.ref('phones'), '&&', on.val(refused)))
    .execute();
}
