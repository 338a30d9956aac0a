import type { EventPage } from '../../../../contract/events.ts';
import type { Text } from '../../../../kernel/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { personOf } from '../../customers/index.ts';
import { wire } from '../../sales/index.ts';
import { eventsAccess } from '../access.ts';
import { countsByInviter, countsOf, nobody } from './counts.ts';
import { type EventRow, loadEvent } from './event-row.ts';
import { materials as materialNames } from './facts.ts';
import { summaryOf } from './list-events.ts';
import { stepsOf } from './steps.ts';

/** 筹备: the plan, what is owed for it, what is there and what is missing, who invites how many, what it costs. */
export async function eventPage(tx: Transaction, event: string, caller: Caller): Promise<EventPage> {
  const row = await loadEvent(tx, event);
  const seesMoney = (eventsAccess['event.money'] as readonly string[]).some((post) =>
    caller.posts.includes(post),
  );
  const materials = await materialsOf(tx, event);
  const rest = {
    steps: await stepsOf(tx, event),
    materials,
    settled: await settledOf(tx, event),
    meetings: await meetingsOf(tx, event),
    filing: await filingOf(tx, event),
    posts: await postsOf(tx, event),
    quotas: await quotasOf(tx, row, seesMoney),
    costs: seesMoney ? await costsOf(tx, event) : null,
    lessons: await lessonsOf(tx, event),
  };
  const counts = (await countsOf(tx, [event])).get(event) ?? nobody;
  const person = await personOf(tx, [row.planned_by]);
  return {
    ...summaryOf(row, counts),
    ...particulars(row),
    plannedBy: person(row.planned_by),
    ...rest,
    ready: ready(rest),
  };
}

const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;

const particulars = (row: EventRow) => ({
  address: row.address,
  region: row.region,
  offSite: row.off_site,
  doorsAt: row.doors_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  lunchAt: at(row.lunch_at),
  capacity: row.capacity,
  fireLimit: row.fire_limit,
  sells: row.sells,
  goalSales: wire(Number(row.goal_sales)),
  openedAt: at(row.opened_at),
  startedAt: at(row.started_at),
  endedAt: at(row.ended_at),
});

type Parts = Pick<EventPage, 'materials' | 'steps' | 'filing'>;

/** How far it has come: materials, the filing and what is owed for it, with what is missing by name. */
function ready({ materials, steps, filing }: Parts): EventPage['ready'] {
  const missing: Text[] = [];
  for (const { item, have, wanted } of materials)
    if (have < wanted) {
      const { zh, en } = materialNames[item];
      missing.push({ zh: `${zh}差 ${wanted - have}`, en: `${en}: ${wanted - have} short` });
    }
  if (!filing) missing.push({ zh: '备案', en: 'filing' });
  const late = steps.filter(({ state }) => state === 'late');
  missing.push(...late.map(({ title }) => title));
  const of = materials.length + 1 + steps.length;
  const short = materials.filter(({ have, wanted }) => have < wanted).length;
  const open = steps.filter(({ state }) => state === 'open' || state === 'late').length;
  return { of, done: of - short - open - (filing ? 0 : 1), missing };
}

const materialsOf = (tx: Transaction, event: string) =>
  tx
    .selectFrom('event_material')
    .select(['item', 'have', 'wanted'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('item')
    .execute() as Promise<EventPage['materials']>;

async function settledOf(tx: Transaction, event: string): Promise<EventPage['settled']> {
  const rows = await tx
    .selectFrom('event_settled')
    .select('item')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('settled_at')
    .execute();
  return rows.map(({ item }) => item as EventPage['settled'][number]);
}

async function meetingsOf(tx: Transaction, event: string): Promise<EventPage['meetings']> {
  const rows = await tx
    .selectFrom('event_meeting')
    .select(['meeting', 'held_at', 'attended', 'minutes'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('held_at')
    .execute();
  return rows.map(({ meeting, held_at, attended, minutes }) => ({
    meeting: meeting as EventPage['meetings'][number]['meeting'],
    heldAt: held_at.toISOString(),
    attended,
    minutes,
  }));
}

async function filingOf(tx: Transaction, event: string): Promise<EventPage['filing']> {
  const row = await tx
    .selectFrom('event_filing')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .executeTakeFirst();
  if (!row) return null;
  const person = await personOf(tx, [row.filed_by]);
  const { reference, plan, qualification, material, pledge } = row;
  const papers = { plan, qualifications: qualification, materials: material, pledge };
  return { reference, ...papers, filedAt: row.filed_at.toISOString(), by: person(row.filed_by) };
}

async function postsOf(tx: Transaction, event: string): Promise<EventPage['posts']> {
  const rows = await tx
    .selectFrom('event_post')
    .select(['post', 'member_id'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('post')
    .orderBy('member_id')
    .execute();
  const person = await personOf(
    tx,
    rows.map(({ member_id }) => member_id),
  );
  return rows.map(({ post, member_id }) => ({
    post: post as EventPage['posts'][number]['post'],
    member: person(member_id),
  }));
}

async function quotasOf(tx: Transaction, row: EventRow, seesMoney: boolean): Promise<EventPage['quotas']> {
  const rows = await tx
    .selectFrom('event_quota')
    .select(['member_id', 'guests', 'sales'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', row.id)
    .orderBy('guests', 'desc')
    .orderBy('member_id')
    .execute();
  const counts = await countsByInviter(tx, row.id);
  const person = await personOf(
    tx,
    rows.map(({ member_id }) => member_id),
  );
  const guests = rows.reduce((sum, quota) => sum + quota.guests, 0);
  const sales = rows.reduce((sum, quota) => sum + Number(quota.sales), 0);
  return {
    rows: rows.map((quota) => {
      const { listed, invited, confirmed } = counts.get(quota.member_id) ?? nobody;
      const member = person(quota.member_id);
      return {
        member,
        guests: quota.guests,
        sales: wire(seesMoney ? Number(quota.sales) : 0),
        listed,
        invited,
        confirmed,
      };
    }),
    guestsUnassigned: Math.max(0, row.goal_guests - guests),
    salesUnassigned: seesMoney ? wire(Number(row.goal_sales) - sales) : null,
  };
}

async function costsOf(tx: Transaction, event: string): Promise<EventPage['costs']> {
  const rows = await tx
    .selectFrom('event_cost')
    .select(['line', 'planned', 'spent'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('line')
    .execute();
  return rows.map(({ line, planned, spent }) => ({
    line: line as NonNullable<EventPage['costs']>[number]['line'],
    planned: wire(Number(planned)),
    spent: spent === null ? null : wire(Number(spent)),
  }));
}

async function lessonsOf(tx: Transaction, event: string): Promise<EventPage['lessons']> {
  const rows = await tx
    .selectFrom('event_lesson')
    .select(['id', 'words', 'said_by'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('said_at')
    .execute();
  const person = await personOf(
    tx,
    rows.map(({ said_by }) => said_by),
  );
  return rows.map(({ id, words, said_by }) => ({ id, words, by: person(said_by) }));
}
