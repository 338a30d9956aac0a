import type { ImportChoices, ImportField, ImportLook } from '../../../../contract/customer-import.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { organisation } from '../organisation.ts';
import { representatives } from '../people.ts';
import { keepFile } from './file-pieces.ts';
import { LIMITS } from './reading/limits.ts';
import { type Unreadable, UnreadableFile } from './reading/unreadable-file.ts';
import { runWorker } from './run-worker.ts';

export interface Upload {
  id: string;
  org: string;
  fileName: string;
  stream: AsyncIterable<Buffer>;
  /** Member id. */
  by: string;
}

/**
 * Takes a file in and looks at its columns. The same id again is the same upload: it is answered, not done twice.
 *
 * @throws Refusal `import.file.…` with what is wrong and what to do; nothing of the file stays
 */
export async function uploadList(db: Database, upload: Upload): Promise<void> {
  const { id, org } = upload;
  const fresh = await db.inOrganisation(org, (tx) =>
    tx
      .insertInto('import_list')
      .values(listRow(upload, tx.clock.now()))
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst(),
  );
  if (!fresh) return;
  try {
    const bytes = await keepFile(db, upload, MOST);
    if (bytes > MOST)
      throw fileRefusal(new UnreadableFile('too-large', { limit: LIMITS.fileMegabytes }).what);
    await db.inOrganisation(org, (tx) => update(tx, id).set({ bytes }).execute());
    await lookAgain(db, org, id, {});
  } catch (error) {
    await db.inOrganisation(org, (tx) =>
      tx.deleteFrom('import_list').where('org_id', '=', org).where('id', '=', id).execute(),
    );
    throw error;
  }
}

const MOST = LIMITS.fileMegabytes * 1_048_576;
const update = (tx: Transaction, id: string) =>
  tx.updateTable('import_list').where('org_id', '=', tx.org).where('id', '=', id);

/** An import at its beginning. */
export const listRow = ({ id, fileName, by }: Pick<Upload, 'id' | 'fileName' | 'by'>, now: number) => ({
  id,
  file_name: fileName.slice(0, 200),
  format: 'csv',
  bytes: 0,
  look: '{}',
  choices: '{}',
  state: 'columns',
  made_by: by,
  made_at: new Date(now),
});

/**
 * Looks at the file with another sheet, or other headings, than were found by themselves.
 *
 * @throws Refusal `import.file.…`
 */
export async function lookAgain(
  db: Database,
  org: string,
  importId: string,
  given: { sheet?: string | null; headingLine?: number },
) {
  const [today, members] = await db.inOrganisation(org, async (tx) => [
    (await organisation(tx)).today,
    (await representatives(tx)).map(({ name }) => name),
  ]);
  const outcome = await runWorker<ImportLook>(db, { look: { org, importId, today, members, ...given } });
  if ('unreadable' in outcome) throw fileRefusal(outcome.unreadable);
  const look = outcome.answer;
  await db.inOrganisation(org, (tx) =>
    update(tx, importId)
      .set({ look: JSON.stringify(look), choices: JSON.stringify(firstChoices(look)), format: look.format })
      .where('state', '=', 'columns')
      .execute(),
  );
}

/** Guesses for a beginning. Consent is never guessed: without a source nobody on the list is called. */
export function firstChoices({ sheet, headingLine, columns }: ImportLook): ImportChoices {
  const guesses: (ImportField | null)[] = columns.map(({ guess }) => guess);
  const named = guesses.includes('consent');
  return {
    sheet,
    headingLine,
    columns: guesses,
    consent: {
      basis: named ? 'column' : 'none',
      source: 'survey-form',
      note: '',
      proof: null,
      grants: named ? CALLS : [],
    },
    differences: 'keep',
  };
}

const CALLS: ImportChoices['consent']['grants'] = [
  { purpose: 'selling', channel: 'phone' },
  { purpose: 'service', channel: 'phone' },
];

export const fileRefusal = ({ code, says, mend }: Unreadable): Refusal =>
  new Refusal(`import.file.${code}`, code === 'too-large' ? 413 : 422, says, { mend });
