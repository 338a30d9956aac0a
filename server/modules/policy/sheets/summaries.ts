import { clausesFor } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { entriesOf, sheetOf } from './entry-rows.ts';
import { figuresOf } from './figures.ts';
import { type Line, sayFilled } from './say-values.ts';

/** What somebody asked to say yes must be able to read: what was filled in, and the figures that decide. */
export interface Summary {
  open: string;
  lines: readonly Line[];
  figures: readonly Line[];
}

/** By fact, for those that a sheet recorded. */
export async function summariesOf(
  tx: Transaction,
  facts: readonly string[],
): Promise<ReadonlyMap<string, Summary>> {
  const ids = facts.filter((id) => id.startsWith('sheet.')).map((id) => id.slice('sheet.'.length));
  if (ids.length === 0) return new Map();
  const set = await clausesFor(tx);
  const rows = await entriesOf(tx, ids);
  const figures = await figuresOf(tx, facts);
  const found = new Map<string, Summary>();
  for (const row of rows) {
    const fact = `sheet.${row.id}`;
    const lines = await sayFilled(tx, sheetOf(set, row).body, row.filled);
    found.set(fact, {
      open: `/entries/${row.id}`,
      lines,
      figures: (figures.get(fact) ?? []).filter(({ says }) => says.zh.endsWith(' 元')),
    });
  }
  return found;
}
