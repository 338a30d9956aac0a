import type { Entries } from '../../../../contract/sheets.ts';
import { clausesFor } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { entriesBy, sheetOf } from './entry-rows.ts';
import { sayFilled } from './say-values.ts';
import { sheetTitle, systemTitle } from './startable.ts';
import { stateOf, statesOf } from './state.ts';

/** What the caller handed in lately, and how it stands. */
export async function ownEntries(tx: Transaction, caller: Caller): Promise<Entries> {
  const set = await clausesFor(tx);
  const rows = await entriesBy(tx, caller.member);
  const states = await statesOf(
    tx,
    rows.map(({ id }) => `sheet.${id}`),
  );
  const entries = [];
  for (const row of rows) {
    const { body, pack } = sheetOf(set, row);
    const lines = await sayFilled(tx, body, row.filled);
    entries.push({
      id: row.id,
      title: sheetTitle(body),
      system: systemTitle(pack),
      at: row.filled_at.toISOString(),
      state: stateOf(states.get(`sheet.${row.id}`) ?? []),
      lines: lines.slice(0, 4),
    });
  }
  return { entries };
}
