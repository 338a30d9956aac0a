import type { NewFact } from '../../server/ledger/index.ts';
import { deliverGoods, placeOrder, takePayment } from '../../server/modules/sales/index.ts';
import type { Transaction } from '../../server/platform/database.ts';
import { insertRows } from '../../server/platform/insert-rows.ts';
import { closeTill } from './close-till.ts';
import type { Guest } from './guests.ts';
import { recordAll } from './record-all.ts';
import { dayAt, timeGoesOn, type World } from './the-world.ts';

/** What somebody bought: how many of what, how much was paid at once. */
export interface Bought {
  lines: readonly {
    product: 'protein' | 'foot-tub' | 'home-care';
    quantity: number;
    delivered: boolean;
    batch?: string;
  }[];
  /** Fen paid at the desk beside a 订金. */
  paid: number;
  deposit?: number;
}

export interface Attendance {
  guest: Guest;
  /** The inviter, who makes the file. */
  rep: string;
  file: string;
  bought: Bought | null;
  /** The order came first: the buyers' calendar runs from it already. */
  ordered?: boolean;
}

export interface Gathering {
  /** `event:…` */
  event: string;
  /** `2026-02-08` on the world's calendar. */
  day: string;
  attendances: readonly Attendance[];
}

const PRICE = { protein: 29800, 'foot-tub': 69900, 'home-care': 128000 } as const;

/**
 * A 联谊会 as far as files and sales need it: guests come, files are made at the tables, orders rung up at the desk,
 * and in the evening the files are handed in and kept.
 */
export async function playGathering(world: World, gathering: Gathering): Promise<void> {
  const { day } = gathering;
  await timeGoesOn(world, `${day}T09:00`);
  await world.tx((tx) =>
    recordAll(
      tx,
      gathering.attendances.map((one) => arrived(one, gathering)),
    ),
  );
  await timeGoesOn(world, `${day}T11:05`);
  await world.tx((tx) => makeFiles(tx, gathering, world));
  await timeGoesOn(world, `${day}T11:40`);
  await world.tx((tx) => takeOrders(tx, gathering));
  await timeGoesOn(world, `${day}T12:50`);
  const till = { id: `close.${day}`, event: gathering.event, day: dayAt(world, `${day}T12:00`) };
  await world.tx((tx) => closeTill(tx, till));
  await timeGoesOn(world, `${day}T20:10`);
  await world.tx((tx) => passOn(tx, gathering, 'sales-manager'));
  await timeGoesOn(world, `${day}T20:40`);
  await world.tx((tx) => passOn(tx, gathering, 'consultant'));
}

const about = ({ guest, rep }: Attendance, { event }: Gathering) => ({
  subject: `customer:${guest.id}`,
  refs: { event },
  actor: `member:${rep}`,
  source: 'demo' as const,
});

const arrived = (one: Attendance, gathering: Gathering) => ({
  ...about(one, gathering),
  id: `guest-arrived:${one.file}`,
  kind: 'guest.arrived',
  data: { activity: 'get-together' },
});

const ANSWERS = {
  activity: 'get-together',
  feedback: '主持人讲得清楚',
  wishes: '想了解怎么用',
  next_step: '三天内回访',
};

/** Files made at the tables, or in the evening: as many as the gathering names. */
export async function makeFiles(tx: Transaction, gathering: Gathering, world: World): Promise<void> {
  const now = new Date(tx.clock.now());
  const day = new Date(world.at(`${gathering.day}T12:00`) + 8 * 3_600_000).toISOString().slice(0, 10);
  const rows = gathering.attendances.map(({ guest, rep, file, bought }) => ({
    org_id: tx.org,
    id: file,
    number: file,
    customer_id: guest.id,
    state: 'completed',
    mode: 'parallel',
    version: 1,
    outcome: bought ? 'bought' : 'none',
    fields: {
      ...ANSWERS,
      ...(bought && {
        products: bought.lines.map(({ product, quantity }) => `${product} × ${quantity}`).join(', '),
      }),
    },
    event: gathering.event.slice('event:'.length),
    activity_on: day,
    custodian: `member:${rep}`,
    holder: rep,
    made_by: rep,
    made_at: now,
    completed_at: now,
    place: '',
  }));
  await insertRows(tx, 'customer_file', rows);
  const files = gathering.attendances.flatMap((one) => fileFacts(one, gathering, day));
  await recordAll(tx, files);
  const last = Math.max(...gathering.attendances.map(({ file }) => Number(file.slice(2))));
  await tx
    .insertInto('customer_number')
    .values({ series: 'F', last })
    .onConflict((on) => on.columns(['org_id', 'series']).doUpdateSet({ last }))
    .execute();
}

