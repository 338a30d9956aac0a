import { sql } from 'kysely';
import type { HallPage } from '../../../../contract/hall.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../../customers/index.ts';
import { wire } from '../../sales/index.ts';
import { busOf } from '../bus/bus.ts';
import { countsOf, nobody } from '../planning/counts.ts';
import { type EventRow, loadEvent, stateOf } from '../planning/event-row.ts';
import { drawShown } from './draw-shown.ts';
import { neglectedGuests } from './neglected-guests.ts';

const MINUTE = 60_000;
/** S000.9-31: the whole meeting; and a break for people over seventy before the first hour is over. */
const MOST_MINUTES = 150;
const BREAK_BY = 60;

/** 现场: what runs now and what comes next, planned against real, who is here and who is at their place. */
export async function hallPage(tx: Transaction, event: string): Promise<HallPage> {
  const row = await loadEvent(tx, event);
  const stages = await stagesOf(tx, row);
  const running = stages.find(({ startedAt, endedAt }) => startedAt !== null && endedAt === null);
  const next = stages.find(({ startedAt }) => startedAt === null);
  const counts = (await countsOf(tx, [event])).get(event) ?? nobody;
  return {
    ...clocks(tx, row),
    stages,
    now: running?.seq ?? null,
    next: next?.seq ?? null,
    arrived: counts.arrived,
    invited: counts.invited,
    walkIns: await walkIns(tx, event),
    onTheWay: (await busOf(tx, event)).onTheWay,
    asOf: new Date(tx.clock.now()).toISOString(),
    staff: await staffOf(tx, event),
    lunch: await lunchOf(tx, event),
    draws: await drawsOf(tx, row),
    incidents: await incidentsOf(tx, event),
    neglected: row.opened_at ? await neglectedGuests(tx, event) : [],
  };
}

const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;

function clocks(tx: Transaction, row: EventRow) {
  const until = row.ended_at?.getTime() ?? tx.clock.now();
  const late = row.started_at && Math.floor((row.started_at.getTime() - row.starts_at.getTime()) / MINUTE);
  return {
    event: row.id,
    name: row.name,
    state: stateOf(row),
    startsAt: row.starts_at.toISOString(),
    doorsAt: row.doors_at.toISOString(),
    openedAt: at(row.opened_at),
    startedAt: at(row.started_at),
    endedAt: at(row.ended_at),
    lateMinutes: late === null ? null : Math.max(0, late),
    minutes: row.started_at && Math.round((until - row.started_at.getTime()) / MINUTE),
    mostMinutes: MOST_MINUTES,
    breakBy: BREAK_BY,
  };
}

/** Planned from the start that was, so that being late moves what follows. */
async function stagesOf(tx: Transaction, row: EventRow): Promise<HallPage['stages']> {
  const rows = await tx
    .selectFrom('event_stage')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', row.id)
    .orderBy('seq')
    .execute();
  let planned = (row.started_at ?? row.starts_at).getTime();
  return rows.map((stage) => {
    const plannedAt = new Date(stage.started_at?.getTime() ?? planned).toISOString();
    planned = stage.ended_at?.getTime() ?? (stage.started_at?.getTime() ?? planned) + stage.minutes * MINUTE;
    return {
      seq: stage.seq,
      stage: stage.stage,
      name: stage.name,
      owner: stage.owner,
      minutes: stage.minutes,
      plannedAt,
      startedAt: at(stage.started_at),
      endedAt: at(stage.ended_at),
    };
  });
}

async function walkIns(tx: Transaction, event: string): Promise<number> {
  const { n } = await tx
    .selectFrom('scan')
    .select((on) => on.fn.countAll<number>().as('n'))
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('verdict', '=', 'admitted')
    .where('guest', 'like', 'walk-in:%')
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function staffOf(tx: Transaction, event: string): Promise<HallPage['staff']> {
  const { rows } = await sql<{ member_id: string; post: string; at: Date | null; late: number | null }>`
    SELECT p.member_id, string_agg(p.post, ',' ORDER BY p.post) AS post, r.at, CASE WHEN (r.data ->> 'excused')::boolean THEN 0 ELSE (r.data ->> 'late_minutes')::int END AS late
    FROM event_post p
    LEFT JOIN fact r ON r.org_id = p.org_id AND r.id = 'reported:' || p.event_id || ':' || p.member_id
    WHERE p.org_id = ${tx.org} AND p.event_id = ${event}
    GROUP BY p.member_id, r.at, r.data ORDER BY p.member_id`.execute(tx);
  const person = await personOf(
    tx,
    rows.map(({ member_id }) => member_id),
  );
  return rows.map(({ member_id, post, at: reported, late }) => ({
    member: person(member_id),
    post,
    reportedAt: at(reported),
    lateMinutes: late,
  }));
}

async function lunchOf(tx: Transaction, event: string): Promise<HallPage['lunch']> {
  const fact = await tx
    .selectFrom('fact')
    .select('data')
    .where('org_id', '=', tx.org)
    .where('subject', '=', `event:${event}`)
    .where('kind', '=', 'lunch.counted')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!fact) return null;
  const { guests, staff, cost, planned } = fact.data as Record<
    'guests' | 'staff' | 'cost' | 'planned',
    number
  >;
  return { guests, staff, cost: wire(cost), planned: wire(planned) };
}

async function drawsOf(tx: Transaction, row: EventRow): Promise<HallPage['draws']> {
  const draws = await tx
    .selectFrom('draw')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', row.id)
    .orderBy('committed_at')
    .execute();
  return draws.map((draw) => drawShown(draw, row.name));
}

async function incidentsOf(tx: Transaction, event: string): Promise<HallPage['incidents']> {
  const rows = await tx
    .selectFrom('incident')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('reported_at', 'desc')
    .execute();
  const person = await personOf(
    tx,
    rows.map(({ reported_by }) => reported_by),
  );
  return rows.map(({ id, what, words, reported_at, reported_by }) => ({
    id,
    what: what as HallPage['incidents'][number]['what'],
    words,
    at: reported_at.toISOString(),
    by: person(reported_by),
  }));
}
