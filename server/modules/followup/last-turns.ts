import { sql } from 'kysely';
import { lastTurn } from '../../../kernel/index.ts';
import type { Answer } from '../../ledger/index.ts';

/** Whose turn a clause said it was last, as its finding keeps it: handing the duty on changes no rota. */
const answer: Answer = async (tx, clauses) => {
  const { rows } = await sql<{ clause: string; holder: string }>`
    SELECT DISTINCT ON (o.clause) o.clause, coalesce(f.detail ->> 'holder', o.holder) AS holder
    FROM obligation o
    LEFT JOIN finding f ON f.org_id = o.org_id AND f.fact_id = o.fact_id AND f.clause = o.clause
      AND f.outcome = 'owes' AND f.detail ->> 'obligation' = o.id
    WHERE o.org_id = ${tx.org} AND o.clause = ANY(${clauses}) AND o.state <> 'superseded'
      AND position('/' IN o.slot) = 0
    ORDER BY o.clause, o.due_at DESC NULLS LAST, o.id`.execute(tx);
  return new Map(rows.map(({ clause, holder }) => [clause, holder]));
};

export const turnQuestions = [lastTurn];
export const turnAnswers: Readonly<Record<string, Answer>> = { 'clause.last_turn': answer };
