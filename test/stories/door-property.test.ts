import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { DoorAct } from '../../contract/door.ts';
import type { Device } from '../world/app.ts';
import {
  doing,
  type EventHouse,
  eventHouse,
  guests,
  invite,
  makeEvent,
  openTestDesk,
  type TestDesk,
} from '../world/event-house.ts';
import { signedIn } from '../world/small-company.ts';

/**
 * Two desks, a network that loses answers: whatever each desk did, in whatever batches it is sent and however often
 * it is sent again, the same people are in the hall, each counted once.
 */

let house: EventHouse;
let manager: Device;
beforeAll(async () => {
  house = await eventHouse();
  manager = await signedIn(house, 'he-jun');
});

const CARDS = ['1', '2', '3'];
/** What one desk does: a guest's code or number, a card, or a code that is nobody's. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('pass', 'number'), guest: fc.nat(guests.length - 1) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('card'), guest: fc.nat(CARDS.length - 1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stranger'), guest: fc.constant(0) }) },
);
type Step = { do: string; guest: number };
/** How it reaches the server: so many at a time, each batch so many times. */
const sending = fc.array(
  fc.record({ size: fc.integer({ min: 1, max: 4 }), times: fc.integer({ min: 1, max: 3 }) }),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const desk = fc.record({ steps: fc.array(step, { maxLength: 10 }), sending });

it('counts the same people, whatever the order and however often a batch comes', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(desk, desk, async (a, b) => {
      const event = `run-${run++}`;
      const passes = await house.db.inOrganisation('anhe', async (tx) => {
        await makeEvent(tx, event);
        return invite(tx, event, guests);
      });
      const actsOf = ({ steps }: { steps: Step[] }) => steps.map((one) => actOf(one, passes));
      const [actsA, actsB] = [actsOf(a), actsOf(b)];
      const desks = await Promise.all(
        ['A', 'B'].map((name) => openTestDesk(house, name, { by: manager, event })),
      );
      const [deskA, deskB] = desks as [TestDesk, TestDesk];
      await Promise.all([sendAll(deskA, actsA, a.sending), sendAll(deskB, actsB, b.sending)]);
      const [ca, cb] = [await deskA.counts(), await deskB.counts()];
      const came = new Set([...a.steps, ...b.steps].flatMap(personOf));
      expect(ca.people).toBe(came.size);
      expect({ ...cb, asOf: '' }).toEqual({ ...ca, asOf: '' });
      const sum = (parts: readonly { people: number }[]) =>
        parts.reduce((all, { people }) => all + people, 0);
      expect([sum(ca.byDoor), sum(ca.byInviter), ca.invited + ca.walkIns]).toEqual(Array(3).fill(came.size));
      await expectOneRowEach(event, actsA.length + actsB.length);
    }),
    { numRuns: 15, seed: 20260314 },
  );
}, 120_000);

/** Each act is one row whatever was sent, and nobody is in the hall twice. */
async function expectOneRowEach(event: string, acts: number): Promise<void> {
  const rows = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('scan').select(['guest', 'verdict']).where('event_id', '=', event).execute(),
  );
  expect(rows).toHaveLength(acts);
  const here = rows.filter(({ verdict }) => verdict === 'admitted').map(({ guest }) => guest);
  expect(new Set(here).size).toBe(here.length);
}

const personOf = (one: Step): string[] => {
  if (one.do === 'stranger') return [];
  return [one.do === 'card' ? `card ${one.guest}` : `guest ${one.guest}`];
};

function actOf(one: Step, passes: EventHouse['passes']): DoorAct {
  if (one.do === 'stranger') return doing.pass('6901234567892');
  if (one.do === 'card') return doing.walkIn(CARDS[one.guest] as string, 'wang-min');
  const pass = passes[guests[one.guest]?.id as string] as { code: string; number: string };
  return one.do === 'pass' ? doing.pass(pass.code) : doing.number(pass.number);
}

/** Answers that are lost on the way: the device sends the batch again, at once or side by side. */
async function sendAll(
  desk: TestDesk,
  acts: readonly DoorAct[],
  how: readonly { size: number; times: number }[],
) {
  for (let from = 0, nth = 0; from < acts.length; nth++) {
    const { size, times } = how[nth % how.length] as { size: number; times: number };
    const batch = acts.slice(from, from + size);
    const answers = await Promise.all(Array.from({ length: times }, () => desk.send(...batch)));
    for (const again of answers)
      expect(again.map(({ verdict, reason }) => ({ verdict, reason }))).toEqual(
        answers[0]?.map(({ verdict, reason }) => ({ verdict, reason })),
      );
    from += size;
  }
}
