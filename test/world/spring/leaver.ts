import { giveAreas } from '../../../server/modules/customers/allocation/areas.ts';
import { customersParty, filesParty } from '../../../server/modules/customers/index.ts';
import { obligationsParty } from '../../../server/modules/identity/index.ts';
import { handOver } from '../../../server/modules/identity/leaving/hand-over.ts';
import { handoverOf } from '../../../server/modules/identity/leaving/handover.ts';
import { leave } from '../../../server/modules/identity/leaving/leave.ts';
import { nameHeirs } from '../../../server/modules/identity/leaving/name-heirs.ts';
import { ticketsParty } from '../../../server/modules/tickets/index.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { HERS } from '../old-folders.ts';
import type { Step } from '../step.ts';
import { doer } from '../the-world.ts';

/** 周小云 leaves: forty folders come in one by one, forty customers get somebody by name, the hour waits for no paper. */

export const DEPARTURE = 'notice.zhou-xiaoyun';
export const PARTIES = [customersParty, filesParty, ticketsParty, obligationsParty];
const ZHAO = 'member:zhao-lei';

const step = (moment: string, does: (tx: Transaction) => Promise<unknown>): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => does(tx)),
});

const comeIn = (tx: Transaction, from: number, to: number) =>
  handOver(
    tx,
    DEPARTURE,
    HERS.slice(from, to).map((number) => `file:${number}`),
    PARTIES,
    ZHAO,
  );

/** 赵磊 gives 吴丹 the south of the town, and adopts whom S003.2-11 and -12 propose for her forty customers. */
async function namesHeirs(tx: Transaction): Promise<void> {
  await giveAreas(tx, 'wu-dan', ['城南片区'], doer('zhao-lei'));
  const { things } = await handoverOf(tx, DEPARTURE, PARTIES);
  const named = things.flatMap(({ ref, proposed }) => (proposed ? [{ ref, to: proposed.to.id }] : []));
  await nameHeirs(tx, DEPARTURE, named, PARTIES, ZHAO);
}

export const LEAVER: readonly Step[] = [
  step('12T17:30', (tx) => comeIn(tx, 0, 22)),
  step('15T16:45', (tx) => namesHeirs(tx)),
  step('15T17:20', (tx) => comeIn(tx, 22, 38)),
  step('15T17:30', (tx) => leave(tx, DEPARTURE, PARTIES, { by: 'system:clock', source: 'clock' })),
];
