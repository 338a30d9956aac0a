import type { Why } from '../../contract/ledger.ts';
import {
  type Because,
  explain,
  type Fact,
  type Obligation,
  type Ref,
  type Text,
} from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { clausesFor, clausesWhen } from './clauses-in-force.ts';
import { type Named, namesOf } from './names.ts';
import { registry } from './registry.ts';
import { clauseVersionOf, factOf, isoDay, knownOf, obligationOf } from './rows.ts';
import { lapsesTo, sayDue } from './say-due.ts';

/**
 * Why an obligation is owed: the clause as it was adopted, the facts, and the parts of its condition with the
 * values that decided. Recomputed from what was stored with the fact, so it says the same years later.
 *
 * @throws Refusal `obligation.unknown`, also for another organisation's and for one the reader may not see.
 */
export async function why(tx: Transaction, id: string, reader: Reader | null): Promise<Why> {
  const owed = await load(tx, id);
  if (reader && !mayRead(reader, owed)) throw unknown();
  const { fact, known, seq } = await loadFact(tx, owed.fact);
  const version = await loadVersion(tx, owed);
  const ended = owed.endedBy === null ? null : (await loadFact(tx, owed.endedBy)).fact;
  const facts = [
    { fact, role: 'opened' as const },
    ...(await redatings(tx, id)).map((moved) => ({ fact: moved, role: 'redated' as const })),
    ...(ended ? [{ fact: ended, role: 'ended' as const }] : []),
  ];
  const set = await clausesFor(tx);
  const refs = [
    owed.subject,
    owed.holder,
    lapsesTo(version.body, owed.slot),
    ...facts.map((f) => f.fact.actor),
  ];
  const name = await namesOf(tx, refs.filter((ref) => ref?.includes(':') === true) as string[]);
  return {
    obligation: shown(owed),
    subject: name(owed.subject),
    holder: name(owed.holder),
    clause: {
      id: owed.clause,
      n: owed.n,
      text: version.body.text,
      note: version.body.note ?? null,
      form: version.body.form,
      from: isoDay(version.from),
      pack: version.pack,
      rank: version.rank,
      parameters: version.params,
    },
    facts: facts.map(({ fact: f, role }) => ({ ...factShown(f), actor: name(f.actor), role })),
    because: explain(await clausesWhen(tx, seq), owed.clause, owed.n, fact, known).map(becauseShown),
    due: sayDue(set.place, owed, version.body),
    lapse: lapseShown(lapsesTo(version.body, owed.slot), name),
  };
}

/** Who asks; `null` is the system itself. `any`: may read what others owe. */
export interface Reader {
  member: string;
  posts: readonly string[];
  any: boolean;
}

const mayRead = ({ member, posts, any }: Reader, { holder, claimedBy }: Obligation): boolean =>
  any ||
  holder === `member:${member}` ||
  claimedBy === `member:${member}` ||
  posts.some((post) => holder === `post:${post}`);

const unknown = () =>
  new Refusal('obligation.unknown', 404, { zh: '没有这项待办', en: 'There is no such obligation' });

const becauseShown = ({ expression, value, holds, says }: Because) => ({
  expression,
  value,
  holds,
  says: says ?? { zh: expression, en: expression },
});

/** A post is named; a path such as `holder.line_manager` is the line manager of whoever holds it. */
function lapseShown(to: Ref | null, name: (ref: Ref) => Named): Text | null {
  if (to === null) return null;
  const who = to.includes(':') ? name(to) : null;
  return {
    zh: `逾期后告知${who?.name ?? '直接上级'}`,
    en: `if late, ${who ? (who.en ?? who.name) : 'the line manager'} is told`,
  };
}

export const factShown = (fact: Fact) => ({
  id: fact.id,
  kind: fact.kind,
  kindText: registry().kinds.get(fact.kind)?.text ?? { zh: fact.kind, en: fact.kind },
  at: iso(fact.at),
});

const iso = (at: number): string => new Date(at).toISOString();

const shown = (o: Obligation): Why['obligation'] => ({
  id: o.id,
  noun: o.noun,
  nth: o.nth,
  purpose: o.purpose,
  strength: o.strength,
  state: o.state,
  lapsed: o.lapsed,
  opensAt: iso(o.opensAt),
  countsFrom: iso(o.countsFrom),
  dueAt: o.dueAt === null ? null : iso(o.dueAt),
});

async function load(tx: Transaction, id: string): Promise<Obligation> {
  const row = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw unknown();
  return obligationOf(row);
}

async function loadFact(tx: Transaction, id: string) {
  const row = await tx
    .selectFrom('fact')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { fact: factOf(row), known: knownOf(row), seq: Number(row.seq) };
}

/** Where holidays that were published later gave it another day. */
async function redatings(tx: Transaction, id: string): Promise<Fact[]> {
  const rows = await tx
    .selectFrom('fact')
    .innerJoin('fact_ref', (on) =>
      on.onRef('fact_ref.org_id', '=', 'fact.org_id').onRef('fact_ref.fact_id', '=', 'fact.id'),
    )
    .selectAll('fact')
    .where('fact.org_id', '=', tx.org)
    .where('fact_ref.ref', '=', `obligation:${id}`)
    .where('fact.kind', '=', 'obligation.redated')
    .orderBy('fact.seq')
    .execute();
  return rows.map(factOf);
}

async function loadVersion(tx: Transaction, { clause, n }: Obligation) {
  const row = await tx
    .selectFrom('clause_version')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('clause', '=', clause)
    .where('n', '=', n)
    .executeTakeFirstOrThrow();
  return clauseVersionOf(row);
}
