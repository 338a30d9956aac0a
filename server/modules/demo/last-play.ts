import type { Database } from '../../platform/database.ts';

/** Kept apart from the play itself, which is all or nothing: that one began survives its being killed. */
export async function markBegun(db: Database): Promise<void> {
  const began = { began_at: new Date(db.clock.now()), ended_at: null };
  await db.asOwner((tx) =>
    tx
      .insertInto('demo_play')
      .values(began)
      .onConflict((on) => on.column('one').doUpdateSet(began))
      .execute(),
  );
}

export async function markEnded(db: Database): Promise<void> {
  await db.asOwner((tx) =>
    tx
      .updateTable('demo_play')
      .set({ ended_at: new Date(db.clock.now()) })
      .execute(),
  );
}

/** When the last play began that has not come to its end; null when it did, or none was begun. */
export async function unendedSince(db: Database): Promise<Date | null> {
  const row = await db.asOwner((tx) =>
    tx.selectFrom('demo_play').select('began_at').where('ended_at', 'is', null).executeTakeFirst(),
  );
  return row?.began_at ?? null;
}
