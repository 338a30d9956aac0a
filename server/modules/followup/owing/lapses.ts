import { sql } from 'kysely';
import type { z } from 'zod';
import type { lapses as lapsesAnswer } from '../../../../contract/owing.ts';
import { clausesFor, epochDay, isoDay, namesOf, obligationOf, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { withClause } from '../today/open-obligations.ts';
import { titleOf } from '../today/titles.ts';

type Lapses = z.infer<typeof lapsesAnswer>;

/** `obligation:` is eleven letters; what follows is the id, by which the row is found. */
const ofDay = (tx: Transaction, from: number, to: number) =>
  tx
    .selectFrom('fact')
    .innerJoin('obligation', (on) =>
      on
        .onRef('obligation.org_id', '=', 'fact.org_id')
        .on('obligation.id', '=', sql<string>`substring(fact.refs ->> 'obligation', 12)`),
    )
    .selectAll('obligation')
    .where('fact.org_id', '=', tx.org)
    .where('fact.kind', '=', 'obligation.lapsed')
    .where('fact.at', '>=', new Date(from))
    .where('fact.at', '<', new Date(to));

/**
 * Everything that lapsed on a day, midnight to midnight, by who held it: one card, not eleven. What is due at the
 * end of a day lapses as the next begins, so it stands under the day on which somebody reads of it.
 */
export async function lapses(tx: Transaction, day?: string): Promise<Lapses> {
  const zone = await zoneHere(tx);
  const on = day === undefined ? zone.dayOf(tx.clock.now()) : epochDay(day);
  const set = await clausesFor(tx);
  const rows = await ofDay(tx, zone.at(on, 0), zone.at(on + 1, 0))
    .where('obligation.noun', '<>', 'hear-of-lapse')
    .execute();
  const late = rows
    .map((row) => withClause(set, obligationOf(row)))
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
  const name = await namesOf(
    tx,
    late.flatMap(({ holder, subject }) => [holder, subject]),
  );
  const groups = Map.groupBy(late, ({ holder }) => holder);
  return {
    day: isoDay(on),
    count: late.length,
    groups: [...groups].map(([holder, items]) => ({
      holder: name(holder),
      items: items.map((one) => ({
        obligation: one.id,
        title: titleOf(one, one.body),
        subject: name(one.subject),
        dueAt: new Date(one.dueAt ?? 0).toISOString(),
        clause: one.clause,
        doneAt: one.state === 'discharged' ? new Date(one.endedAt ?? 0).toISOString() : null,
      })),
    })),
  };
}
