import type { ClauseSet, Ref, Sheet, Value } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';

export interface EntryRow {
  id: string;
  clause: string;
  n: number;
  subject: Ref;
  filled_by: string;
  filled_at: Date;
  filled: Readonly<Record<string, Value>>;
  attachments: readonly string[];
}

const rows = (tx: Transaction) =>
  tx
    .selectFrom('sheet_entry')
    .select(['id', 'clause', 'n', 'subject', 'filled_by', 'filled_at', 'filled', 'attachments'])
    .where('org_id', '=', tx.org);

const entry = (row: { filled: unknown }): EntryRow => row as unknown as EntryRow;

export const entriesBy = async (tx: Transaction, member: string): Promise<EntryRow[]> =>
  (await rows(tx).where('filled_by', '=', member).orderBy('filled_at', 'desc').limit(60).execute()).map(
    entry,
  );

export const entriesOf = async (tx: Transaction, ids: readonly string[]): Promise<EntryRow[]> =>
  ids.length === 0 ? [] : (await rows(tx).where('id', 'in', ids).execute()).map(entry);

export const entriesAbout = async (tx: Transaction, subject: Ref): Promise<EntryRow[]> =>
  (await rows(tx).where('subject', '=', subject).orderBy('filled_at').execute()).map(entry);

/** The sheet as it was when it was filled in. */
export function sheetOf(set: ClauseSet, { clause, n }: Pick<EntryRow, 'clause' | 'n'>) {
  const version = set.byVersion.get(`${clause}#${n}`)?.version;
  if (version?.body.form !== 'sheet') throw new Error(`${clause}#${n} is no sheet`);
  return { body: version.body as Sheet, pack: version.pack };
}
