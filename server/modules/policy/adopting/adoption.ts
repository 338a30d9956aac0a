import type { Dated, Pack, Value } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Choices } from '../packs/resolve.ts';

export interface Adopted {
  pack: string;
  n: number;
  from: string;
  to: string | null;
  body: Pack;
  choices: StoredChoices;
  sha256: string;
}

/** What was chosen on adopting, beside the values. */
export interface StoredChoices {
  variants: Record<string, string>;
  off: string[];
  /** How conflicts were decided, by their key: `both`, or the clause preferred. */
  conflicts: Record<string, string>;
}

/** The latest adoption of each pack that has not been retired by `day`. */
export async function adoptions(tx: Transaction, day: string): Promise<Adopted[]> {
  const rows = await tx
    .selectFrom('pack_adoption')
    .select(['pack', 'n', 'from_day', 'to_day', 'body', 'choices', 'sha256'])
    .where('org_id', '=', tx.org)
    .where((on) => on.or([on('to_day', 'is', null), on('to_day', '>', day)]))
    .orderBy('pack')
    .orderBy('n')
    .execute();
  const latest = new Map(rows.map((row) => [row.pack, row]));
  return [...latest.values()].map((row) => ({
    pack: row.pack,
    n: row.n,
    from: row.from_day,
    to: row.to_day,
    body: row.body as unknown as Pack,
    choices: row.choices as unknown as StoredChoices,
    sha256: row.sha256,
  }));
}

/** What the organisation set itself, by parameter and first day. */
export async function ownValues(tx: Transaction, pack: string): Promise<Record<string, Dated>> {
  const rows = await tx
    .selectFrom('parameter_value')
    .select(['parameter', 'from_day', 'value'])
    .where('org_id', '=', tx.org)
    .where('pack', '=', pack)
    .execute();
  const own: Record<string, Record<string, Value>> = {};
  for (const row of rows) {
    own[row.parameter] ??= {};
    (own[row.parameter] as Record<string, Value>)[row.from_day] = row.value as Value;
  }
  return own;
}

export const choicesOf = async (
  tx: Transaction,
  pack: string,
  { variants, off }: StoredChoices,
): Promise<Choices> => ({
  variants,
  off,
  own: await ownValues(tx, pack),
});
