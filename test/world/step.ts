import type { Transaction } from '../../server/platform/database.ts';
import type { World } from './the-world.ts';

/** One thing that happens in the week, at its minute. */
export interface Step {
  /** `2026-03-10T10:12` on the week's own calendar. */
  moment: string;
  does(world: World): Promise<unknown>;
}

/** The printed number of a form or a file. */
export async function numberOf(
  tx: Transaction,
  table: 'survey' | 'customer_file',
  id: string,
): Promise<string> {
  const { number } = await tx
    .selectFrom(table)
    .select('number')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return number;
}
