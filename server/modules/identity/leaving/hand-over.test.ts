import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/world/database.ts';
import { smallCompany } from '../../../../test/world/small-company.ts';
import { introduce } from '../../../ledger/index.ts';
import { SettableClock } from '../../../platform/clock.ts';
import { identity } from '../index.ts';
import { giveNotice } from './give-notice.ts';
import { handOver } from './hand-over.ts';
import { handoverOf } from './handover.ts';
import { leave } from './leave.ts';
import { nameHeirs } from './name-heirs.ts';
import { obligationsParty } from './obligations.ts';
import type { HandoverParty } from './party.ts';

const clock = new SettableClock('2026-03-10T09:00:00+08:00');
const { db } = await testDatabase({ clock });
const here = <R>(work: Parameters<typeof db.inOrganisation<R>>[1]) => db.inOrganisation('anhe', work);

/** Another module's side of the seam: who holds which thing. */
const holders = new Map<string, string>();
const party = (what: 'customers' | 'files', byHand: boolean): HandoverParty => ({
  what,
  byHand,
  held: async (_, member) =>
    [...holders]
      .filter(
        ([ref, holder]) => holder === member && ref.startsWith(what === 'files' ? 'file:' : 'customer:'),
      )
      .map(([ref]) => ({
        ref,
        title: { zh: ref, en: ref },
        proposed: ref === 'customer:li' ? { to: 'li-qiang', because: { zh: '片区', en: 'area' } } : null,
      })),
  move: async (_, from, moves) => {
    const mine = moves.filter(({ ref }) => holders.get(ref) === from);
    for (const { ref, to } of mine) holders.set(ref, to);
    return mine.map(({ ref }) => ref);
  },
});
const parties = [party('files', true), party('customers', false), obligationsParty];
const hand = { by: 'member:gao-lin' };
const told = () =>
  here((tx) =>
    tx.selectFrom('fact').select('data').where('kind', '=', 'member.handed-over').orderBy('seq').execute(),
  );

beforeAll(async () => {
  introduce([identity]);
  await smallCompany({ db });
  for (const id of ['file:F-0097', 'file:F-0112', 'file:F-0118', 'customer:li', 'customer:he'])
    holders.set(id, 'zhou-xiaoyun');
  await here((tx) =>
    giveNotice(tx, { id: 'bye', member: 'zhou-xiaoyun', lastDay: '2026-03-15', hour: '17:30' }, hand),
  );
});

it('shows proposals with their reason; a proposal is not a name yet', async () => {
  const { things } = await here((tx) => handoverOf(tx, 'bye', parties));
  const li = things.find(({ ref }) => ref === 'customer:li');
  expect(li).toMatchObject({
    proposed: { to: { name: '李强' }, because: { zh: '片区' } },
    named: null,
    byHand: false,
  });
});

it('counts paper as it comes in, and names what is out', async () => {
  await here((tx) =>
    nameHeirs(
      tx,
      'bye',
      [
        { ref: 'file:F-0118', to: 'chen-hui' },
        { ref: 'customer:li', to: 'li-qiang' },
      ],
      parties,
      hand.by,
    ),
  );
  await here((tx) => handOver(tx, 'bye', ['file:F-0118'], parties, hand.by));
  expect(holders.get('file:F-0118')).toBe('chen-hui');
  expect(await told()).toEqual([
    { data: { what: 'files', of: 3, done: 1, outstanding: ['file:F-0097', 'file:F-0112'] } },
  ]);
});

it('at the hour moves customers to those named, the rest to the line manager, and waits for no paper', async () => {
  clock.set('2026-03-15T17:30:00+08:00');
  const handed = await here((tx) => leave(tx, 'bye', parties, hand));
  expect(handed).toEqual({ moved: 2, outstanding: 2 });
  expect(Object.fromEntries(holders)).toEqual({
    'file:F-0097': 'zhou-xiaoyun',
    'file:F-0112': 'zhou-xiaoyun',
    'file:F-0118': 'chen-hui',
    'customer:li': 'li-qiang',
    'customer:he': 'zhao-lei',
  });
  const { departure } = await here((tx) => handoverOf(tx, 'bye', parties));
  expect(departure).toMatchObject({ state: 'left', held: 2 });
});

it('takes paper that comes in after the last day', async () => {
  clock.set('2026-03-18T10:00:00+08:00');
  await here((tx) => handOver(tx, 'bye', ['file:F-0097', 'file:F-0112'], parties, hand.by));
  expect((await told()).at(-1)).toEqual({ data: { what: 'files', of: 3, done: 3, outstanding: [] } });
  expect((await here((tx) => handoverOf(tx, 'bye', parties))).departure.held).toBe(0);
});
