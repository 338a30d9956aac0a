import { type NewFact, record } from '../../../server/ledger/index.ts';
import { holdMeeting } from '../../../server/modules/events/planning/hold-meeting.ts';
import type { Step } from '../step.ts';
import { dayAt, type World } from '../the-world.ts';
import { SPRING } from './plan-spring.ts';

/** What those at the event tick on their cards: the microphones, the recording, the hall left clean. */

const said = (
  moment: string,
  kind: string,
  by: string,
  data: (world: World) => NewFact['data'] = () => ({}),
): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) =>
    world.tx((tx) =>
      record(tx, {
        id: `spring.${kind}`,
        kind,
        subject: `event:${SPRING}`,
        actor: `member:${by}`,
        source: 'demo',
        data: data(world),
      }),
    ),
});

export const SAID: readonly Step[] = [
  {
    moment: '2026-03-13T10:00',
    does: (world) =>
      world.tx((tx) =>
        holdMeeting(
          tx,
          SPRING,
          { id: 'spring.division', meeting: 'division', attended: 12, minutes: '每个岗位都有人' },
          'member:he-jun',
          'demo',
        ),
      ),
  },
  said('14T08:30', 'equipment.checked', 'luo-hao', () => ({ missing: [] })),
  // With the host's first words, which say that it is recorded
  said('14T09:08', 'recording.started', 'luo-hao', (world) => ({
    keep_until: dayAt(world, '2026-06-12T12:00'),
  })),
  said('14T11:12', 'draw.published', 'tang-ting', () => ({ prizes: 5 })),
  said('14T12:45', 'site.cleared', 'luo-hao', () => ({ missing: ['microphone'] })),
  said('14T13:45', 'goods.brought-back', 'xie-jun'),
];
