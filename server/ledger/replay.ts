import type { Transaction } from '../platform/database.ts';
import { clausesFor } from './clauses-in-force.ts';
import { applyFact } from './record.ts';
import { factOf, knownOf } from './rows.ts';
import { Touched } from './touched.ts';
import { type Evaluated, writeOutcome } from './write.ts';

const BATCH = 1000;

/**
 * Throws away every finding, obligation and award of the organisation and makes them again from the facts, what
 * was known and the adopted clauses, in the order of recording. Must give the same rows; a test holds it to that.
 */
export async function replay(tx: Transaction): Promise<{ facts: number }> {
  for (const table of ['finding', 'obligation', 'award_entry'] as const)
    await tx.deleteFrom(table).where('org_id', '=', tx.org).execute();
  const set = await clausesFor(tx);
  let after = 0;
  let facts = 0;
  for (;;) {
    const rows = await nextFacts(tx, after);
    if (rows.length === 0) return { facts };
    const touched = await Touched.load(tx, rows.map(factOf));
    const steps: Evaluated[] = rows.map((row) => {
      const fact = factOf(row);
      const known = knownOf(row);
      return { fact, known, ...applyFact(set, fact, known, touched) };
    });
    await writeOutcome(tx, steps);
    after = Number(rows.at(-1)?.seq);
    facts += rows.length;
  }
}

const nextFacts = (tx: Transaction, after: number) =>
  tx
    .selectFrom('fact')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(BATCH)
    .execute();
