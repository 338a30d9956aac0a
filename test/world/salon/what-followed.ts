import { sql } from 'kysely';
import type { PlayAnswer } from '../../../contract/demo.ts';
import { titleOf } from '../../../contract/duty-titles.ts';
import type { Clause, Text } from '../../../kernel/index.ts';
import { standardPosts } from '../../../server/modules/identity/posts.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { PLAYERS } from './salon-people.ts';
import { says } from './scene.ts';

/** How far the ledger has been told. */
export const lastSeq = async (tx: Transaction): Promise<number> => {
  const { rows } = await sql<{ seq: string | null }>`
    SELECT max(seq) AS seq FROM fact WHERE org_id = ${tx.org}`.execute(tx);
  return Number(rows[0]?.seq ?? 0);
};

interface Row {
  did: 'opened' | 'met' | 'ended';
  clause: string;
  body: Clause;
  noun: string;
  slot: string;
  holder: string;
  due: Date | null;
}

/** What the clauses made of the facts since then, read off the ledger as any screen would read it. */
export async function whatFollowed(tx: Transaction, since: number): Promise<PlayAnswer[]> {
  const { rows } = await sql<Row>`
    SELECT 'opened' AS did, o.clause, v.body, o.noun, o.slot, o.holder, o.due_at AS due
    FROM obligation o JOIN fact f ON f.org_id = o.org_id AND f.id = o.fact_id
    JOIN clause_version v ON v.org_id = o.org_id AND v.clause = o.clause AND v.n = o.n
    WHERE o.org_id = ${tx.org} AND f.seq > ${since}
    UNION ALL
    SELECT CASE o.state WHEN 'discharged' THEN 'met' ELSE 'ended' END, o.clause, v.body, o.noun, o.slot, o.holder,
      o.due_at
    FROM obligation o JOIN fact f ON f.org_id = o.org_id AND f.id = o.ended_by
    JOIN clause_version v ON v.org_id = o.org_id AND v.clause = o.clause AND v.n = o.n
    WHERE o.org_id = ${tx.org} AND f.seq > ${since} AND o.state IN ('discharged', 'superseded')
    ORDER BY 2, 5, 6`.execute(tx);
  const groups = Map.groupBy(rows, (row) => `${row.did} ${row.clause} ${titleOf(row, row.body).en}`);
  return [...groups.values()].map(answerOf).sort((a, b) => rank(a) - rank(b));
}

const ORDER = ['refused', 'opened', 'ended', 'met'];
/** A refusal first, then call-backs, which it is all about; then what is owed by most. */
function rank({ did, count, says: { zh } }: PlayAnswer): number {
  const place = ORDER.indexOf(did);
  return place === 0 || zh.includes('回访') ? place : 1_000 * (1 + place) - count;
}

/** The first call-backs that wait on somebody's list. */
export async function waitingFor(tx: Transaction, member: string): Promise<PlayAnswer[]> {
  const { rows } = await sql<Row>`
    SELECT 'opened' AS did, o.clause, v.body, o.noun, o.slot, o.holder, o.due_at AS due
    FROM obligation o JOIN clause_version v ON v.org_id = o.org_id AND v.clause = o.clause AND v.n = o.n
    WHERE o.org_id = ${tx.org} AND o.state = 'open' AND o.holder = ${`member:${member}`}
      AND o.noun = 'call-back' AND o.slot = 'first'`.execute(tx);
  return [...Map.groupBy(rows, ({ clause }) => clause).values()].map(answerOf);
}

function answerOf(rows: Row[]): PlayAnswer {
  const [first] = rows as [Row];
  const dues = rows.flatMap(({ due }) => (due ? [due.getTime()] : []));
  return {
    clause: first.clause,
    did: first.did,
    says: titleOf(first, first.body),
    count: rows.length,
    who: first.did === 'opened' ? whoOf([...new Set(rows.map(({ holder }) => holder))]) : null,
    due: dues.length > 0 && first.did === 'opened' ? new Date(Math.min(...dues)).toISOString() : null,
  };
}

function whoOf(holders: readonly string[]): Text {
  const names = holders.map(nameOf);
  const of = (language: 'zh' | 'en', comma: string, more: string) =>
    names.length > 3 ? more : names.map((name) => name[language]).join(comma);
  return {
    zh: of('zh', '、', `${names.length} 人`),
    en: of('en', ', ', `${names.length} people`),
  };
}

function nameOf(holder: string): Text {
  const [kind, id = ''] = holder.split(':');
  if (kind === 'post') return standardPosts[id as keyof typeof standardPosts] ?? says(id, id);
  const name = PLAYERS.find((one) => one.id === id)?.name ?? id;
  return says(name, name);
}
