import { answered } from '../../../server/modules/events/inviting/answered.ts';
import { confirm } from '../../../server/modules/events/inviting/confirm.ts';
import { invite } from '../../../server/modules/events/inviting/invite.ts';
import { listProspects } from '../../../server/modules/events/inviting/list-prospects.ts';
import { releaseSeats } from '../../../server/modules/events/inviting/release-seats.ts';
import { countMaterial } from '../../../server/modules/events/planning/count-material.ts';
import { fileEvent } from '../../../server/modules/events/planning/file-event.ts';
import { holdMeeting } from '../../../server/modules/events/planning/hold-meeting.ts';
import { publishProgress } from '../../../server/modules/events/planning/publish.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { GUESTS, type Guest } from '../guests.ts';
import type { Step } from '../step.ts';
import { caller, type World } from '../the-world.ts';
import { ASKED, WAITING } from './guest-list.ts';
import { invitationOf, SPRING } from './plan-spring.ts';

/** What happens for Saturday's get-together from Monday to Friday evening. */

const step = (moment: string, does: (tx: Transaction, world: World) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => does(tx, world)),
});

const count = (moment: string, item: Item, have: number, wanted: number, by = 'member:he-jun') =>
  step(moment, (tx) =>
    countMaterial(tx, SPRING, { id: `spring.${item}.${moment}`, item, have, wanted }, by, 'demo'),
  );
type Item = 'venue' | 'stock' | 'equipment' | 'gifts' | 'supplies';

const progress = (moment: string) =>
  step(moment, (tx) => publishProgress(tx, SPRING, 'member:he-jun', 'demo'));
const meeting = (moment: string, held: 'stocktaking' | 'eve', attended: number, minutes: string) =>
  step(moment, (tx) =>
    holdMeeting(
      tx,
      SPRING,
      { id: `spring.${held}`, meeting: held, attended, minutes },
      'member:lin-tao',
      'demo',
    ),
  );

/** Seven of the 104 are not reached a second time, and one says no by not answering: 96 are re-confirmed. Two of them come. */
const NOT_AGAIN: Readonly<Record<string, number>> = { 'peng-yulan': 4, 'zhou-xiaoyun': 3, 'wu-dan': 1 };

export const BEFORE_SATURDAY: readonly Step[] = [
  count('09T17:00', 'venue', 1, 1),
  count('09T17:01', 'stock', 1, 1),
  count('09T17:02', 'equipment', 3, 5),
  count('09T17:03', 'gifts', 0, 120),
  count('09T17:04', 'supplies', 4, 6),
  progress('09T17:30'),
  ...WAITING.map(({ guest, inviter, moment }) => step(moment, (tx) => comesUp(tx, guest, inviter))),
  step('10T15:20', (tx) =>
    fileEvent(
      tx,
      SPRING,
      { reference: '雁市监活备 2026-031', plan: true, qualifications: true, materials: true, pledge: true },
      'member:he-jun',
      'demo',
    ),
  ),
  count('10T16:40', 'equipment', 4, 5),
  progress('10T17:30'),
  step('11T17:00', (tx) => confirmOnce(tx)),
  count('11T17:10', 'equipment', 5, 5),
  count('11T17:12', 'supplies', 6, 6),
  progress('11T17:30'),
  count('12T15:30', 'gifts', 90, 120),
  meeting('12T16:00', 'stocktaking', 14, '礼品差 30,谢军今天补齐'),
  count('12T17:40', 'gifts', 120, 120, 'member:xie-jun'),
  progress('12T17:45'),
  step('13T11:00', (tx) => confirmsLate(tx)),
  meeting('13T16:30', 'eve', 15, '岗位、车辆、签到口都过了一遍'),
  step('13T17:40', (tx) => confirmAgain(tx)),
  step('13T18:00', (tx) => releaseSeats(tx)),
];

