import type { CompiledQuery } from 'kysely';
import { clientOf, type OwnerTransaction } from './database.ts';

/**
 * Asks what everybody asks all day: each connection has the statement parsed once, and planned anew only while that
 * pays. The text must be the same every time, so a list of values goes in as one array.
 *
 * @param name of the statement; one name never stands for two texts
 */
export async function prepared<Row>(
  tx: OwnerTransaction,
  name: string,
  { sql, parameters }: CompiledQuery<Row>,
): Promise<Row[]> {
  const { rows } = await clientOf(tx).query({ name, text: sql, values: [...parameters] });
  return rows as Row[];
}
