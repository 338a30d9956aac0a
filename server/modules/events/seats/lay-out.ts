import type { SeatLayout } from '../../../../contract/seats.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { Block, Table } from './propose-seats.ts';

interface Hall {
  id: string;
  capacity: number;
  fire_limit: number;
}

/**
 * Puts out tables in rows from the stage. What stood there before is cleared away with who sat there, so it is
 * refused once guests have come.
 *
 * @throws Refusal `seats.over-capacity`, `seats.over-fire-limit`, `seats.guests-here`
 */
export async function layOut(tx: Transaction, hall: Hall, layout: SeatLayout): Promise<void> {
  expectRoom(hall, layout.tables * layout.chairs);
  await expectNobodyHere(tx, hall.id);
  const tables = tablesOf(layout);
  await tx.deleteFrom('event_seat').where('org_id', '=', tx.org).where('event_id', '=', hall.id).execute();
  await tx.deleteFrom('event_table').where('org_id', '=', tx.org).where('event_id', '=', hall.id).execute();
  await tx
    .insertInto('event_table')
    .values(
      tables.map(({ table, row, block }) => ({ event_id: hall.id, seat_table: table, row_nr: row, block })),
    )
    .execute();
  await tx
    .insertInto('event_seat')
    .values(
      tables.flatMap(({ table, chairs }) =>
        Array.from({ length: chairs }, (_, at) => ({
          event_id: hall.id,
          seat_table: table,
          seat: at + 1,
          kind: at === 0 ? 'staff' : 'guest',
        })),
      ),
    )
    .execute();
}

/** Numbered row by row, as people read: 1 at the front left. */
export function tablesOf({ tables, chairs, across }: SeatLayout): Table[] {
  return Array.from({ length: tables }, (_, at) => ({
    table: at + 1,
    row: Math.floor(at / across) + 1,
    block: blockOf(at % across, across),
    chairs,
  }));
}

/** The middle third, and the one in the middle where there are only two sides to it. */
function blockOf(at: number, across: number): Block {
  const side = Math.floor(across / 3);
  if (across < 3) return 'centre';
  if (at < side) return 'left';
  return at >= across - side ? 'right' : 'centre';
}

/** Chairs that are put out, staff included, may not be more than the plan or the fire rules allow. */
export function expectRoom({ capacity, fire_limit }: Hall, chairs: number): void {
  if (chairs > fire_limit)
    throw new Refusal(
      'seats.over-fire-limit',
      422,
      {
        zh: `摆 ${chairs} 个座位,消防核定只有 ${fire_limit} 人`,
        en: `${chairs} chairs are more than the ${fire_limit} people the fire rules allow`,
      },
      { mend: { zh: '少摆几桌,或每桌少摆几把椅子', en: 'Put out fewer tables, or fewer chairs at each' } },
    );
  if (chairs > capacity)
    throw new Refusal(
      'seats.over-capacity',
      422,
      {
        zh: `摆 ${chairs} 个座位,计划里只有 ${capacity} 个`,
        en: `${chairs} chairs are more than the ${capacity} of the plan`,
      },
      { mend: { zh: '少摆几桌,或先改活动的座位数', en: 'Put out fewer, or change the event’s seats first' } },
    );
}

async function expectNobodyHere(tx: Transaction, event: string): Promise<void> {
  const here = await tx
    .selectFrom('scan')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('verdict', '=', 'admitted')
    .limit(1)
    .executeTakeFirst();
  if (!here) return;
  throw new Refusal(
    'seats.guests-here',
    409,
    { zh: '已经有顾客进场,不能重排整个会场', en: 'Guests are here; the hall cannot be laid out anew' },
    { mend: { zh: '一个一个换座位', en: 'Move people one by one' } },
  );
}