/** An invitation in person on Tuesday, to somebody who had been asked and was not sure. */
export async function invitesInPerson(tx: Transaction, id: string, guest: Guest): Promise<void> {
  await invite(
    tx,
    invitationOf({ guest }),
    {
      id,
      channel: 'visit',
      agreed: true,
      warmedUp: true,
      confident: true,
      likelihood: 'sure',
      answer: 'yes',
      companions: 0,
      care: [],
      stop: '松涛路口',
      note: '看天气,多半来;坐前排',
    },
    caller('wang-min'),
    'demo',
  );
}

/** Telephones and wants to come; the hall is promised away. */
async function comesUp(tx: Transaction, guest: Guest, inviter: string): Promise<void> {
  await listProspects(tx, SPRING, { prospects: [{ customer: guest.id, inviter }] }, caller('sun-yue'));
  const { id } = await tx
    .selectFrom('invitation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', SPRING)
    .where('customer_id', '=', guest.id)
    .executeTakeFirstOrThrow();
  const reply = { id: `spring.${guest.id}`, answer: 'yes' as const, companions: 0, care: [], stop: '' };
  await answered(tx, id, reply, 'sun-yue', 'demo');
}

interface Live {
  id: string;
  state: string;
  likelihood: string;
  inviter: string;
  customer_id: string;
  reconfirmed_at: Date | null;
}

const live = (tx: Transaction): Promise<Live[]> =>
  tx
    .selectFrom('invitation')
    .select(['id', 'state', 'likelihood', 'inviter', 'customer_id', 'reconfirmed_at'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', SPRING)
    .where('state', 'in', ['invited', 'accepted'])
    .orderBy('inviter')
    .orderBy('id')
    .execute();

/** The first round: whoever is sure or likely says yes, gets a pass and is confirmed; sixteen do not know yet. */
async function confirmOnce(tx: Transaction): Promise<void> {
  for (const { id, state, likelihood, inviter } of await live(tx)) {
    if (likelihood === 'unsure') continue;
    if (state === 'invited')
      await answered(tx, id, { ...YES, id: `spring.yes.${id}`, ...careOf(id) }, inviter, 'demo');
    await confirm(tx, id, { id: `spring.first.${id}`, round: 'first' }, caller(inviter), 'demo');
  }
}

const YES = { answer: 'yes' as const, companions: 0, care: [] as string[], stop: '' };

/** Six come in a wheelchair or hear badly; the bus takes 32 at two stops. */
function careOf(id: string): { care: string[]; stop: string } {
  const place = ASKED.findIndex(({ guest }) => invitationOf({ guest }) === id);
  // Places of six who stay on the list to the end
  const care = place % 20 === 16 ? (place % 40 === 16 ? ['wheelchair'] : ['hearing']) : [];
  const stop = place >= 0 && place < 18 ? '松涛路口' : place >= 29 && place < 43 ? '老城菜市场' : '';
  return { care, stop };
}

/** Promoted on Friday morning, reached at once. */
async function confirmsLate(tx: Transaction): Promise<void> {
  const { id, inviter } = (await live(tx)).find(
    ({ customer_id }) => customer_id === GUESTS.jiangWenbin.id,
  ) as Live;
  await confirm(tx, id, { id: `spring.first.${id}`, round: 'first' }, caller(inviter), 'demo');
}

async function confirmAgain(tx: Transaction): Promise<void> {
  const rows = (await live(tx)).filter(
    ({ state, customer_id }) => state === 'accepted' && customer_id !== GUESTS.zhaoXiulan.id,
  );
  const zhao = invitationOf({ guest: GUESTS.zhaoXiulan });
  await confirm(tx, zhao, { id: 'spring.again.zhao', round: 'again' }, caller('wang-min'), 'demo');
  for (const [inviter, theirs] of Map.groupBy(rows, (row) => row.inviter))
    for (const { id } of theirs.slice(0, theirs.length - (NOT_AGAIN[inviter] ?? 0)))
      await confirm(tx, id, { id: `spring.again.${id}`, round: 'again' }, caller(inviter), 'demo');
}
