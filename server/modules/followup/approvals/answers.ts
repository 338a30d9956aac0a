import { sql } from 'kysely';
import type { FieldSpec, Question, Value } from '../../../../kernel/index.ts';
import type { Answer } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** What clauses ask about a yes: whether it was given, for what, to whom, how often it was used, until when. */
const asked = (name: string, type: FieldSpec['type'], zh: string, en: string, of?: string): Question => ({
  name,
  of: 'approval',
  gives: { type, text: { zh, en }, ...(of && { of }) },
});

export const approvalQuestions: Question[] = [
  asked('state', 'code', '批准状态', 'state'),
  asked('clause', 'code', '依据条款', 'clause'),
  asked('asker', 'ref', '申请人', 'asker', 'member'),
  asked('subject', 'ref', '事项', 'subject'),
  asked('uses', 'int', '已用次数', 'times used'),
  asked('until', 'instant', '有效至', 'covers until'),
];

interface Row {
  id: string;
  state: string;
  clause: string;
  asker: string;
  subject: string;
  uses: number;
  until: string | null;
}

/** The asking fact names the approval; the kernel's finding says whether it was granted, and for how long. */
async function rowsOf(tx: Transaction, ids: readonly string[]): Promise<Row[]> {
  const refs = ids.map((id) => `approval:${id}`);
  const { rows } = await sql<Row>`
    SELECT substring(a.ref, 10) AS id, f.actor AS asker, f.subject, f.data ->> 'clause' AS clause,
      coalesce(o.state, 'asked') AS state, o.until,
      (SELECT count(*)::int FROM fact_ref u JOIN fact used ON used.org_id = u.org_id AND used.id = u.fact_id
        WHERE u.org_id = a.org_id AND u.ref = a.ref AND used.kind = f.data ->> 'act') AS uses
    FROM fact_ref a
    JOIN fact f ON f.org_id = a.org_id AND f.id = a.fact_id AND f.kind = 'approval.asked'
    LEFT JOIN LATERAL (
      SELECT CASE g.outcome WHEN 'granted' THEN 'given' ELSE 'refused' END AS state, g.detail ->> 'until' AS until
      FROM fact_ref r
      JOIN fact said ON said.org_id = r.org_id AND said.id = r.fact_id
      JOIN finding g ON g.org_id = said.org_id AND g.fact_id = said.id AND g.outcome IN ('granted', 'refused')
        AND g.detail ->> 'approval' = a.ref
      WHERE r.org_id = a.org_id AND r.ref = a.ref
      ORDER BY said.seq DESC LIMIT 1) o ON true
    WHERE a.org_id = ${tx.org} AND a.ref = ANY(${refs})`.execute(tx);
  return rows;
}

const on =
  (read: (row: Row) => Value | null): Answer =>
  async (tx, ids) =>
    new Map((await rowsOf(tx, ids)).map((row) => [row.id, read(row)]));

export const approvalAnswers: Readonly<Record<string, Answer>> = {
  'approval.state': on(({ state }) => state),
  'approval.clause': on(({ clause }) => clause),
  'approval.asker': on(({ asker }) => asker),
  'approval.subject': on(({ subject }) => subject),
  'approval.uses': on(({ uses }) => uses),
  'approval.until': on(({ until }) => (until === null ? null : new Date(Number(until)).toISOString())),
};
