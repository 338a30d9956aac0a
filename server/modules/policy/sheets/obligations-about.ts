import { sql } from 'kysely';
import { titleOf } from '../../../../contract/duty-titles.ts';
import type { Clause, ClauseSet, Ref, Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';

export interface OwedAbout {
  id: string;
  noun: string;
  title: Text;
  holder: Ref;
  dueAt: string | null;
  state: 'open' | 'discharged' | 'waived' | 'superseded';
  late: boolean;
  endedAt: string | null;
  /** The kind of fact that ended it. */
  endedBy: string | null;
  answer: 'given' | 'refused' | null;
  words: string;
  clause: string;
}

interface Row {
  id: string;
  noun: string;
  clause: string;
  n: number;
  slot: string;
  holder: string;
  due_at: Date | null;
  state: OwedAbout['state'];
  lapsed: boolean;
  ended_at: Date | null;
  kind: string | null;
  words: string | null;
}

/** Who owes or owed what about a subject, or because of these facts, with what was answered. */
export async function obligationsAbout(
  tx: Transaction,
  { byVersion }: ClauseSet,
  facts: readonly string[],
  subject: Ref | null,
): Promise<OwedAbout[]> {
  const { rows } = await sql<Row>`
    SELECT o.id, o.noun, o.clause, o.n, o.slot, o.holder, o.due_at, o.state, o.lapsed, o.ended_at, f.kind, n.words
    FROM obligation o
    LEFT JOIN fact f ON f.org_id = o.org_id AND f.id = o.ended_by
    LEFT JOIN LATERAL (SELECT words FROM obligation_note n WHERE n.org_id = o.org_id AND n.obligation = o.id
      AND n.words <> '' ORDER BY n.written_at DESC LIMIT 1) n ON true
    WHERE o.org_id = ${tx.org} AND (o.subject = ${subject ?? ''} OR o.fact_id = ANY(${facts}))
    ORDER BY o.opens_at, o.due_at, o.id LIMIT 200`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    noun: row.noun,
    title: titleIn(byVersion.get(`${row.clause}#${row.n}`)?.version.body, row),
    holder: row.holder,
    dueAt: row.due_at?.toISOString() ?? null,
    state: row.state,
    late: row.lapsed,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: row.kind,
    answer: answerOf(row.kind),
    words: row.words ?? '',
    clause: row.clause,
  }));
}

const answerOf = (kind: string | null): OwedAbout['answer'] =>
  kind === 'approval.given' ? 'given' : kind === 'approval.refused' ? 'refused' : null;

function titleIn(body: Clause | undefined, row: Row): Text {
  // Several may have to say yes, each for a reason of its own
  if (row.noun === 'approve' && body) return body.text;
  return titleOf(row, body ?? { zh: row.noun, en: row.noun });
}
