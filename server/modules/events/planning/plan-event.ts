import type { z } from 'zod';
import type { newEvent } from '../../../../contract/events.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { fenOf } from '../../sales/index.ts';
import { scheduledFact } from './scheduled-fact.ts';
import { setQuotas } from './set-quotas.ts';
import { defaultStages } from './stages.ts';

export type NewEvent = z.output<typeof newEvent>;
type Source = NewFact['source'];

/**
 * 先办一场会: the plan with its people and its money. From here on the clauses that count back from the start
 * oblige whom they name. Sent again with the same id it changes nothing.
 *
 * @throws Refusal `event.times`, `event.past`, `event.over-fire-limit`, `event.quota-too-many`
 */
export async function planEvent(
  tx: Transaction,
  given: NewEvent,
  planner: Ref,
  source: Source = 'web',
): Promise<void> {
  expectTimes(tx, given);
  expectSeats(given);
  if (!(await insert(tx, given, planner))) return;
  await layOut(tx, given);
  await record(tx, [
    plannedFact(given, planner, source),
    await scheduledFact(tx, given.id, planner, given.id, source),
  ]);
  await setQuotas(tx, given.id, { id: `${given.id}.first`, quotas: given.quotas }, planner, source);
}

async function insert(tx: Transaction, given: NewEvent, planner: Ref): Promise<boolean> {
  const { region } = await tx
    .selectFrom('organisation')
    .select('region')
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const row = await tx
    .insertInto('event')
    .values({
      id: given.id,
      name: given.name,
      type: given.type,
      hall: given.hall,
      address: given.address,
      region: given.region ?? region,
      off_site: given.offSite,
      doors_at: given.doorsAt,
      starts_at: given.startsAt,
      ends_at: given.endsAt,
      lunch_at: given.lunchAt,
      capacity: given.capacity,
      fire_limit: given.fireLimit,
      sells: given.sells,
      goal_guests: given.goalGuests,
      goal_sales: fenOf(given.goalSales),
      planned_by: planner,
      planned_at: new Date(tx.clock.now()),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What has to be there, the running order and the money, all to be changed afterwards. */
async function layOut(tx: Transaction, given: NewEvent): Promise<void> {
  const wanted = { venue: 1, stock: 1, equipment: 5, gifts: given.goalGuests, supplies: 6 };
  await tx
    .insertInto('event_material')
    .values(Object.entries(wanted).map(([item, n]) => ({ event_id: given.id, item, wanted: n })))
    .execute();
  await tx
    .insertInto('event_stage')
    .values(defaultStages(given).map((stage, seq) => ({ ...stage, seq: seq + 1, event_id: given.id })))
    .execute();
  if (given.budget.length === 0) return;
  await tx
    .insertInto('event_cost')
    .values(given.budget.map(({ line, planned }) => ({ event_id: given.id, line, planned: fenOf(planned) })))
    .execute();
}

const plannedFact = (given: NewEvent, planner: Ref, source: Source): NewFact => ({
  id: `event-planned:${given.id}`,
  kind: 'event.planned',
  subject: `event:${given.id}`,
  actor: planner,
  source,
  data: {
    type: given.type,
    capacity: given.capacity,
    goal_guests: given.goalGuests,
    goal_sales: fenOf(given.goalSales),
    budget: given.budget.reduce((sum, { planned }) => sum + fenOf(planned), 0),
  },
});

type Times = Pick<NewEvent, 'doorsAt' | 'startsAt' | 'endsAt'>;

export function expectTimes(tx: Transaction, { doorsAt, startsAt, endsAt }: Times): void {
  const [doors, starts, ends] = [doorsAt, startsAt, endsAt].map((at) => Date.parse(at)) as [
    number,
    number,
    number,
  ];
  if (doors > starts || starts >= ends)
    throw new Refusal(
      'event.times',
      422,
      { zh: '时间对不上:先开门,再开始,最后结束', en: 'The times do not fit: doors, then start, then end' },
      { mend: { zh: '改开门、开始或结束的时间', en: 'Change the time of doors, start or end' } },
    );
  if (starts <= tx.clock.now())
    throw new Refusal(
      'event.past',
      422,
      { zh: '开始时间已经过了', en: 'The start has passed already' },
      { mend: { zh: '换一个以后的日子', en: 'Choose a later day' } },
    );
}

export function expectSeats({ capacity, fireLimit }: Pick<NewEvent, 'capacity' | 'fireLimit'>): void {
  if (capacity <= fireLimit) return;
  throw new Refusal(
    'event.over-fire-limit',
    422,
    {
      zh: `摆 ${capacity} 个座位,消防核定只有 ${fireLimit} 人`,
      en: `${capacity} seats are more than the ${fireLimit} people the fire rules allow`,
    },
    { mend: { zh: '少摆座位或换大一点的会场', en: 'Put out fewer seats or take a larger hall' } },
  );
}
