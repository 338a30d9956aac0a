import { sql } from 'kysely';
import { PLAY } from '../../../contract/demo.ts';
import type { Database, OwnerTransaction } from '../../platform/database.ts';

/**
 * The company of the last play goes, with everything in it: what refers is removed before what it refers to. No
 * other organisation's row is touched, and a company that is not marked as a demo would stay.
 */
export async function removePlay(db: Database): Promise<void> {
  await db.asOwner(async (tx) => {
    const { rows } = await sql`SELECT FROM organisation WHERE org_id = ${PLAY} AND demo FOR UPDATE`.execute(
      tx,
    );
    if (rows.length === 0) return;
    // The one circle: a department is led by a member, who belongs to a department
    await sql`UPDATE department SET leader_id = NULL WHERE org_id = ${PLAY}`.execute(tx);
    for (const table of await inOrder(tx))
      await sql`DELETE FROM ${sql.table(table)} WHERE org_id = ${PLAY}`.execute(tx);
  });
}

/** Every table of tenants, those that refer to others first. */
async function inOrder(tx: OwnerTransaction): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`.execute(tx);
  const { rows: keys } = await sql<{ child: string; parent: string }>`
    SELECT DISTINCT child.relname AS child, parent.relname AS parent FROM pg_constraint k
    JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
    WHERE k.contype = 'f' AND child.relnamespace = 'public'::regnamespace AND child.oid <> parent.oid
      AND NOT (child.relname = 'department' AND parent.relname = 'member')`.execute(tx);
  const left = new Set(tables.map(({ name }) => name));
  const ordered: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter(
      (name) => !keys.some(({ child, parent }) => parent === name && left.has(child)),
    );
    if (free.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...left].join(', ')}`);
    for (const name of free) left.delete(name);
    ordered.push(...free);
  }
  return ordered;
}
