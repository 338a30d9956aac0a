import type { ImportChoices, ImportLook, ImportState } from '../../../../contract/customer-import.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

/**
 * The import's own row, locked, so that two people do not decide it at once.
 *
 * @throws Refusal `import.unknown`, `import.state` when it is not in one of these states
 */
export async function lockImport(tx: Transaction, id: string, ...states: ImportState[]) {
  const row = await tx
    .selectFrom('import_list')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw unknownImport();
  const state = row.state as ImportState;
  if (states.length > 0 && !states.includes(state)) throw wrongState(state);
  return {
    ...row,
    state,
    look: row.look as unknown as ImportLook,
    choices: row.choices as unknown as ImportChoices,
  };
}

/** @throws Refusal `import.unknown` */
export async function expectImport(tx: Transaction, id: string): Promise<void> {
  await tx
    .selectFrom('import_list')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(unknownImport);
}

export const unknownImport = () =>
  new Refusal(
    'import.unknown',
    404,
    { zh: '没有这次导入', en: 'There is no such import' },
    { mend: { zh: '可能已经取消;重新选文件', en: 'It may have been cancelled; choose the file again' } },
  );

const NOW: Record<ImportState, { zh: string; en: string }> = {
  columns: { zh: '还在选列', en: 'its columns are being chosen' },
  reading: { zh: '正在读', en: 'it is being read' },
  verdicts: { zh: '还没写入', en: 'nothing is written yet' },
  writing: { zh: '正在写入', en: 'it is being written' },
  stopped: { zh: '写到一半停下了', en: 'it stopped half way' },
  written: { zh: '已经写入', en: 'it is written' },
  undoing: { zh: '正在撤销', en: 'it is being undone' },
  undone: { zh: '已经撤销', en: 'it is undone' },
  refused: { zh: '文件读不了', en: 'the file cannot be read' },
};

const wrongState = (state: ImportState) =>
  new Refusal(
    'import.state',
    409,
    { zh: `这次导入${NOW[state].zh},现在不能这样做`, en: `This cannot be done now: ${NOW[state].en}` },
    { details: { state } },
  );
