import type { z } from 'zod';
import type { approval, approvals as approvalsAnswer } from '../../../../contract/owing.ts';
import { type Fact, refId } from '../../../../kernel/index.ts';
import { clausesFor, factOf, type Named, namesOf, obligationOf, registry } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { openingReasons } from '../../customers/index.ts';
import { type Summary, summariesOf } from '../../policy/index.ts';
import { holdersOfCaller, memberRef } from '../caller.ts';
import { type Owed, withClause } from '../today/open-obligations.ts';
import { dueMeanwhile } from './due-meanwhile.ts';
import { factFigures } from './fact-figures.ts';

type Answer = z.infer<typeof approvalsAnswer>;
type Shown = z.infer<typeof approval>;

const LATELY = 30 * 86_400_000;

/** What waits for the caller's yes, and what became of what they asked for lately. */
export async function approvals(tx: Transaction, caller: Caller): Promise<Answer> {
  const set = await clausesFor(tx);
  const open = await tx
    .selectFrom('obligation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('holder', 'in', holdersOfCaller(caller))
    .where('state', '=', 'open')
    .where('noun', '=', 'approve')
    .orderBy('opens_at')
    .limit(200)
    .execute();
  const waiting = open.map((row) => withClause(set, obligationOf(row)));
  const own = await ownAsked(tx, caller);
  const facts = await askedFacts(tx, [...waiting.map(({ fact }) => fact), ...own.map(({ id }) => id)]);
  const shelf = await fill(tx, facts);
  const due = await dueMeanwhile(
    tx,
    set,
    waiting.flatMap(({ fact }) => facts.get(fact) ?? []),
  );
  const show = (id: string, one: Owed | null, fact: string): Shown => ({
    ...shown(shelf, id, one, fact),
    dueMeanwhile: one === null ? [] : [...(due.get(fact) ?? [])],
  });
  return {
    waiting: waiting.map((one) => show(one.id, one, one.fact)),
    mine: own.map(({ id, state }) => ({ ...show(id, null, id), state })),
  };
}

/** What the cards are written from, looked up once for all of them. */
interface Shelf {
  facts: ReadonlyMap<string, Fact>;
  name: (ref: string) => Named;
  reasons: ReadonlyMap<string, string>;
  summaries: ReadonlyMap<string, Summary>;
}

async function fill(tx: Transaction, facts: ReadonlyMap<string, Fact>): Promise<Shelf> {
  const all = [...facts.values()];
  return {
    facts,
    name: await namesOf(
      tx,
      all.flatMap(({ subject, actor }) => [subject, actor]),
    ),
    reasons: await openingReasons(tx, all.map(approvalOf)),
    summaries: await summariesOf(tx, [...facts.keys()]),
  };
}

function shown({ facts, name, reasons, summaries }: Shelf, id: string, one: Owed | null, fact: string) {
  const found = facts.get(fact);
  const { subject = '', actor = '', at = 0, data = {} as Fact['data'] } = found ?? {};
  // A request that is a fact by itself is asked for by being recorded
  const act = String(data.act ?? found?.kind ?? '');
  const summary = summaries.get(fact);
  const named = name(subject);
  return {
    id,
    act,
    title: registry().kinds.get(act)?.text ?? one?.body.text ?? { zh: act, en: act },
    subject: { ...named, open: summary?.open ?? named.open },
    asker: name(actor),
    askedAt: new Date(at).toISOString(),
    clause: String(data.clause ?? one?.clause ?? ''),
    whyYou: one?.body.text ?? { zh: '', en: '' },
    onYes: { zh: '准许这一次', en: 'It may be done' },
    onNo: { zh: '不做,申请人会看到', en: 'It is not done, and the asker is told' },
    left: null,
    reason: (found && reasons.get(approvalOf(found))) ?? '',
    filled: [...(summary?.lines ?? (found ? factFigures(found) : []))],
    figures: [...(summary?.figures ?? [])],
    until: one?.dueAt == null ? null : new Date(one.dueAt).toISOString(),
  };
}

const approvalOf = ({ refs }: Fact): string => refId(refs.approval ?? '');

async function askedFacts(tx: Transaction, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ReturnType<typeof factOf>>();
  const rows = await tx
    .selectFrom('fact')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, factOf(row)]));
}

/** What the caller asked for lately: still open, or answered. */
async function ownAsked(tx: Transaction, caller: Caller): Promise<{ id: string; state: string }[]> {
  const rows = await tx
    .selectFrom('fact')
    .select(['id'])
    .where('org_id', '=', tx.org)
    .where('actor', '=', memberRef(caller))
    .where('kind', '=', 'approval.asked')
    .where('at', '>=', new Date(tx.clock.now() - LATELY))
    .orderBy('at', 'desc')
    .limit(50)
    .execute();
  const answers = await answered(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id }) => ({ id, state: answers.get(id) ?? 'asked' }));
}

async function answered(tx: Transaction, facts: readonly string[]): Promise<Map<string, string>> {
  if (facts.length === 0) return new Map();
  const rows = await tx
    .selectFrom('obligation')
    .innerJoin('fact', (on) =>
      on.onRef('fact.org_id', '=', 'obligation.org_id').onRef('fact.id', '=', 'obligation.ended_by'),
    )
    .select(['obligation.fact_id', 'fact.kind'])
    .where('obligation.org_id', '=', tx.org)
    .where('obligation.fact_id', 'in', facts)
    .where('obligation.noun', '=', 'approve')
    .execute();
  const states = new Map<string, string>();
  for (const { fact_id, kind } of rows) {
    const state = kind === 'approval.refused' ? 'refused' : kind === 'approval.given' ? 'given' : 'ended';
    if (states.get(fact_id) !== 'refused') states.set(fact_id, state);
  }
  return states;
}
