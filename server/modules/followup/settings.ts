import type { Transaction } from '../../platform/database.ts';

/** How many calls a day a post is reckoned to manage. */
export interface Capacity {
  representative: number;
  consultant: number;
}

const CAPACITY: Capacity = { representative: 10, consultant: 12 };

export async function capacity(tx: Transaction): Promise<Capacity> {
  const row = await tx
    .selectFrom('followup_setting')
    .select('value')
    .where('org_id', '=', tx.org)
    .where('name', '=', 'capacity')
    .executeTakeFirst();
  return { ...CAPACITY, ...((row?.value ?? {}) as Partial<Capacity>) };
}

export const capacityOf = (posts: readonly string[], { consultant, representative }: Capacity): number =>
  posts.includes('consultant') ? consultant : representative;
