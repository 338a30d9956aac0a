import type { ImportChoices } from '../../../../contract/customer-import.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { lockImport } from './import-row.ts';
import { workedIn } from './undoing/worked.ts';

const DAY = 86_400_000;
/** Mistakes show on Monday. */
const UNDO_DAYS = 7;

/**
 * The columns are settled: rows are to be read and judged. Also from the verdicts, to choose otherwise.
 *
 * @throws Refusal `import.columns`, `import.consent`, `import.state`
 */
export async function chooseColumns(tx: Transaction, id: string, choices: ImportChoices): Promise<void> {
  await lockImport(tx, id, 'columns', 'verdicts', 'refused');
  expectColumns(choices);
  expectConsent(choices);
  await set(tx, id, { choices: JSON.stringify(choices), state: 'reading', says: null, ...from(tx, 0, 0) });
}

/** From the verdicts back to the columns. */
export async function backToColumns(tx: Transaction, id: string): Promise<void> {
  await lockImport(tx, id, 'verdicts', 'refused');
  await tx.deleteFrom('import_row').where('org_id', '=', tx.org).where('import_id', '=', id).execute();
  await set(tx, id, { state: 'columns', says: null, counts: '{}' });
}

/** The verdicts were seen: the good rows are to be written. Also after a stop. */
export async function writeList(tx: Transaction, id: string): Promise<void> {
  const { counts, state, done } = await lockImport(tx, id, 'verdicts', 'stopped');
  const { new: fresh, update } = counts as { new: number; update: number };
  if (fresh + update === 0) throw nothingToWrite();
  await set(tx, id, {
    state: 'writing',
    says: null,
    stop_asked: false,
    ...from(tx, state === 'stopped' ? done : 0, fresh + update),
  });
}

/** Stops writing after the batch that runs. What is written stays; it can be gone on with, or undone. */
export async function stopWriting(tx: Transaction, id: string): Promise<void> {
  await lockImport(tx, id, 'writing');
  await set(tx, id, { stop_asked: true });
}

/** Nothing of it was written: nothing of it stays. */
export async function dropImport(tx: Transaction, id: string): Promise<void> {
  await lockImport(tx, id, 'columns', 'reading', 'verdicts', 'refused');
  await tx.deleteFrom('import_list').where('org_id', '=', tx.org).where('id', '=', id).execute();
}

/**
 * Takes back what the list wrote, while nobody has worked with it.
 *
 * @throws Refusal `import.worked`, `import.undo-over`
 */
export async function undoImport(tx: Transaction, id: string): Promise<void> {
  const { undo_until, done } = await lockImport(tx, id, 'written', 'stopped');
  if (undo_until !== null && undo_until.getTime() <= tx.clock.now()) throw undoOver();
  const worked = await workedIn(tx, id);
  if (worked > 0) throw alreadyWorked(worked);
  await set(tx, id, { state: 'undoing', says: null, ...from(tx, 0, done) });
}

export const undoUntil = (now: number): Date => new Date(now + UNDO_DAYS * DAY);

const set = (tx: Transaction, id: string, values: Parameters<typeof update>[1]) =>
  update(tx, values).where('id', '=', id).execute();
const update = (tx: Transaction, values: Record<string, unknown>) =>
  tx.updateTable('import_list').set(values).where('org_id', '=', tx.org);
const from = (tx: Transaction, done: number, total: number) => ({
  done,
  total,
  step_since: new Date(tx.clock.now()),
  worked_until: '-infinity',
});

function expectColumns({ columns }: ImportChoices): void {
  const missing = (['name', 'phone'] as const).filter((field) => !columns.includes(field));
  if (missing.includes('name'))
    throw new Refusal(
      'import.columns',
      422,
      { zh: '没有选「姓名」列', en: 'No column is chosen for the name' },
      { mend: { zh: '指出哪一列是姓名', en: 'Say which column holds the name' } },
    );
  const once = ['name', 'gender', 'birth', 'district', 'area', 'owner', 'consent'] as const;
  const twice = once.find((field) => columns.filter((column) => column === field).length > 1);
  if (twice)
    throw new Refusal(
      'import.columns',
      422,
      { zh: '同一项选了两列', en: 'Two columns are chosen for one field' },
      {
        mend: {
          zh: '每项只留一列;电话和地址可以多列',
          en: 'Keep one column a field; only phones and addresses may have several',
        },
        details: { field: twice },
      },
    );
}

function expectConsent({ columns, consent }: ImportChoices): void {
  const says =
    consent.basis === 'column' && !columns.includes('consent')
      ? {
          zh: '选了「按列」授权,但没有授权来源这一列',
          en: 'Consent is to come from a column, but no column is chosen for it',
        }
      : consent.basis === 'file' && consent.note === '' && consent.proof === null
        ? {
            zh: '整表授权要写清来源:哪份登记表、哪场活动',
            en: 'Consent for the whole list needs its source: which form, which event',
          }
        : consent.basis !== 'none' && consent.grants.length === 0
          ? { zh: '授权要选用途和方式', en: 'Consent needs a purpose and a way of contact' }
          : null;
  if (says)
    throw new Refusal('import.consent', 422, says, {
      mend: {
        zh: '补上,或选「没有授权来源」:写入后不可主动联系',
        en: 'Complete it, or choose “no source”: nobody on the list may then be contacted',
      },
    });
}

const nothingToWrite = () =>
  new Refusal(
    'import.state',
    409,
    { zh: '没有可写入的行', en: 'There is no row to write' },
    { mend: { zh: '改好有问题的行,或换一个文件', en: 'Mend the bad rows, or choose another file' } },
  );

const undoOver = () =>
  new Refusal('import.undo-over', 409, {
    zh: '超过 7 天,不能整批撤销了',
    en: 'After 7 days an import cannot be undone as a whole',
  });

const alreadyWorked = (rows: number) =>
  new Refusal(
    'import.worked',
    409,
    {
      zh: `有 ${rows} 位已经有人跟进,不能整批撤销`,
      en: `${rows} of them have been worked with, so the import cannot be undone as a whole`,
    },
    {
      mend: { zh: '逐个更正或合并这些顾客', en: 'Correct or merge these customers one by one' },
      details: { rows },
    },
  );
