import {
  type Clause,
  type ClauseSet,
  type Fact,
  measuresOf,
  type Ref,
  refKind,
  type Text,
} from '../../../../kernel/index.ts';
import { clausesFor, registry } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type Line, sayFen } from './say-values.ts';

export type Figure = Line & { clause: string };

/** What the clauses worked out of these facts: amounts and classes, and the sums of money they asked for. */
export async function figuresOf(
  tx: Transaction,
  facts: readonly string[],
): Promise<ReadonlyMap<string, readonly Figure[]>> {
  if (facts.length === 0) return new Map();
  const { byVersion } = await clausesFor(tx);
  const rows = await tx
    .selectFrom('finding')
    .select(['fact_id', 'clause', 'n', 'outcome', 'detail'])
    .where('org_id', '=', tx.org)
    .where('fact_id', 'in', facts)
    .where('outcome', 'in', ['priced', 'classed'])
    .orderBy('fact_id')
    .orderBy('ordinal')
    .execute();
  const figures = rows.flatMap(({ fact_id, clause, n, outcome, detail }) => {
    const body = byVersion.get(`${clause}#${n}`)?.version.body;
    const says = body && concluded(body, outcome, detail as Record<string, unknown>);
    return says ? [{ fact_id, clause, name: brief(body.text), says }] : [];
  });
  const asked = await askedSums(tx, facts);
  return Map.groupBy([...asked, ...figures], ({ fact_id }) => fact_id);
}

/** A clause is a sentence; beside a figure stands what comes before its colon. */
const brief = ({ zh, en }: Text): Text => ({
  zh: (zh.split('：')[0] ?? zh).replace(/。$/, ''),
  en: (en.split(':')[0] ?? en).replace(/\.$/, ''),
});

function concluded(body: Clause, outcome: string, detail: Record<string, unknown>): Text | null {
  if (outcome === 'priced') return Number(detail.amount) === 0 ? null : sayFen(Number(detail.amount));
  const to = String(detail.class ?? '');
  if (to === '') return null;
  const because = body.form === 'tier' ? body.table[Number(detail.row ?? -1)]?.because : undefined;
  return sayClass(to, because ?? null);
}

/** People speak of class B; what is only a word of the code is said by the reason it was given for. */
function sayClass(to: string, because: Text | null): Text {
  if (because === null) return { zh: to, en: to };
  return /^[A-Z]$/.test(to) ? { zh: `${to} · ${because.zh}`, en: `${to} · ${because.en}` } : because;
}

/** What a target makes of all that happened about one thing, beside what it is to reach. */
export const measuredOf = (set: ClauseSet, subject: Ref, facts: readonly Fact[]): Figure[] =>
  measuresOf(set, refKind(subject), facts).flatMap(({ clause, n, detail }) => {
    const body = set.byVersion.get(`${clause}#${n}`)?.version.body;
    if (body?.form !== 'target') return [];
    const value = String(detail.value);
    const least = typeof body.atLeast === 'number' ? body.atLeast : null;
    const says =
      least === null
        ? { zh: value, en: value }
        : { zh: `${value}（要 ${least}）`, en: `${value} (to reach ${least})` };
    return [{ clause, name: brief(body.text), says }];
  });

/** 本月接待费余额 3,000 元: what a module answered in money when the fact was judged. */
async function askedSums(tx: Transaction, facts: readonly string[]) {
  const rows = await tx
    .selectFrom('fact')
    .select(['id', 'known'])
    .where('org_id', '=', tx.org)
    .where('id', 'in', facts)
    .execute();
  const { questions } = registry().vocabulary;
  return rows.flatMap(({ id, known }) =>
    Object.entries(known as Record<string, Record<string, unknown>>).flatMap(([of, answers]) =>
      questions.flatMap(({ of: kind, name, gives }) => {
        const value = kind === refKind(of) && gives.type === 'fen' ? answers[name] : undefined;
        return typeof value === 'number'
          ? [{ fact_id: id, clause: '', name: gives.text, says: sayFen(value) }]
          : [];
      }),
    ),
  );
}
