import type { Database, Transaction } from '../../../platform/database.ts';

/** Written and read in pieces, so that a large file is never whole in the server's own memory. */
const PIECE = 524_288;

/**
 * Each piece in a transaction of its own: a slow sender holds no connection.
 *
 * @returns how many bytes came; beyond `most` it stops
 */
export async function keepFile(
  db: Database,
  { org, id, stream }: { org: string; id: string; stream: AsyncIterable<Buffer> },
  most: number,
): Promise<number> {
  let [n, size, waiting] = [0, 0, [] as Buffer[]];
  const put = async () => {
    const piece = { import_id: id, n: n++, bytes: Buffer.concat(waiting) };
    waiting = [];
    await db.inOrganisation(org, (tx) => tx.insertInto('import_piece').values(piece).execute());
  };
  for await (const bytes of stream) {
    size += bytes.length;
    if (size > most) return size;
    waiting.push(bytes);
    if (waiting.reduce((sum, { length }) => sum + length, 0) >= PIECE) await put();
  }
  if (waiting.length > 0) await put();
  return size;
}

export async function loadFile(tx: Transaction, importId: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let n = 0; ; n++) {
    const piece = await tx
      .selectFrom('import_piece')
      .select('bytes')
      .where('org_id', '=', tx.org)
      .where('import_id', '=', importId)
      .where('n', '=', n)
      .executeTakeFirst();
    if (!piece) return Buffer.concat(pieces);
    pieces.push(piece.bytes);
  }
}

export async function dropFile(tx: Transaction, importId: string): Promise<void> {
  await tx
    .deleteFrom('import_piece')
    .where('org_id', '=', tx.org)
    .where('import_id', '=', importId)
    .execute();
}
