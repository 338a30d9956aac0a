import {
  type ClauseVersion,
  compile,
  evaluate,
  type Fact,
  type Known,
  type Obligation,
  type Pack,
} from '../../../../kernel/index.ts';
import { ask, clausesFor, factOf, registry } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { withKinds } from '../packs/check-pack.ts';

const DAYS = 28;
const DAY = 86_400_000;
const MOST_FACTS = 20_000;

export interface PersonLoad {
  holder: string;
  nags: number;
  checklists: number;
  perDay: number;
  /** The fullest day, by the day things fall due. */
  most: number;
}

export interface Load {
  days: number;
  facts: number;
  people: PersonLoad[];
}

/**
 * What a pack would have asked of whom over the last four weeks: its clauses, carried out on the facts recorded
 * then with the answers stored with them. What nobody asked then is asked now, so the figure is approximate.
 */
export async function loadOf(tx: Transaction, pack: Pack, resolved: readonly ClauseVersion[]): Promise<Load> {
  const facts = await recentFacts(tx);
  const { place } = await clausesFor(tx);
  const always = resolved.map((one) => ({ ...one, from: 0, to: null }));
  const { set } = compile(always, withKinds(registry().vocabulary, pack), place);
  const now = await ask(
    tx,
    set,
    facts.map(({ fact }) => fact),
    [],
  );
  const opened = facts.flatMap(({ fact, known }) =>
    evaluate(set, fact, merged(now, known), []).changes.flatMap((change) =>
      change.change === 'opened' ? [change.obligation] : [],
    ),
  );
  return { days: DAYS, facts: facts.length, people: byPerson(opened) };
}

interface Recorded {
  fact: Fact;
  known: Known;
}

const merged = (now: Known, then: Known): Known => {
  const both: Record<string, Known[string]> = { ...now };
  for (const [ref, answers] of Object.entries(then)) both[ref] = { ...both[ref], ...answers };
  return both;
};

async function recentFacts(tx: Transaction): Promise<Recorded[]> {
  const rows = await tx
    .selectFrom('fact')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('at', '>=', new Date(tx.clock.now() - DAYS * DAY))
    .where('kind', 'not in', ['obligation.lapsed', 'obligation.discharged'])
    .orderBy('seq')
    .limit(MOST_FACTS)
    .execute();
  return rows.map((row) => ({ fact: factOf(row), known: row.known as Known }));
}

function byPerson(opened: readonly Obligation[]): PersonLoad[] {
  return [...Map.groupBy(opened, (one) => one.holder)]
    .map(([holder, owed]) => {
      const nags = owed.filter(({ strength }) => strength === 'nag');
      const days = Map.groupBy(nags, (one) => Math.floor((one.dueAt ?? one.opensAt) / DAY));
      return {
        holder,
        nags: nags.length,
        checklists: owed.length - nags.length,
        perDay: Math.round((nags.length * 10) / DAYS) / 10,
        most: Math.max(0, ...[...days.values()].map((list) => list.length)),
      };
    })
    .sort((a, b) => b.nags - a.nags || (a.holder < b.holder ? -1 : 1));
}