function fileFacts(one: Attendance, gathering: Gathering, day: string): NewFact[] {
  const { subject, ...of } = about(one, gathering);
  const started = {
    ...of,
    id: `file-started:${one.file}`,
    kind: 'file.started',
    subject: `file:${one.file}`,
    refs: { customer: subject, event: gathering.event },
  };
  const completed = {
    ...of,
    id: `file-completed:${one.file}`,
    kind: 'file.completed',
    subject,
    refs: { file: `file:${one.file}`, event: gathering.event },
  };
  return [
    { ...started, data: { attended: true, survey: false, form_version: '1' } },
    {
      ...completed,
      data: {
        outcome: one.bought ? 'bought' : 'none',
        selling: one.guest.consent ? 'allowed' : 'unasked',
        activity_day: day,
        ...(one.ordered && { after_order: true }),
      },
    },
  ];
}

/** At the desk, after the file: the file of a buyer begins the calendar, the order adds nothing to it. */
async function takeOrders(tx: Transaction, gathering: Gathering): Promise<void> {
  for (const { guest, rep, file, bought } of gathering.attendances) {
    if (!bought) continue;
    const [id, by] = [`o.${file}`, `member:${rep}`];
    const money = (fen: number) => ({ amount: (fen / 100).toFixed(2), currency: 'CNY' as const });
    const lines = bought.lines.map(({ product, quantity, batch }) => ({
      product,
      quantity,
      price: money(PRICE[product]),
      ...(batch && { batch }),
    }));
    const deposit = bought.deposit
      ? { id: `${id}.d`, amount: money(bought.deposit), way: 'cash' as const }
      : null;
    await placeOrder(
      tx,
      { id, subject: `customer:${guest.id}`, event: gathering.event, lines, deposit },
      by,
      'demo',
    );
    if (bought.paid > 0)
      await takePayment(
        tx,
        id,
        { id: `${id}.p`, amount: money(bought.paid), way: 'wechat', reference: '' },
        by,
        'demo',
      );
    const handed = bought.lines.flatMap(({ delivered }, line) => (delivered ? [line] : []));
    if (handed.length > 0) await deliverGoods(tx, id, { id: `${id}.g`, lines: handed }, by, 'demo');
  }
}

/** All files of a gathering in one go: to the sales manager, or from them into the consultant's keeping. */
async function passOn(
  tx: Transaction,
  gathering: Gathering,
  to: 'sales-manager' | 'consultant',
): Promise<void> {
  const now = new Date(tx.clock.now());
  const set =
    to === 'consultant'
      ? { state: 'kept', kept_at: now, custodian: 'post:consultant', holder: null, place: '档案柜一' }
      : { state: 'handed-in', handed_in_at: now, custodian: 'post:sales-manager', holder: null };
  await tx
    .updateTable('customer_file')
    .set(set)
    .where(
      'id',
      'in',
      gathering.attendances.map(({ file }) => file),
    )
    .execute();
  await recordAll(
    tx,
    gathering.attendances.map((one) => ({
      id: `file-${to}:${one.file}`,
      kind: 'file.handed-in',
      subject: `file:${one.file}`,
      refs: { customer: `customer:${one.guest.id}` },
      actor: to === 'consultant' ? 'member:zhao-lei' : `member:${one.rep}`,
      data: { to },
      source: 'demo' as const,
    })),
  );
}
