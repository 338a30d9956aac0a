import type { ClauseSet } from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { clausesAt } from './clauses-in-force.ts';
import { applyFact } from './record.ts';
import { factOf, knownOf } from './rows.ts';
import { type PlaceVersion, placeAt, placeVersions } from './time/place-version.ts';
import { Touched } from './touched.ts';
import { type Evaluated, writeOutcome } from './write.ts';

const BATCH = 1000;

/**
 * Throws away every finding, obligation and award of the organisation and makes them again from the facts, what
 * was known and the adopted clauses, in the order of recording, by the holidays and hours of each fact's time. Must
 * give the same rows; a test holds it to that.
 */
export async function replay(tx: Transaction): Promise<{ facts: number }> {
  for (const table of ['finding', 'obligation', 'award_entry'] as const)
    await tx.deleteFrom(table).where('org_id', '=', tx.org).execute();
  const places = await placeVersions(tx);
  const sets = new Map<PlaceVersion, ClauseSet>();
  for (const place of places) sets.set(place, await clausesAt(tx, place));
  let after = 0;
  let facts = 0;
  for (;;) {
    const rows = await nextFacts(tx, after);
    if (rows.length === 0) return { facts };
    const touched = await Touched.load(tx, rows.map(factOf));
    const steps: Evaluated[] = rows.map((row) => {
      const fact = factOf(row);
      const known = knownOf(row);
      const set = sets.get(placeAt(places, Number(row.seq))) as ClauseSet;
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
