import { sql } from 'kysely';
import type { z } from 'zod';
import type { Award, appeal as appealShape } from '../../../../contract/owing.ts';
import { type Award as AwardClause, type Given, refId } from '../../../../kernel/index.ts';
import { clausesFor, type Named, namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

const entriesOf = (tx: Transaction) =>
  tx
    .selectFrom('award_entry')
    .innerJoin('fact', (on) =>
      on.onRef('fact.org_id', '=', 'award_entry.org_id').onRef('fact.id', '=', 'award_entry.fact_id'),
    )
    .selectAll('award_entry')
    .select('fact.at')
    .where('award_entry.org_id', '=', tx.org);

type Row = Awaited<ReturnType<ReturnType<typeof entriesOf>['execute']>>[number];

/** The book of these members, newest first; an entry that another mends stays on it. */
export async function entriesBy(tx: Transaction, members: readonly string[] | null): Promise<Award[]> {
  const rows = await entriesOf(tx)
    .$if(members !== null, (query) =>
      query.where(
        'member',
        'in',
        (members ?? []).map((id) => `member:${id}`),
      ),
    )
    .orderBy('fact.at', 'desc')
    .orderBy('award_entry.id')
    .limit(500)
    .execute();
  return shown(tx, rows);
}

export async function entryBy(tx: Transaction, id: string): Promise<(Award & { memberId: string }) | null> {
  const [entry] = await shown(tx, await entriesOf(tx).where('award_entry.id', '=', id).execute());
  return entry ? { ...entry, memberId: refId(entry.member.ref) } : null;
}

/** The entry that stands at the end of a chain of corrections. */
export async function mendedBy(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('award_entry')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('mends', '=', id)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The entry that the chain of corrections began with: what was proposed. */
export async function firstOf(tx: Transaction, id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE chain AS (
      SELECT id, mends FROM award_entry WHERE org_id = ${tx.org} AND id = ${id}
      UNION ALL SELECT e.id, e.mends FROM award_entry e, chain WHERE e.org_id = ${tx.org} AND e.id = chain.mends)
    SELECT id FROM chain WHERE mends IS NULL`.execute(tx);
  return rows[0]?.id ?? id;
}

/** Points that count: what is in force and not mended. */
export function pointsOf(entries: readonly Award[]): number {
  const mended = new Set(entries.map(({ mends }) => mends));
  return entries
    .filter(({ id, effect, state }) => effect === 'points' && state === 'in-force' && !mended.has(id))
    .reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

async function shown(tx: Transaction, rows: readonly Row[]): Promise<Award[]> {
  if (rows.length === 0) return [];
  const set = await clausesFor(tx);
  const appeals = await tx
    .selectFrom('appeal')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where(
      'award',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const deciders = appeals.flatMap(({ decided_by }) => (decided_by === null ? [] : [`member:${decided_by}`]));
  const name = await namesOf(tx, [...rows.map(({ member }) => member), ...deciders]);
  return rows.map((row) => {
    const version = set.byVersion.get(`${row.clause}#${row.n}`)?.version;
    const body = version?.body as AwardClause | undefined;
    const appeal = appeals.find(({ award }) => award === row.id);
    return {
      id: row.id,
      at: row.at.toISOString(),
      member: name(row.member),
      clause: row.clause,
      n: row.n,
      says: body?.text ?? { zh: row.clause, en: row.clause },
      effect: row.effect as Award['effect'],
      amount: row.amount,
      written: row.written as Award['written'],
      range: rangeOf(body, version?.params ?? {}) ?? upTo(row),
      state: row.state as Award['state'],
      mends: row.mends,
      appeal: appeal ? appealShown(appeal, name) : null,
    };
  });
}

function rangeOf(body: AwardClause | undefined, params: Readonly<Record<string, unknown>>): Award['range'] {
  if (!body?.range) return null;
  const given = (value: Given<number>) => Number(typeof value === 'string' ? params[value.slice(1)] : value);
  const [min, max] = [given(body.range.min), given(body.range.max)];
  return Number.isSafeInteger(min) && Number.isSafeInteger(max) ? { min, max } : null;
}

/** A figure that is only proposed is decided between nothing and itself. */
const upTo = ({ state, amount }: Row): Award['range'] =>
  state !== 'proposed' || amount === null ? null : { min: Math.min(amount, 0), max: Math.max(amount, 0) };

interface AppealRow {
  id: string;
  words: string;
  lodged_at: Date;
  state: string;
  decided_by: string | null;
  decided_at: Date | null;
  answer: string;
}

const appealShown = (row: AppealRow, name: (ref: string) => Named): z.infer<typeof appealShape> => ({
  id: row.id,
  lodgedAt: row.lodged_at.toISOString(),
  words: row.words,
  state: row.state as 'open',
  decidedBy: row.decided_by === null ? null : name(`member:${row.decided_by}`),
  decidedAt: row.decided_at?.toISOString() ?? null,
  answer: row.answer,
});
