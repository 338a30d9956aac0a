import type { Why } from '../../contract/ledger.ts';
import type { Fact, Obligation } from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { namesOf } from './names.ts';
import { registry } from './registry.ts';
import { clauseVersionOf, factOf, isoDay, knownOf, obligationOf } from './rows.ts';

/**
 * Why an obligation is owed: the clause as it was adopted, the facts, and the parts of its condition with the
 * values that decided. Recomputed from what was stored with the fact, so it says the same years later.
 *
 * @throws Refusal `obligation.unknown`, also for another organisation's and for one the reader may not see.
 */
export async function why(tx: Transaction, id: string, reader: Reader | null): Promise<Why> {
  const owed = await load(tx, id);
  if (reader && !mayRead(reader, owed)) throw unknown();
  const { fact } = await loadFact(tx, owed.fact);
  const version = await loadVersion(tx, owed);
  const ended = owed.endedBy === null ? null : (await loadFact(tx, owed.endedBy)).fact;
  const facts = [
    { fact, role: 'opened' as const },
    ...(ended ? [{ fact: ended, role: 'ended' as const }] : []),
  ];
  const name = await namesOf(tx, [owed.subject, owed.holder, ...facts.map((f) => f.fact.actor)]);
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
    because: [],
    due: { zh: '', en: '' },
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
  return { fact: factOf(row), known: knownOf(row) };
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
