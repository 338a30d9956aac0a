import { hashOfSecret } from '../../../server/modules/events/door/issue-pass.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { insertRows } from '../../../server/platform/insert-rows.ts';
import { FEBRUARY, MARCH } from '../attendances.ts';
import type { Attendance } from '../gathering.ts';
import { everyGuest, GUESTS, type Guest } from '../guests.ts';
import { isoAt, type World } from '../the-world.ts';

/** The code on 黄玉芬's pass of 8 March, which she brings again on the 14th. */
export const OLD_PASS = `0412${'2603080412'.repeat(4)}`;

interface Past {
  id: string;
  name: string;
  day: string;
  invited: number;
  attendances: readonly Attendance[];
  missed: readonly Guest[];
}

/** The two tea parties as the events module keeps them, so that their invitations and doors can be looked up. */
export async function keepPastGatherings(tx: Transaction, world: World): Promise<void> {
  const past: readonly Past[] = [
    {
      id: 'tea-2026-02-08',
      name: '马年新春茶话会',
      day: '2026-02-08',
      invited: 80,
      attendances: FEBRUARY,
      missed: [],
    },
    {
      id: 'tea-2026-03-08',
      name: '三八节茶话会',
      day: '2026-03-08',
      invited: 90,
      attendances: MARCH,
      missed: [GUESTS.huangYufen],
    },
  ];
  for (const one of past) await keep(tx, world, one);
}

async function keep(tx: Transaction, world: World, past: Past): Promise<void> {
  const at = (clock: string) => isoAt(world, `${past.day}T${clock}`);
  const event = {
    org_id: tx.org,
    id: past.id,
    name: past.name,
    type: 'tea',
    hall: '安禾体验店二楼',
    address: '雁江区松涛路 6 号',
    region: '512002',
    off_site: false,
    doors_at: at('08:20'),
    starts_at: at('09:00'),
    ends_at: at('11:30'),
    opened_at: at('08:20'),
    started_at: at('09:03'),
    ended_at: at('11:21'),
    reported_at: at('13:20'),
    capacity: 100,
    fire_limit: 120,
    sells: '安禾公司邀请您,会上销售蛋白粉和足浴桶',
    goal_guests: 60,
    goal_sales: 1_000_000,
    planned_by: 'member:he-jun',
    planned_at: at('08:00'),
  };
  await insertRows(tx, 'event', [event]);
  const came = new Set(past.attendances.map(({ guest }) => guest.id));
  const others = everyGuest().filter(
    ({ id, owner, consent }) =>
      owner === 'peng-yulan' && consent !== null && !came.has(id) && id !== GUESTS.huangYufen.id,
  );
  const missing = [...past.missed, ...others].slice(0, past.invited - past.attendances.length);
  const invitations = [
    ...past.attendances.map(({ guest, rep }) => ({ guest, inviter: rep })),
    ...missing.map((guest) => ({ guest, inviter: 'peng-yulan' })),
  ];
  const id = ({ id: customer }: Guest) => `${past.id}.${customer}`;
  const said = {
    listed_at: at('08:00'),
    invited_at: at('08:00'),
    confirmed_at: at('08:00'),
    reconfirmed_at: at('08:00'),
  };
  await insertRows(
    tx,
    'invitation',
    invitations.map(({ guest, inviter }) => ({
      org_id: tx.org,
      id: id(guest),
      event_id: past.id,
      customer_id: guest.id,
      inviter,
      state: 'accepted',
      likelihood: 'sure',
      channel: 'visit',
      companions: 0,
      care: [],
      stop: '',
      ...said,
    })),
  );
  await insertRows(
    tx,
    'scan',
    past.attendances.map(({ guest, rep }, i) => ({
      org_id: tx.org,
      id: `${past.id}.scan.${i}`,
      event_id: past.id,
      member_id: rep,
      at: at('08:45'),
      received_at: at('08:45'),
      way: 'name',
      verdict: 'admitted',
      told: 'admitted',
      guest: `invitation:${id(guest)}`,
    })),
  );
  if (past.missed.length > 0) await keepOldPass(tx, past, id(GUESTS.huangYufen), at('08:00'));
}

async function keepOldPass(tx: Transaction, past: Past, invitation: string, at: string): Promise<void> {
  const pass = `${past.id}.pass`;
  await tx
    .insertInto('event_pass')
    .values({ id: pass, event_id: past.id, invitation_id: invitation, number: '0412', issued_at: at })
    .execute();
  const secret = OLD_PASS.slice(4);
  await tx
    .insertInto('pass_code')
    .values({ token_hash: hashOfSecret(secret), pass_id: pass, made_at: at })
    .execute();
}
