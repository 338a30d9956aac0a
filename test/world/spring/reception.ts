import { fillsAt, saysYes } from '../fills.ts';
import type { Step } from '../step.ts';
import { dayAt, type World } from '../the-world.ts';
import { visitAsked } from '../visit-asked.ts';

/** Guests from 成都 on Thursday: asked for, approved, a room with tea, and half a day longer than was planned. */

export const RECEPTION = 'reception.chengdu';
export const ROOM = 'booking.chengdu';

const THURSDAY = (world: World) => dayAt(world, '2026-03-12T12:00');
/** The month in which the reception is asked for. */
const MONTH = (world: World) => `${dayAt(world, '2026-03-11T12:00').slice(0, 7)}-01`;

const tea = (moment: string, id: string, last: string, reason: 'closed-door' | 'asked-not-to') =>
  fillsAt(moment, {
    by: 'luo-hao',
    clause: 'S002.26-10d',
    id,
    about: `booking:${ROOM}`,
    values: (world) => ({ last_on: THURSDAY(world), last_at: last, reason }),
  });

export const RECEIVED: readonly Step[] = [
  fillsAt('09T08:45', {
    by: 'zheng-fang',
    clause: 'S002.24-05d',
    id: 'budget.reception.march',
    values: (world) => ({ line: 'reception', month: MONTH(world), amount: 300000 }),
  }),
  fillsAt('11T09:10', {
    by: 'zhao-lei',
    clause: 'S002.12-06',
    id: RECEPTION,
    values: (world) => visitAsked(THURSDAY(world)),
  }),
  saysYes('11T11:05', 'zhou-qiming', `reception:${RECEPTION}`),
  fillsAt('11T11:20', {
    by: 'zhao-lei',
    clause: 'S002.24-10b',
    id: ROOM,
    about: `reception:${RECEPTION}`,
    values: (world) => ({
      room: 'one',
      starts_on: THURSDAY(world),
      starts_at: '10:00',
      ends_at: '14:00',
      tea: true,
      special: false,
    }),
  }),
  fillsAt('11T15:30', {
    by: 'he-jun',
    clause: 'S002.24-10b',
    id: 'booking.stocktaking',
    values: (world) => ({
      room: 'one',
      starts_on: THURSDAY(world),
      starts_at: '16:00',
      ends_at: '17:30',
      tea: false,
      special: false,
    }),
  }),
  fillsAt('12T09:45', {
    by: 'luo-hao',
    clause: 'S002.11-07b',
    id: 'ready.chengdu',
    about: `booking:${ROOM}`,
    values: () => ({ set: ['tea', 'flowers'] }),
  }),
  // The cups are nobody's duty; what did not go by the half-hour is noted, twice
  tea('12T11:20', 'tea.chengdu.1', '10:35', 'closed-door'),
  tea('12T13:05', 'tea.chengdu.2', '11:55', 'asked-not-to'),
  fillsAt('12T13:40', {
    by: 'zhao-lei',
    clause: 'S002.26-03d',
    id: 'longer.chengdu',
    about: `booking:${ROOM}`,
    values: (world) => ({ room: 'two', starts_on: THURSDAY(world), starts_at: '14:00', ends_at: '16:30' }),
  }),
  saysYes('12T13:52', 'gao-lin', `booking:${ROOM}`),
];
