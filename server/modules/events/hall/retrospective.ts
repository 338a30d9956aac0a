import { sql } from 'kysely';
import type { Retrospective } from '../../../../contract/hall.ts';
import type { Text } from '../../../../kernel/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { soldAt, wire } from '../../sales/index.ts';
import { eventAnswers } from '../answers.ts';
import { eventPage } from '../planning/event-page.ts';
import { hallPage } from './hall-page.ts';

/** S000.9-40 */
const WEIGHTS = { before: 50, during: 20, after: 30 } as const;
type Phase = keyof typeof WEIGHTS;

/** 总结(复盘): one page. Every number opens to the facts it counts; what is missing for a whole picture is named. */
export async function retrospective(tx: Transaction, event: string, caller: Caller): Promise<Retrospective> {
  const page = await eventPage(tx, event, caller);
  const hall = await hallPage(tx, event);
  const promises = await promisesOf(tx, event);
  const sold = page.costs === null ? null : await soldAt(tx, `event:${event}`);
  const phases = await phasesOf(tx, event, { page, hall, promises });
  const scored = phases.filter(({ score }) => score !== null);
  const day = await eventAnswers['event.day']?.(tx, [event]);
  return {
    name: page.name,
    day: String(day?.get(event)),
    state: page.state,
    funnel: funnelOf(page, hall, sold),
    walkIns: hall.walkIns,
    sales: sold && salesShown(sold, page.goalSales),
    costs: page.costs && costsShown(page.costs),
    phases,
    // A phase nobody scored would make the whole look worse, or better, than it was
    score: scored.length < phases.length ? null : weighted(phases),
    partial:
      scored.length === 0 || scored.length === phases.length
        ? null
        : { points: weighted(scored), of: scored.reduce((sum, { weight }) => sum + weight, 0) },
    promises,
    minutes: hall.minutes,
    lateMinutes: hall.lateMinutes,
    lessons: page.lessons,
    missing: missing(page.state, phases),
  };
}

type Page = Awaited<ReturnType<typeof eventPage>>;
type Hall = Awaited<ReturnType<typeof hallPage>>;
type Sold = Awaited<ReturnType<typeof soldAt>>;

const says = (zh: string, en: string): Text => ({ zh, en });

/** invited → confirmed → confirmed again → came → bought → kept. */
function funnelOf(page: Page, hall: Hall, sold: Sold | null): Retrospective['funnel'] {
  const came = hall.arrived - hall.walkIns;
  const rungs: [string, Text, number, number | null][] = [
    ['invited', says('邀约', 'invited'), page.invited, null],
    ['confirmed', says('初次确认', 'confirmed'), page.confirmed, page.invited],
    ['reconfirmed', says('敲定', 're-confirmed'), page.reconfirmed, page.confirmed],
    ['came', says('到会(受邀)', 'came (invited)'), came, page.reconfirmed],
    ['present', says('到会合计', 'present in all'), hall.arrived, null],
  ];
  if (sold)
    rungs.push(
      ['bought', says('购买', 'bought'), sold.buyers, hall.arrived],
      ['kept', says('未退', 'kept'), sold.kept, sold.buyers],
    );
  return rungs.map(([key, text, value, of]) => ({ key, says: text, value, of }));
}

const salesShown = (sold: Sold, goal: Page['goalSales']): NonNullable<Retrospective['sales']> => ({
  orders: sold.orders,
  buyers: sold.buyers,
  gross: wire(sold.gross),
  returned: wire(sold.returned),
  net: wire(sold.net),
  kept: sold.kept,
  later: sold.later,
  goal,
});

function costsShown(lines: NonNullable<Page['costs']>): Retrospective['costs'] {
  const fen = ({ amount }: { amount: string }) => Math.round(Number(amount) * 100);
  const planned = lines.reduce((sum, line) => sum + fen(line.planned), 0);
  const spent = lines.reduce((sum, line) => sum + (line.spent ? fen(line.spent) : 0), 0);
  return { planned: wire(planned), spent: wire(spent), lines };
}

async function phasesOf(
  tx: Transaction,
  event: string,
  { page, hall, promises }: { page: Page; hall: Hall; promises: Retrospective['promises'] },
): Promise<Retrospective['phases']> {
  const { rows } = await sql<{ phase: Phase; score: number }>`
    SELECT DISTINCT ON (phase.key) phase.key AS phase, phase.value::int AS score
    FROM fact f CROSS JOIN LATERAL jsonb_each_text(f.data) AS phase
    WHERE f.org_id = ${tx.org} AND f.subject = ${`event:${event}`} AND f.kind = 'event.scored'
    ORDER BY phase.key, f.seq DESC`.execute(tx);
  const because: Record<Phase, Text> = {
    before: says(
      `目标 ${page.goalGuests} 人,敲定 ${page.reconfirmed},到会 ${hall.arrived}`,
      `goal ${page.goalGuests}, re-confirmed ${page.reconfirmed}, present ${hall.arrived}`,
    ),
    during: says(
      `晚开场 ${hall.lateMinutes ?? '–'} 分钟,共 ${hall.minutes ?? '–'} 分钟`,
      `${hall.lateMinutes ?? '–'} min late, ${hall.minutes ?? '–'} min in all`,
    ),
    after: says(
      `会后应办 ${promises.owed},按时 ${promises.kept},逾期 ${promises.late}`,
      `${promises.owed} owed afterwards, ${promises.kept} kept, ${promises.late} late`,
    ),
  };
  return (Object.keys(WEIGHTS) as Phase[]).map((phase) => ({
    phase,
    weight: WEIGHTS[phase],
    score: rows.find((row) => row.phase === phase)?.score ?? null,
    because: because[phase],
  }));
}

const weighted = (phases: Retrospective['phases']): number =>
  Math.round(phases.reduce((sum, { weight, score }) => sum + weight * (score ?? 0), 0) / 100);

/** What the event's facts obliged people to: kept in time, late, still open. */
async function promisesOf(tx: Transaction, event: string): Promise<Retrospective['promises']> {
  const { rows } = await sql<Retrospective['promises']>`
    SELECT count(*)::int AS owed,
      count(*) FILTER (WHERE state = 'discharged' AND NOT lapsed)::int AS kept,
      count(*) FILTER (WHERE lapsed)::int AS late,
      count(*) FILTER (WHERE state = 'open' AND NOT lapsed)::int AS open
    FROM obligation o
    WHERE o.org_id = ${tx.org} AND o.state IN ('open', 'discharged') AND o.noun <> 'hear-of-lapse'
      AND o.fact_id IN (
        SELECT fact_id FROM fact_ref WHERE org_id = ${tx.org} AND ref = ${`event:${event}`}
        UNION SELECT id FROM fact WHERE org_id = ${tx.org} AND subject = ${`event:${event}`})`.execute(tx);
  return rows[0] ?? { owed: 0, kept: 0, late: 0, open: 0 };
}

function missing(state: string, phases: Retrospective['phases']): Text[] {
  const unscored = phases.filter(({ score }) => score === null);
  const names = {
    before: says('会前', 'before'),
    during: says('会中', 'during'),
    after: says('会后', 'after'),
  };
  return [
    ...(state === 'ended' || state === 'reported' ? [] : [says('活动还没结束', 'the event is not over')]),
    ...unscored.map(({ phase }) => says(`${names[phase].zh}还没评分`, `${names[phase].en}: not scored yet`)),
  ];
}
