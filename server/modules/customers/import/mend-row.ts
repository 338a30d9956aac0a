import { sql } from 'kysely';
import type { ImportCounts, ImportField, ImportRow } from '../../../../contract/customer-import.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { organisation } from '../organisation.ts';
import { representatives } from '../people.ts';
import { lockImport } from './import-row.ts';
import { importRow, rowsOf } from './import-rows.ts';
import { countVerdicts } from './judging/count-verdicts.ts';
import { judge } from './judging/judge.ts';
import { markRefused } from './judging/read-and-judge.ts';
import { READ_COLUMNS, stageRows } from './judging/stage-rows.ts';
import { type ReadRow, readRow } from './reading/read-row.ts';

type Fields = Partial<Record<ImportField, string>>;

/**
 * Mends a bad row in place, or one mended before: its cells are read again, and it and every row that could be the
 * same person are judged anew.
 *
 * @throws Refusal `import.row` when there is no such row to mend
 */
export async function mendRow(
  tx: Transaction,
  importId: string,
  line: number,
  fields: Fields,
): Promise<{ row: ImportRow; counts: ImportCounts }> {
  const { choices } = await lockImport(tx, importId, 'verdicts');
  const stored = await rowsOf(tx, importId).selectAll().where('line', '=', line).executeTakeFirst();
  if (!stored || stored.typed === null) throw notToMend(line);
  const typed = { ...(stored.typed as Fields), ...fields };
  const members = Map.groupBy(await representatives(tx), ({ name }) => name);
  const read = readRow(line, typed, {
    importId,
    columns: choices.columns,
    consent: choices.consent,
    today: (await organisation(tx)).today,
    members: new Map([...members].map(([name, all]) => [name, all.map(({ id }) => id)])),
  });
  const kin = await kinOf(tx, importId, line, [
    read,
    { name: stored.name, phones: stored.phones.map((digits) => ({ digits })) },
  ]);
  await judgeAgain(tx, importId, { ...read, typed }, kin);
  await judge(tx, { importId, grants: choices.consent.grants, differences: choices.differences });
  await markRefused(tx, importId);
  return {
    row: (await importRow(tx, importId, line)) as ImportRow,
    counts: await countVerdicts(tx, importId),
  };
}

/** Lines of the list linked to these people by a name or a number, and those linked to them in turn. */
async function kinOf(
  tx: Transaction,
  importId: string,
  line: number,
  people: readonly { name: string; phones: readonly { digits: string }[] }[],
): Promise<number[]> {
  const names = new Set(people.map(({ name }) => name));
  const numbers = new Set(people.flatMap(({ phones }) => phones.map(({ digits }) => digits)));
  const lines = new Set<number>();
  for (let before = -1; before !== names.size + numbers.size; ) {
    before = names.size + numbers.size;
    const found = await rowsOf(tx, importId)
      .select(['line', 'name', 'phones'])
      .where('line', '<>', line)
      .where('verdict', '<>', 'bad')
      .where((on) => on.or([on('name', 'in', [...names]), on(on.ref('phones'), '&&', on.val([...numbers]))]))
      .execute();
    for (const kin of found) {
      lines.add(kin.line);
      names.add(kin.name);
      for (const digits of kin.phones) numbers.add(digits);
    }
  }
  return [...lines];
}

async function judgeAgain(
  tx: Transaction,
  importId: string,
  row: ReadRow,
  kin: readonly number[],
): Promise<void> {
  await stageRows(tx, [row]);
  const columns = sql.join(READ_COLUMNS.map((column) => sql.ref(column)));
  await sql`
    INSERT INTO staged (${columns}) SELECT ${columns} FROM import_row
    WHERE org_id = ${tx.org} AND import_id = ${importId} AND line = ANY(${kin})`.execute(tx);
  await tx
    .deleteFrom('import_row')
    .where('org_id', '=', tx.org)
    .where('import_id', '=', importId)
    .where('line', 'in', [row.line, ...kin])
    .execute();
}

const notToMend = (line: number) =>
  new Refusal('import.row', 404, { zh: `第 ${line} 行不是有问题的行`, en: `Line ${line} is not a bad row` });
