import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Transaction } from '../../../../platform/database.ts';
import { Refusal } from '../../../../platform/refusal.ts';
import type { Event } from '../../../../platform/schema.gen.ts';
import { hashOfSecret } from '../issue-pass.ts';

type EventRow = Selectable<Event>;

/** A desk at work: which device, at which gathering, opened by whom. */
export interface Desk {
  id: string;
  name: string;
  openedBy: string;
  event: EventRow;
}

/** Guests are seen off, the last cards finished: then a desk closes by itself. */
const AFTER_THE_END = 12 * 3_600_000;

/**
 * Opens a sign-in desk for one gathering.
 *
 * @returns its token, `organisation.secret`, which is told this once
 * @throws Refusal `desk.told-once` when this desk is there already, `desk.over`
 */
export async function openDesk(
  tx: Transaction,
  event: EventRow,
  { id, name }: { id: string; name: string },
  member: string,
): Promise<string> {
  if (isOver(event, tx.clock.now())) throw over(event);
  const secret = randomBytes(32).toString('base64url');
  const made = await tx
    .insertInto('door_device')
    .values({
      id,
      event_id: event.id,
      name,
      token_hash: hashOfSecret(secret),
      opened_by: member,
      opened_at: new Date(tx.clock.now()),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw toldOnce();
  return `${tx.org}.${secret}`;
}

/** From the next request on the device is nobody's. What it recorded stays. */
export async function closeDesk(tx: Transaction, event: string, desk: string): Promise<void> {
  await tx
    .updateTable('door_device')
    .set({ revoked_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('id', '=', desk)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Where a token belongs, before anything is asked of the database. @throws Refusal `desk.unknown` */
export function deskOrganisation(authorization: string | undefined): { org: string; secret: string } {
  const read = /^Bearer ([\w-]{1,80})\.([\w-]{43})$/.exec(authorization ?? '');
  if (!read) throw unknown();
  return { org: read[1] as string, secret: read[2] as string };
}

/** @throws Refusal `desk.unknown`, `desk.closed`, `desk.over` */
export async function deskOf(tx: Transaction, secret: string): Promise<Desk> {
  const row = await tx
    .selectFrom('door_device')
    .select(['id', 'name', 'event_id', 'opened_by', 'revoked_at'])
    .where('org_id', '=', tx.org)
    .where('token_hash', '=', hashOfSecret(secret))
    .executeTakeFirst();
  if (!row) throw unknown();
  if (row.revoked_at) throw closed(row.name);
  const event = await eventOf(tx, row.event_id);
  if (isOver(event, tx.clock.now())) throw over(event);
  return { id: row.id, name: row.name, openedBy: row.opened_by, event };
}

/** @throws Refusal `event.unknown` */
export async function eventOf(tx: Transaction, id: string): Promise<EventRow> {
  const event = await tx
    .selectFrom('event')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!event) throw new Refusal('event.unknown', 404, { zh: '没有这场活动', en: 'There is no such event' });
  return event;
}

export const isOver = ({ cancelled_at, ends_at, ended_at }: EventRow, now: number): boolean =>
  cancelled_at !== null || now > Math.max(ends_at.getTime(), ended_at?.getTime() ?? 0) + AFTER_THE_END;

const askForLink = {
  zh: '请会务经理在活动的「签到台」里重新开台,把新链接给这台设备',
  en: 'Ask the conference manager to open a new desk for this device on the event’s Door page',
};

const unknown = () =>
  new Refusal(
    'desk.unknown',
    401,
    { zh: '这台设备没有开过签到台', en: 'This device has no sign-in desk' },
    { mend: askForLink },
  );

const closed = (name: string) =>
  new Refusal(
    'desk.closed',
    401,
    { zh: `签到台「${name}」已被收回`, en: `The desk “${name}” has been closed` },
    { mend: askForLink },
  );

const over = ({ name, cancelled_at }: EventRow) =>
  new Refusal(
    'desk.over',
    401,
    cancelled_at
      ? { zh: `「${name}」已取消,签到台不再用`, en: `“${name}” was cancelled; its desks are closed` }
      : { zh: `「${name}」已经结束,签到台不再用`, en: `“${name}” is over; its desks are closed` },
    { mend: { zh: '下一场活动另开签到台', en: 'Open a desk for the next event' } },
  );

const toldOnce = () =>
  new Refusal(
    'desk.told-once',
    409,
    { zh: '这个签到台已经开过,链接只显示一次', en: 'This desk was opened before; its link is shown once' },
    { mend: { zh: '收回它,再开一个', en: 'Close it and open another' } },
  );
